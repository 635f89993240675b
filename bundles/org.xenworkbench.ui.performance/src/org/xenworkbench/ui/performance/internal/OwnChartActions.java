/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.performance.internal.edit.ChartDialog;
import org.xenworkbench.ui.performance.internal.edit.ChartParts;
import org.xenworkbench.ui.performance.internal.edit.ChartUse;
import org.xenworkbench.ui.performance.internal.edit.ChartsDialog;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;
import org.xenworkbench.ui.performance.internal.own.LineId;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** What leads to the charts that the user defines, in the view's menu and in that of each chart. UI thread. */
final class OwnChartActions {

  private final ChartParts parts;
  private final Supplier<Shell> shell;

  OwnChartActions(ChartParts parts, Supplier<Shell> shell) {
    this.parts = parts;
    this.shell = shell;
  }

  /** Asks for a new chart. */
  void newChart() {
    ChartDialog.openNew(shell.get(), parts, Optional.empty());
  }

  /** The view's menu. */
  void contributeTo(IMenuManager menu) {
    menu.add(action(Messages.OwnChartActions_new, this::newChart));
    menu.add(action(Messages.OwnChartActions_all, () -> new ChartsDialog(shell.get(), parts).open()));
  }

  /** A chart's menu: what it shows may be where a new one begins. */
  void contributeTo(IMenuManager menu, TimeSeriesChart chart) {
    Optional<OwnCharts.Entry> shown = chart.getData() instanceof ChartKey key ? parts.own().inRow(key.group())
        : Optional.empty();
    menu.add(new Separator());
    menu.add(action(Messages.OwnChartActions_new, () -> ChartDialog.openNew(shell.get(), parts, begun(chart))));
    shown.ifPresent(entry -> {
      ChartUse use = new ChartUse(shell.get(), parts);
      if (entry.isUsers()) {
        menu.add(action(Messages.OwnChartActions_edit, () -> use.edit(entry.chart())));
      }
      menu.add(action(Messages.OwnChartActions_duplicate, () -> use.duplicate(entry.chart())));
      if (entry.isUsers()) {
        menu.add(action(Messages.OwnChartActions_delete, () -> use.delete(List.of(entry.chart()))));
      }
    });
  }

  /** A chart that shows the same of whatever is selected; empty if this one has nothing that could be. */
  private static Optional<ChartDefinition> begun(TimeSeriesChart chart) {
    return chart.getData() instanceof ChartKey key ? chart.getModel().flatMap(model -> begun(key, model))
        : Optional.empty();
  }

  static Optional<ChartDefinition> begun(ChartKey key, ChartModel model) {
    boolean isOfObjects = model.stack().isPresent()
        || model.series().stream().anyMatch(line -> LineId.parse(line.id()).isPresent());
    boolean isUsual = key.object() instanceof HostId || key.object() instanceof VmId;
    List<ChartLine> lines = isOfObjects || !isUsual ? List.of() : model.series().stream()
        .limit(ChartDefinition.MOST_LINES).map(line -> line(key, line)).toList();
    return lines.isEmpty() ? Optional.empty()
        : Optional.of(ChartDefinition.of(ChartGroups.label(key.group()), ChartDefinition.Style.LINES, lines));
  }

  private static ChartLine line(ChartKey key, Series line) {
    OptionalInt color = line.colorIndex() < ChartLine.COLORS ? OptionalInt.of(line.colorIndex() + 1)
        : OptionalInt.empty();
    return ChartLine.of(key.object() instanceof HostId ? Whose.HOSTS : Whose.VMS, line.id()).withColor(color);
  }

  private static Action action(String text, Runnable work) {
    return new Action(text) {
      @Override
      public void run() {
        work.run();
      }
    };
  }
}
