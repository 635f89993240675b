/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Map;
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
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/** What a chart's menu offers of alerts: a new rule for its object and one of its metrics. UI thread. */
final class RuleMenu {

  private final TimeSeriesChart chart;

  RuleMenu(TimeSeriesChart chart) {
    this.chart = chart;
  }

  /** Nothing where there are no alerts. */
  void contributeTo(IMenuManager menu) {
    if (PlatformUI.isWorkbenchRunning() && command().isDefined()) {
      menu.add(new Separator());
      MenuManager rules = new MenuManager(Messages.RuleMenu_new);
      rules.setRemoveAllWhenShown(true);
      rules.addMenuListener(shown -> series().forEach(line -> shown.add(action(line))));
      menu.add(rules);
    }
  }

  private List<Series> series() {
    return chart.getModel().map(ChartModel::series).orElse(List.of());
  }

  private IAction action(Series line) {
    return new Action(NLS.bind(Messages.RuleMenu_metric, SafeText.label(line.label()))) {
      @Override
      public void run() {
        if (chart.getData() instanceof ChartKey key) {
          open(key.object().key(), line.id());
        }
      }
    };
  }

  private static Command command() {
    return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(XenUi.NEW_ALERT_RULE);
  }

  private static void open(String object, String metric) {
    IWorkbench workbench = PlatformUI.getWorkbench();
    ParameterizedCommand command = ParameterizedCommand.generateCommand(command(),
        Map.of(XenUi.RULE_OBJECT, object, XenUi.RULE_METRIC, metric));
    try {
      workbench.getService(IHandlerService.class).executeCommand(command, null);
    } catch (CommandException e) {
      Problems.show(Messages.RuleMenu_failed, e);
    }
  }
}
