/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.performance.internal.own.LineId;

/**
 * What a chart's menu offers of alerts: a new rule for its object and one of its metrics; where it shows who takes what
 * of a host, for one of the VMs. UI thread.
 */
final class RuleMenu {

  private final TimeSeriesChart chart;

  /**
   * A rule that can be begun.
   *
   * @param metric what it looks at; empty if the chart shows the sum of several, of which none is more likely
   */
  record Offer(String label, ObjectId object, Optional<String> metric) {
  }

  RuleMenu(TimeSeriesChart chart) {
    this.chart = chart;
  }

  /** Nothing where there are no alerts. */
  void contributeTo(IMenuManager menu) {
    List<Offer> offers = offers(chart);
    if (!offers.isEmpty() && PlatformUI.isWorkbenchRunning() && command().isDefined()) {
      menu.add(new Separator());
      MenuManager rules = new MenuManager(Messages.RuleMenu_new);
      offers.forEach(offer -> rules.add(action(offer)));
      menu.add(rules);
    }
  }

  /** What rules a chart can begin; none if nobody has said what it is of. */
  static List<Offer> offers(TimeSeriesChart chart) {
    return chart.getData() instanceof ChartKey key
        ? chart.getModel().map(model -> offers(key, model)).orElse(List.of()) : List.of();
  }

  private static List<Offer> offers(ChartKey key, ChartModel model) {
    List<Offer> defined = model.series().stream().flatMap(line -> LineId.parse(line.id())
        .map(id -> new Offer(line.label(), id.object(), Optional.of(id.metric()))).stream()).toList();
    if (!defined.isEmpty()) { // its lines may be of several objects
      return defined;
    }
    if (model.stack().isEmpty()) {
      return model.series().stream()
          .map(line -> new Offer(line.label(), key.object(), Optional.of(line.id()))).toList();
    }
    Optional<String> metric = switch (key.group()) {
      case Metrics.GROUP_CPU -> Optional.of(Metrics.CPU_USAGE);
      case Metrics.GROUP_MEMORY -> Optional.of(Metrics.MEMORY);
      default -> Optional.empty();
    };
    return model.series().stream().flatMap(line -> ShareCharts.vm(line.id())
        .map(vm -> new Offer(line.label(), vm, metric)).stream()).toList();
  }

  private static IAction action(Offer offer) {
    return new Action(NLS.bind(Messages.RuleMenu_metric, SafeText.label(offer.label()))) {
      @Override
      public void run() {
        open(offer);
      }
    };
  }

  private static Command command() {
    return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(XenUi.NEW_ALERT_RULE);
  }

  private static void open(Offer offer) {
    IWorkbench workbench = PlatformUI.getWorkbench();
    Map<String, String> parameters = new HashMap<>(Map.of(XenUi.RULE_OBJECT, offer.object().key()));
    offer.metric().ifPresent(metric -> parameters.put(XenUi.RULE_METRIC, metric));
    ParameterizedCommand command = ParameterizedCommand.generateCommand(command(), parameters);
    try {
      workbench.getService(IHandlerService.class).executeCommand(command, null);
    } catch (CommandException e) {
      Problems.show(Messages.RuleMenu_failed, e);
    }
  }
}
