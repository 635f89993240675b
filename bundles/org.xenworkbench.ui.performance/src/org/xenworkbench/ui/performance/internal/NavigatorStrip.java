/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.charts.TimeNavigator;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** The strip of all time below the charts, which the user can do without. UI thread. */
final class NavigatorStrip {

  private static final String HIDDEN = "navigatorHidden";

  private final TimeNavigator strip;
  private final Consumer<Boolean> wanted;
  private boolean isWanted = true;

  /**
   * Creates it.
   *
   * @param ranges hears what the user wants to see
   * @param wanted hears whether there is to be something to show
   */
  NavigatorStrip(Composite parent, RangeListener ranges, Consumer<Boolean> wanted) {
    this.wanted = wanted;
    strip = new TimeNavigator(parent, SWT.NONE, ranges);
    strip.setData("org.eclipse.swtbot.widget.key", "performance.navigator");
    strip.setToolTipText(Messages.Navigator_toolTip);
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(strip);
    strip.setVisible(false);
  }

  /** Restores whether it is wanted. */
  void restore(IMemento memento) {
    isWanted = !Boolean.TRUE.equals(memento.getBoolean(HIDDEN));
    if (!isWanted) {
      wanted.accept(false);
    }
  }

  void save(IMemento memento) {
    memento.putBoolean(HIDDEN, !isWanted);
  }

  void setColors(ChartColors colors) {
    strip.setColors(colors);
  }

  /** Shows all time, and which part of it the charts show; nothing where nothing is known. */
  void show(Optional<ChartModel> all, TimeWindow window, Instant now) {
    all.ifPresent(model -> strip.setModel(upTo(model, window, now)));
    setShown(isWanted && all.isPresent());
    window(window, now);
  }

  /** Shows which part of it the charts show. */
  void window(TimeWindow window, Instant now) {
    strip.setWindow(window.from(now), window.to(now));
  }

  /** What goes on with time ends where the strip does. */
  private ChartModel upTo(ChartModel model, TimeWindow window, Instant now) {
    return window.isLive() && now.isAfter(model.to())
        ? strip.getModel().filter(shown -> shown.to().equals(now) && shown.series().equals(model.series()))
            .orElseGet(() -> model.withRange(model.from(), now))
        : model;
  }

  private void setShown(boolean shown) {
    if (shown != strip.getVisible() && strip.getLayoutData() instanceof GridData data) {
      data.exclude = !shown;
      strip.setVisible(shown);
      strip.getParent().layout();
    }
  }

  void contributeTo(IMenuManager menu) {
    Action toggle = new Action(Messages.Navigator_show, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        isWanted = isChecked();
        setShown(isWanted && strip.getModel().isPresent());
        wanted.accept(isWanted);
      }
    };
    toggle.setChecked(isWanted);
    menu.add(toggle);
  }
}
