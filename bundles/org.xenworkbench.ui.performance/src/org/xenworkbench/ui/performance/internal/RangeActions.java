/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;

/**
 * The buttons and menu entries of the ranges, and of what leads back to now; each is named as its command, whose keys
 * its tooltip shows. UI thread.
 */
final class RangeActions {

  static final String PREFIX = "org.xenworkbench.ui.performance.";
  static final String NOW = "now";
  static final String BACK = "back";

  /** GTK puts the texts of buttons side by side; a separator between them would take more room than there is. */
  private static final String ROOM = "\u2006";

  private final List<RangeAction> ranges = new ArrayList<>();
  private final List<RangeAction> buttons = new ArrayList<>();
  private final IAction now;
  private final IAction back;

  RangeActions(Navigation navigation) {
    for (Range range : Range.values()) {
      ranges.add(new RangeAction(range, range.label(), () -> navigation.choose(range)));
      buttons.add(new RangeAction(range, ROOM + range.label() + ROOM, () -> navigation.choose(range)));
    }
    now = action(Messages.Range_now, NOW, navigation::nowWanted);
    back = action(Messages.Range_back, BACK, navigation::backWanted);
    update(navigation.window());
  }

  private static IAction action(String text, String command, Runnable work) {
    Action action = new Action(text) {
      @Override
      public void run() {
        work.run();
      }
    };
    action.setActionDefinitionId(PREFIX + command);
    return action;
  }

  /** Shows which range it is, and whether one can go to now. */
  void update(TimeWindow window) {
    Stream.concat(ranges.stream(), buttons.stream())
        .forEach(action -> action.setChecked(Range.of(window).filter(action.range::equals).isPresent()));
    now.setEnabled(!window.isLive());
  }

  void contributeTo(IMenuManager menu, IToolBarManager toolBar) {
    buttons.forEach(toolBar::add);
    toolBar.add(new Separator());
    toolBar.add(now);
    ranges.forEach(menu::add);
    menu.add(new Separator());
    menu.add(now);
    menu.add(back);
    menu.add(new Separator());
  }

  private static final class RangeAction extends Action {

    private final Range range;
    private final Runnable work;

    RangeAction(Range range, String text, Runnable work) {
      super(text, IAction.AS_RADIO_BUTTON);
      setToolTipText(range.label());
      this.range = range;
      this.work = work;
      setActionDefinitionId(PREFIX + range.command());
    }

    @Override
    public void run() {
      if (isChecked()) { // the one that is left hears of it, too
        work.run();
      }
    }
  }
}
