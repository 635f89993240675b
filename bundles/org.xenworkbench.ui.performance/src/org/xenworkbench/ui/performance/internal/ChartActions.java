/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.ChartSheet;
import org.xenworkbench.ui.charts.LegendLinks;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.performance.internal.own.LineId;

/**
 * What can be done with charts that are shown together: export, values as a table, colours, scale, and what leads from
 * their bands and markers to where there is more to be known. UI thread.
 */
public final class ChartActions {

  /** Where the colours of a view were, before they were those of all views. */
  private static final String COLORS = "colors";
  private static final String LOGARITHMIC = "logarithmic";

  private final Charts panel;
  private final EventActions events;
  private final ColorChoice choice = new ColorChoice();
  private Optional<LayoutActions> layout = Optional.empty();
  private Consumer<ChartColors> colored = colors -> {};
  private Consumer<VmId> goTo = vm -> {};
  private Optional<OwnChartActions> own = Optional.empty();
  private Optional<IAction> logarithmic = Optional.empty();

  /**
   * Creates them; before there are charts.
   *
   * @param events what can be done with bands and markers
   */
  public ChartActions(Charts panel, EventActions events) {
    this.panel = panel;
    this.events = events;
    panel.setChartListener(this::contributeTo);
    panel.setColors(choice.chosen().orElse(ChartColors.STANDARD));
    choice.follow(panel.control(), this::setColors);
  }

  /** Where charts stand can be changed as well, of those that are made from now on. */
  void onLayout(LayoutActions actions) {
    layout = Optional.of(actions);
  }

  /** Charts can be made and changed as well, those that are made from now on. */
  void onOwn(OwnChartActions actions) {
    own = Optional.of(actions);
  }

  /** Has what stands beside the charts take their colours. */
  void onColors(Consumer<ChartColors> listener) {
    colored = listener;
    listener.accept(panel.colors());
  }

  /** Restores how charts are shown. */
  public void restore(IMemento memento) {
    setColors(choice.chosen().or(() -> ColorChoice.parse(memento.getString(COLORS))).orElse(ChartColors.STANDARD));
    panel.setLogarithmic(Boolean.TRUE.equals(memento.getBoolean(LOGARITHMIC)));
  }

  private void setColors(ChartColors colors) {
    panel.setColors(colors);
    colored.accept(colors);
  }

  /** Stores how charts are shown. */
  public void save(IMemento memento) {
    memento.putBoolean(LOGARITHMIC, panel.isLogarithmic());
  }

  /** Has somebody told that the user wants to go to a VM that a chart names. */
  void onGoTo(Consumer<VmId> listener) {
    goTo = listener;
  }

  /** The view's menu. */
  public void contributeTo(IMenuManager menu) {
    menu.add(new Separator());
    MenuManager colors = new MenuManager(Messages.ChartActions_colors);
    colors.setRemoveAllWhenShown(true);
    colors.addMenuListener(manager -> names().forEach((value, name) -> manager.add(
        action(name, IAction.AS_RADIO_BUTTON, value == panel.colors(), checked -> {
          if (checked) {
            setColors(value);
            choice.choose(value);
          }
        }))));
    menu.add(colors);
    IAction scale = action(Messages.ChartActions_logarithmic, IAction.AS_CHECK_BOX, panel.isLogarithmic(),
        panel::setLogarithmic);
    logarithmic = Optional.of(scale);
    menu.add(scale);
    charted();
    menu.add(new Separator());
    menu.add(action(Messages.ChartActions_table, IAction.AS_PUSH_BUTTON, false, checked -> panel.current()
        .ifPresent(this::showTable)));
    menu.add(action(Messages.ChartActions_export, IAction.AS_PUSH_BUTTON, false, checked -> export()));
  }

  /** Other charts are shown: a scale that none of them can have is not offered. */
  public void charted() {
    logarithmic.ifPresent(scale -> scale.setEnabled(panel.canBeLogarithmic()));
  }

  /** Each chart has them, too, beside its own values as a table. */
  private void contributeTo(TimeSeriesChart chart) {
    MenuManager menu = new MenuManager();
    menu.setRemoveAllWhenShown(true);
    EventActions.OfChart about = events.of(chart);
    RuleMenu rules = new RuleMenu(chart);
    menu.addMenuListener(manager -> {
      about.contributeTo(manager);
      manager.add(action(Messages.ChartActions_table, IAction.AS_PUSH_BUTTON, false, checked -> showTable(chart)));
      manager.add(action(Messages.ChartActions_export, IAction.AS_PUSH_BUTTON, false, checked -> export()));
      addMachines(manager, chart);
      layout.ifPresent(actions -> actions.contributeTo(manager, chart));
      own.ifPresent(actions -> actions.contributeTo(manager, chart));
      rules.contributeTo(manager);
    });
    layout.ifPresent(actions -> actions.install(chart));
    LegendLinks.install(chart, id -> machines(chart).keySet().stream().filter(vm -> isOf(id, vm)).findFirst()
        .ifPresent(goTo));
    chart.setMenu(menu.createContextMenu(chart));
    chart.addListener(SWT.Dispose, event -> menu.dispose());
  }

  /** The VMs that a chart of who takes what of a host names, or one that somebody defined, in its order. */
  private static Map<VmId, String> machines(TimeSeriesChart chart) {
    Map<VmId, String> found = new LinkedHashMap<>();
    chart.getModel().ifPresent(model -> model.series().stream()
        .filter(series -> model.stack().isPresent() || LineId.parse(series.id()).isPresent())
        .forEach(series -> ShareCharts.vm(series.id()).ifPresent(vm -> found.putIfAbsent(vm, series.label()))));
    return found;
  }

  private static boolean isOf(String series, VmId vm) {
    return vm.key().equals(series) || LineId.parse(series).filter(line -> line.object().equals(vm)).isPresent();
  }

  private void addMachines(IMenuManager menu, TimeSeriesChart chart) {
    MenuManager machines = new MenuManager(Messages.ChartActions_goTo);
    machines(chart).forEach((vm, name) -> machines
        .add(action(SafeText.label(name), IAction.AS_PUSH_BUTTON, false, checked -> goTo.accept(vm))));
    if (!machines.isEmpty()) {
      menu.add(machines);
    }
  }

  private static Map<ChartColors, String> names() {
    return new TreeMap<>(Map.of(ChartColors.STANDARD, Messages.ChartActions_standard, ChartColors.PATTERNS,
        Messages.ChartActions_patterns, ChartColors.HIGH_CONTRAST, Messages.ChartActions_highContrast));
  }

  private void showTable(TimeSeriesChart chart) {
    List<String> events = Stream.concat(chart.getEvents().stream(), panel.hostsOf(chart).stream()).toList();
    chart.getModel().ifPresent(model -> new ChartTableDialog(chart.getShell(), model, events).open());
  }

  private void export() {
    ChartSheet sheet = panel.sheet(); // what is seen now, not when the dialog is closed
    if (sheet.isEmpty()) {
      return;
    }
    new ExportChartsDialog(panel.control().getShell(), sheet.size()).ask()
        .ifPresent(draft -> ExportBoardJob.of(sheet, draft, panel.control().getDisplay()).schedule());
  }

  private static Action action(String text, int style, boolean isChecked, Consumer<Boolean> work) {
    Action action = new Action(text, style) {
      @Override
      public void run() {
        work.accept(isChecked());
      }
    };
    if (style != IAction.AS_PUSH_BUTTON) {
      action.setChecked(isChecked);
    }
    return action;
  }
}
