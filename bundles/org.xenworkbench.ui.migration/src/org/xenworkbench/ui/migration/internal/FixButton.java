/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.XenUi;

/**
 * Does what can be done at once about what checks have found: a button whose menu has it all, and Ctrl+1 wherever the
 * focus is in its window, as Eclipse's quick fix. What would take something from somebody asks first. UI thread.
 */
final class FixButton {

  private static final char KEY = '1';

  private final Button button;
  private final Runnable fixed;
  private final Predicate<String> asks;
  private List<Fix> fixes = List.of();
  private int running;

  /** @param fixed what is done when a fix has ended: to check anew */
  FixButton(Composite parent, Runnable fixed) {
    this(parent, fixed, question -> new QuestionDialog(parent.getShell(), Messages.FixButton_title,
        SafeText.label(question), MessageDialog.QUESTION, 1, IDialogConstants.YES_LABEL, IDialogConstants.NO_LABEL)
        .open() == 0);
  }

  /** @param asks asks a question; whether the answer was yes */
  FixButton(Composite parent, Runnable fixed, Predicate<String> asks) {
    this.fixed = fixed;
    this.asks = asks;
    button = new Button(parent, SWT.PUSH);
    button.setText(Messages.FixButton_fix);
    button.setData("org.eclipse.swtbot.widget.key", "migrate.fix");
    button.addListener(SWT.Selection, event -> open());
    Listener key = this::typed;
    Display display = parent.getDisplay();
    display.addFilter(SWT.KeyDown, key);
    button.addDisposeListener(event -> display.removeFilter(SWT.KeyDown, key));
    show(List.of());
  }

  Button control() {
    return button;
  }

  /** Offers what can be done about these. */
  void show(List<Verdict> verdicts) {
    fixes = verdicts.stream().flatMap(verdict -> verdict.fixes().stream()).distinct().toList();
    button.setEnabled(!fixes.isEmpty() && running == 0);
    button.setToolTipText(running > 0 ? Messages.FixButton_running
        : fixes.isEmpty() ? Messages.FixButton_none : Messages.FixButton_tip);
  }

  private void typed(Event event) {
    if (event.keyCode == KEY && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1 && button.isEnabled()
        && event.widget instanceof Control control && control.getShell() == button.getShell()) {
      event.doit = false;
      open();
    }
  }

  private void open() {
    if (button.getMenu() != null) {
      button.getMenu().dispose();
    }
    Menu menu = new Menu(button);
    button.setMenu(menu);
    for (Fix fix : fixes) {
      MenuItem item = new MenuItem(menu, SWT.PUSH);
      item.setText(SafeText.label(fix.label()));
      item.addListener(SWT.Selection, event -> start(fix));
    }
    Point corner = button.toDisplay(0, button.getSize().y);
    menu.setLocation(corner);
    menu.setVisible(true);
  }

  /** Starts one, after asking where that is needed. */
  void start(Fix fix) {
    if (fix.question().isPresent() && !asks.test(fix.question().get())) {
      return;
    }
    Display display = button.getDisplay();
    boolean started = false;
    try {
      running++;
      button.setEnabled(false);
      fix.start(XenUi.user()).whenComplete((done, failure) -> Displays.later(display, this::ended));
      started = true;
    } catch (IllegalArgumentException e) {
      Problems.show(NLS.bind(Messages.FixButton_failed, fix.label()), e);
    } finally {
      if (!started) { // whatever it threw, and the button is to be on again
        ended();
      }
    }
  }

  private void ended() {
    running--;
    if (!button.isDisposed()) {
      fixed.run();
    }
  }
}
