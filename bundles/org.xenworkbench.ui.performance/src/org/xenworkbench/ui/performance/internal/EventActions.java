/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchPage;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.charts.ChartEvents;
import org.xenworkbench.ui.charts.TimeSeriesChart;

/**
 * What leads from bands and markers of charts to their entries in the event log, and from those of migrations to the
 * comparison of both hosts and to the VMs that took most of them; where one stands for several, there is a list to
 * choose from. UI thread.
 */
public final class EventActions {

  /** A menu of more has no end that is seen. */
  private static final int MOST = 25;

  private final Function<List<UUID>, List<LogEntry>> entries;
  private final Supplier<Optional<IWorkbenchPage>> page;

  /**
   * Creates them.
   *
   * @param entries finds those of that identity; must not read a file
   * @param page where views are opened; empty while there is no window
   */
  public EventActions(Function<List<UUID>, List<LogEntry>> entries, Supplier<Optional<IWorkbenchPage>> page) {
    this.entries = entries;
    this.page = page;
  }

  /** Has a click on a band or marker of a chart, and Enter, lead to its entry. */
  OfChart of(TimeSeriesChart chart) {
    return new OfChart(chart);
  }

  private List<LogEntry> find(List<String> keys) {
    return entries.apply(keys.stream().map(UUID::fromString).toList());
  }

  private void show(LogEntry entry) {
    page.get().ifPresent(open -> ShowIn.show(open, XenUi.EVENT_LOG_VIEW, entry));
  }

  private void compare(LogEntry migration) {
    page.get().ifPresent(open -> HostComparison.open(open, migration.correlation()));
  }

  private void showTop(LogEntry migration) {
    page.get().ifPresent(open -> ShowIn.show(open, XenUi.TOP_VIEW, migration));
  }

  private static String text(LogEntry entry) {
    return SafeText.label(NLS.bind(Messages.EventActions_entry, Formats.dateTime(entry.started()), entry.message()));
  }

  /** One entry of the menu, or a menu of several. */
  private static void add(IMenuManager menu, String label, List<LogEntry> found, Consumer<LogEntry> work) {
    if (found.size() == 1) {
      menu.add(action(label, () -> work.accept(found.get(0))));
    } else if (!found.isEmpty()) {
      MenuManager choice = new MenuManager(label);
      addAll(choice, found, work);
      menu.add(choice);
    }
  }

  private static void addAll(IMenuManager menu, List<LogEntry> found, Consumer<LogEntry> work) {
    found.stream().limit(MOST).forEach(entry -> menu.add(action(text(entry), () -> work.accept(entry))));
    if (found.size() > MOST) {
      Action rest = action(NLS.bind(Messages.EventActions_more, Formats.count(found.size() - MOST)), () -> {});
      rest.setEnabled(false);
      menu.add(rest);
    }
  }

  private static Action action(String text, Runnable work) {
    return new Action(text) {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  /** What can be done with the bands and markers of one chart. */
  final class OfChart {

    private final TimeSeriesChart chart;
    /** Where the context menu was asked for; empty where that was by keys. */
    private Optional<Point> asked = Optional.empty();

    private OfChart(TimeSeriesChart chart) {
      this.chart = chart;
      ChartEvents.install(chart, this::chosen);
      chart.addListener(SWT.MenuDetect, this::menuDetected);
    }

    private void menuDetected(Event event) {
      asked = event.detail == SWT.MENU_KEYBOARD ? Optional.empty()
          : Optional.of(chart.toControl(event.x, event.y));
    }

    /** Of one its entry; of several a menu of them. */
    private void chosen(List<String> keys) {
      List<LogEntry> found = find(keys);
      if (found.size() == 1) {
        show(found.get(0));
      } else if (!found.isEmpty()) {
        popUp(found);
      }
    }

    private void popUp(List<LogEntry> found) {
      MenuManager manager = new MenuManager();
      addAll(manager, found, EventActions.this::show);
      Menu menu = manager.createContextMenu(chart);
      // What was chosen is told after the menu has gone.
      menu.addListener(SWT.Hide, event -> chart.getDisplay().asyncExec(manager::dispose));
      menu.setVisible(true);
    }

    /** What can be done with that which the context menu is about. */
    void contributeTo(IMenuManager menu) {
      List<LogEntry> found = find(ChartEvents.keys(chart, asked));
      add(menu, Messages.EventActions_log, found, EventActions.this::show);
      List<LogEntry> migrations = found.stream().filter(HostComparison::fits).toList();
      add(menu, Messages.EventActions_compare, migrations, EventActions.this::compare);
      add(menu, Messages.EventActions_top, migrations, EventActions.this::showTop);
      if (!found.isEmpty()) {
        menu.add(new Separator());
      }
    }
  }
}
