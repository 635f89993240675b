/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Tries an action and shows what came of it: one test at a time, in the background. UI thread. */
final class ActionTest {

  private static final int LINES = 3;

  private final Alerts alerts;
  private final AlertRule rule;
  private final Text result;
  private CompletableFuture<Duration> running = CompletableFuture.completedFuture(Duration.ZERO);
  private @Nullable Button button;
  private boolean isRight;

  /** @param rule for whose alerts it is tried */
  ActionTest(Composite panel, Alerts alerts, AlertRule rule) {
    this.alerts = alerts;
    this.rule = rule;
    result = new Text(panel, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
    result.setData("org.eclipse.swtbot.widget.key", "alerts.testResult");
    result.setText(Messages.ActionTest_hint);
    AccessibleNames.set(result, Messages.ActionTest_accessible);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(400, LINES * result.getLineHeight())
        .applyTo(result);
    panel.addDisposeListener(event -> running.cancel(false));
  }

  /**
   * Gives it its button.
   *
   * @param use what is tried
   * @param secrets the secrets that are not those of the store
   */
  void button(Button created, Supplier<AlertActionUse> use, Supplier<Map<String, Credentials>> secrets) {
    button = created;
    created.setData("org.eclipse.swtbot.widget.key", "alerts.test");
    created.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> run(use.get(), secrets.get())));
  }

  /** The settings are right, or not: then nothing can be tried. */
  void enable(boolean value) {
    isRight = value;
    Button shown = button;
    if (shown != null && !shown.isDisposed()) {
      shown.setEnabled(isRight && running.isDone());
    }
  }

  private void run(AlertActionUse use, Map<String, Credentials> secrets) {
    if (!running.isDone()) {
      return;
    }
    result.setText(Messages.ActionTest_running);
    result.setFocus(); // else the button, which is grey now, leaves the focus to Cancel
    Display display = result.getDisplay();
    running = alerts.test(rule, use, secrets);
    enable(isRight);
    running.whenComplete((took, failure) -> Displays.later(display, () -> {
      if (!result.isDisposed() && !(failure instanceof CancellationException)) {
        result.setText(text(took, failure));
        enable(isRight);
        returnFocus();
      }
    }));
  }

  private void returnFocus() {
    Button shown = button;
    if (shown != null && result.isFocusControl()) {
      shown.setFocus();
    }
  }

  private static String text(@Nullable Duration took, @Nullable Throwable failure) {
    return failure == null ? NLS.bind(Messages.ActionTest_done, Formats.duration(took == null ? Duration.ZERO : took))
        : SafeText.block(NLS.bind(Messages.ActionTest_failed, String.valueOf(failure.getMessage())));
  }
}
