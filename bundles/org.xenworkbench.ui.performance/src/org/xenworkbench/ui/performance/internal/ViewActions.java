/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.ui.Formats;

/** The view's menu: how often is sampled, and which charts are shown. */
final class ViewActions {

  private static final List<Duration> INTERVALS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
      Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final Polling polling;
  private final boolean all;
  private final Consumer<Boolean> showAll;

  /**
   * Creates them.
   *
   * @param all whether all metrics are shown at first
   * @param showAll hears whether they are to be
   */
  ViewActions(Polling polling, boolean all, Consumer<Boolean> showAll) {
    this.polling = polling;
    this.all = all;
    this.showAll = showAll;
  }

  void contributeTo(IMenuManager menu) {
    menu.add(new ShowAll());
  }

  /** How often is sampled, which is no matter of the charts alone. */
  void contributeIntervalTo(IMenuManager menu) {
    MenuManager intervals = new MenuManager(Messages.ViewActions_interval);
    intervals.setRemoveAllWhenShown(true);
    intervals.addMenuListener(manager -> INTERVALS.forEach(interval -> manager.add(interval(interval))));
    menu.add(intervals);
  }

  private IAction interval(Duration interval) {
    Action action = new Action(NLS.bind(Messages.ViewActions_every, Formats.duration(interval)),
        IAction.AS_RADIO_BUTTON) {
      @Override
      public void run() {
        if (isChecked()) {
          polling.setInterval(interval);
        }
      }
    };
    action.setChecked(interval.equals(polling.interval()));
    return action;
  }

  private final class ShowAll extends Action {

    ShowAll() {
      super(Messages.ViewActions_showAll, IAction.AS_CHECK_BOX);
      setChecked(all);
    }

    @Override
    public void run() {
      showAll.accept(isChecked());
    }
  }
}
