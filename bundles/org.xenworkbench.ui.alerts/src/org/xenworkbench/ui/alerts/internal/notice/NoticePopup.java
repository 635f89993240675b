/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.text.MessageFormat;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.notifications.AbstractNotificationPopup;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;

/** A popup in the corner that goes by itself, and leaves the focus where it is. UI thread. */
final class NoticePopup extends AbstractNotificationPopup {

  private static final long DELAY_MILLIS = 10_000;
  /** More are summed up. */
  private static final int MOST = 3;
  private static final int WIDTH = 320;
  private static final int BOTTOM = 4;

  private final IWorkbenchWindow window;
  private final AlertTexts texts;
  private final List<Alert> alerts;
  private final Runnable silence;
  private final Runnable withdrawn;
  private final boolean isOverRecording;
  private final Listener dialogs = event -> giveWay();

  /**
   * Creates it.
   *
   * @param alerts what it tells of, the worst first; not empty
   * @param silence has nothing more told for a while
   * @param withdrawn told that it has gone, since a dialog asks something
   * @param isOverRecording whether a window is open that shows a recording
   */
  NoticePopup(IWorkbenchWindow window, AlertTexts texts, List<Alert> alerts, Runnable silence, Runnable withdrawn,
      boolean isOverRecording) {
    super(window.getShell().getDisplay());
    setParentShell(window.getShell());
    this.window = window;
    this.texts = texts;
    this.alerts = alerts;
    this.silence = silence;
    this.withdrawn = withdrawn;
    this.isOverRecording = isOverRecording;
    setDelayClose(DELAY_MILLIS);
  }

  /** What it tells of, as long as it is there. */
  List<Alert> shown() {
    Shell shell = getShell();
    return shell == null || shell.isDisposed() ? List.of() : alerts;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    Display display = shell.getDisplay();
    display.addFilter(SWT.Show, dialogs); // of our dialogs
    display.addFilter(SWT.Deactivate, dialogs); // of the window below one of the system
    shell.addDisposeListener(event -> {
      display.removeFilter(SWT.Show, dialogs);
      display.removeFilter(SWT.Deactivate, dialogs);
    });
  }

  /** A dialog may be open now, whose buttons it would lie over. */
  private void giveWay() {
    window.getShell().getDisplay().asyncExec(() -> {
      if (!shown().isEmpty() && !NoQuestionOpen.holds(getShell().getDisplay())) {
        close();
        withdrawn.run();
      }
    });
  }

  @Override
  protected String getPopupShellTitle() {
    String title = MessageFormat.format(Messages.NoticePopup_title, alerts.size());
    // It comes up over the window of a recording, too, which has VMs of the same names.
    return isOverRecording ? NLS.bind(Messages.NoticePopup_live, title) : title;
  }

  @Override
  protected Image getPopupShellImage(int maximumHeight) {
    return resources.get(AlertIcon.of(alerts.get(0).rule().severity()).descriptor());
  }

  @Override
  protected void createContentArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 4).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    alerts.stream().limit(MOST).forEach(alert -> line(area, alert));
    if (alerts.size() > MOST) {
      long critical = alerts.stream().filter(alert -> alert.rule().severity() == AlertSeverity.CRITICAL).count();
      Label more = new Label(area, SWT.NONE);
      more.setText(MessageFormat.format(Messages.NoticePopup_more, alerts.size() - MOST, critical));
      GridDataFactory.fillDefaults().span(2, 1).applyTo(more);
    }
    Link links = new Link(area, SWT.NONE);
    links.setText(Messages.NoticePopup_links);
    links.setData("org.eclipse.swtbot.widget.key", "alerts.notice");
    links.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> clicked(event.text)));
    GridDataFactory.fillDefaults().span(2, 1).indent(0, 4).applyTo(links);
    GridDataFactory.fillDefaults().span(2, 1).hint(0, BOTTOM).applyTo(new Label(area, SWT.NONE)); // else it is cut
  }

  private void line(Composite area, Alert alert) {
    Label icon = new Label(area, SWT.NONE);
    icon.setImage(new LocalResourceManager(JFaceResources.getResources(), icon)
        .get(AlertIcon.of(alert.rule().severity()).descriptor()));
    Label text = new Label(area, SWT.WRAP);
    text.setText(SafeText.label(NLS.bind(Messages.NoticePopup_line, new Object[] {alert.objectName(),
        alert.rule().name(), texts.measured(alert)})));
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
  }

  private void clicked(String link) {
    close();
    if (link.equals("silence")) {
      silence.run();
      return;
    }
    try {
      window.getActivePage().showView(XenUi.ALERTS_VIEW);
    } catch (PartInitException e) {
      Problems.show(Messages.NoticePopup_noView, e);
    }
  }
}
