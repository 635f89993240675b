/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.TimeSeriesChart;

/** Where charts stand, how high they are, and which are shown: menus and keys. UI thread. */
final class LayoutActions {

  private static final double STEP = 1.25;

  private final Arrangements arrangements;
  private final UnaryOperator<String> names;

  /** @param names what the chart of a group is called */
  LayoutActions(Arrangements arrangements, UnaryOperator<String> names) {
    this.arrangements = arrangements;
    this.names = names;
  }

  /** Which charts there are, and the way back to the usual ones. */
  void contributeTo(IMenuManager menu) {
    MenuManager charts = new MenuManager(Messages.LayoutActions_charts);
    charts.setRemoveAllWhenShown(true);
    charts.addMenuListener(manager -> fill(manager));
    menu.add(charts);
    menu.add(action(Messages.LayoutActions_reset, true, arrangements::reset));
  }

  private void fill(IMenuManager menu) {
    Map<ChartKey, Boolean> known = arrangements.known();
    known.forEach((key, isShown) -> {
      boolean isFirst = known.keySet().stream().filter(other -> other.group().equals(key.group())
          && other.object().getClass() == key.object().getClass()).findFirst().filter(key::equals).isPresent();
      if (isFirst) { // it is for all objects of its kind
        Action toggle = new Action(SafeText.caption(names.apply(key.group())), IAction.AS_CHECK_BOX) {
          @Override
          public void run() {
            arrangements.hide(key, !isChecked());
          }
        };
        toggle.setChecked(isShown);
        toggle.setEnabled(!isShown || arrangements.canHide(key));
        menu.add(toggle);
      }
    });
  }

  /** What can be done with one chart. */
  void contributeTo(IMenuManager menu, TimeSeriesChart chart) {
    menu.add(new Separator());
    key(chart, key -> {
      menu.add(action(NLS.bind(Messages.LayoutActions_up, "Alt+Up"), arrangements.canMove(key, true),
          () -> arrangements.move(key, true)));
      menu.add(action(NLS.bind(Messages.LayoutActions_down, "Alt+Down"), arrangements.canMove(key, false),
          () -> arrangements.move(key, false)));
      menu.add(action(NLS.bind(Messages.LayoutActions_larger, "Alt+Shift+Down"), true, () -> stretch(key, STEP)));
      menu.add(action(NLS.bind(Messages.LayoutActions_smaller, "Alt+Shift+Up"), true, () -> stretch(key, 1 / STEP)));
      menu.add(action(Messages.LayoutActions_hide, arrangements.canHide(key), () -> arrangements.hide(key, true)));
    });
  }

  /** Has a chart hear the keys for it. */
  void install(TimeSeriesChart chart) {
    chart.addListener(SWT.KeyDown, event -> {
      int modifiers = event.stateMask & SWT.MODIFIER_MASK;
      if (modifiers == SWT.ALT) {
        pressed(event, up -> key(chart, key -> arrangements.move(key, up)));
      } else if (modifiers == (SWT.ALT | SWT.SHIFT)) { // where the lower edge goes; Alt+- is the workbench's
        pressed(event, up -> key(chart, key -> stretch(key, up ? 1 / STEP : STEP)));
      }
    });
  }

  private static void pressed(Event event, Consumer<Boolean> work) {
    switch (event.keyCode) {
      case SWT.ARROW_UP -> work.accept(true);
      case SWT.ARROW_DOWN -> work.accept(false);
      default -> {}
    }
  }

  private void stretch(ChartKey key, double factor) {
    int height = arrangements.height(key);
    int next = (int) Math.round(height * factor);
    boolean passesUsual = (height - Arrangement.WHOLE) * (next - Arrangement.WHOLE) < 0
        || Math.abs(next - Arrangement.WHOLE) <= 2;
    arrangements.setHeight(key, passesUsual ? Arrangement.WHOLE : next);
  }

  private static void key(TimeSeriesChart chart, Consumer<ChartKey> work) {
    if (chart.getData() instanceof ChartKey key) {
      work.accept(key);
    }
  }

  private static Action action(String text, boolean isEnabled, Runnable work) {
    Action action = new Action(text) {
      @Override
      public void run() {
        work.run();
      }
    };
    action.setEnabled(isEnabled);
    return action;
  }
}
