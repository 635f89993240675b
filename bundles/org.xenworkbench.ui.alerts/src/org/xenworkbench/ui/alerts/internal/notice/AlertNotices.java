/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.ISourceProviderService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.action.ReadOnly;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.ObjectNames;

/**
 * Tells of alerts while the engine runs, whichever views are open: the number in the status line, and a popup of what
 * was raised, after a moment, so that many are told at once. It never takes the focus.
 */
@Component
public final class AlertNotices implements EnginePart {

  private static final int PAUSE_MILLIS = 1_000;
  private static final int COUNT_MILLIS = 250;
  private static final Duration SILENCE = Duration.ofHours(1);

  private final Alerts alerts;
  private final AlertTexts texts;
  private final Notices notices = new Notices(NoticeChoice::current, Timing.system().clock());
  private final AtomicBoolean telling = new AtomicBoolean();
  private final AtomicBoolean counting = new AtomicBoolean();
  private final Registration registration;
  /** What is on the screen, or was; set on the UI thread. */
  private volatile @Nullable NoticePopup popup;

  /** Begins to follow the alerts. */
  @Activate
  public AlertNotices(@Reference Alerts alerts, @Reference Sampler sampler, @Reference Inventory inventory,
      @Reference HostGroups groups) {
    this.alerts = alerts;
    texts = new AlertTexts(sampler, new ObjectNames(inventory, groups));
    registration = alerts.addListener(this::changed);
    count();
  }

  @Deactivate
  void deactivate() {
    registration.close();
  }

  private void changed(Alert alert, AlertPhase phase) {
    count();
    boolean isNews = notices.changed(alert, phase);
    boolean isToldOf = phase == AlertPhase.RESOLVED && popup != null;
    if (isNews || isToldOf) {
      tellLater();
    }
  }

  private void tellLater() {
    if (telling.compareAndSet(false, true)) {
      onUi(display -> display.timerExec(PAUSE_MILLIS, this::tell), telling);
    }
  }

  private void count() {
    if (counting.compareAndSet(false, true)) {
      onUi(display -> display.timerExec(COUNT_MILLIS, this::showCount), counting);
    }
  }

  private void showCount() {
    counting.set(false);
    Object service = PlatformUI.isWorkbenchRunning()
        ? PlatformUI.getWorkbench().getService(ISourceProviderService.class) : null; // none at its end
    if (service instanceof ISourceProviderService providers
        && providers.getSourceProvider(AlertCount.VARIABLE) instanceof AlertCount count) {
      List<Alert> active = alerts.active();
      count.set(active);
      AlertTab.show(PlatformUI.getWorkbench(), active.size());
    }
  }

  private interface Work {
    void on(Display display);
  }

  /** Without a window, as in a test or at the end, there is nobody to tell. */
  private static void onUi(Work work, AtomicBoolean asked) {
    if (PlatformUI.isWorkbenchRunning()) {
      Display display = PlatformUI.getWorkbench().getDisplay();
      Displays.later(display, () -> work.on(display));
    } else {
      asked.set(false);
    }
  }

  /** The active window, or another one, but none that shows a recording: these alerts are not of then. */
  private static Optional<IWorkbenchWindow> live(IWorkbench workbench) {
    return Stream.concat(Windows.active(workbench).stream(),
        Stream.of(workbench.getWorkbenchWindows())).filter(window -> ReadOnly.reason(window).isEmpty()).findFirst();
  }

  private void tell() {
    telling.set(false);
    if (!PlatformUI.isWorkbenchRunning() || !NoQuestionOpen.holds(PlatformUI.getWorkbench().getDisplay())) {
      tellLater(); // it would lie over the buttons of a dialog
      return;
    }
    NoticePopup before = popup;
    List<Alert> shown = before == null ? List.of() : before.shown();
    List<Alert> still = shown.stream().flatMap(alert -> alerts.alert(alert.id()).stream()).toList();
    List<Alert> all = notices.take(still);
    IWorkbench workbench = PlatformUI.getWorkbench();
    Optional<IWorkbenchWindow> window = live(workbench);
    if (all.equals(shown) || workbench.isClosing() || window.isEmpty()) {
      return;
    }
    popup = null;
    if (before != null) {
      before.close();
    }
    if (!all.isEmpty()) {
      NoticePopup next = new NoticePopup(window.get(), texts, all, () -> notices.silence(SILENCE), () -> again(all),
          Stream.of(workbench.getWorkbenchWindows()).anyMatch(each -> ReadOnly.reason(each).isPresent()));
      popup = next;
      next.open();
    }
  }

  private void again(List<Alert> shown) {
    popup = null;
    notices.again(shown.stream().flatMap(alert -> alerts.alert(alert.id()).stream()).toList());
    tellLater();
  }
}
