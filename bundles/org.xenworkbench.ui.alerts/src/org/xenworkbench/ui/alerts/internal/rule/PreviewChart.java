/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.alerts.internal.ObjectNames;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.charts.model.ValueAxis;

/** Makes the chart of a preview: one object's history with the levels of the rule. Reads files: not on a UI thread. */
final class PreviewChart {

  private static final int POINTS = 600;

  private final MetricHistory history;
  private final AlertTexts texts;
  private final ObjectNames names;

  PreviewChart(RuleParts parts) {
    this.history = parts.history();
    this.texts = parts.texts();
    this.names = parts.names();
  }

  /**
   * The chart.
   *
   * @param firings when the rule would have fired on that object; those of others do no harm
   */
  ChartModel of(AlertRule rule, ObjectId object, List<AlertPreview.Firing> firings, Instant from, Instant to) {
    Scope measured = rule.scope().measured();
    ChartModel.Builder chart = ChartModel.builder(SafeText.cell(names.name(object)),
        axis(texts.unit(measured, rule.metric()))).caption(SafeText.cell(texts.condition(rule))).range(from, to)
        .add(series(rule, object, from, to));
    chart.add(new Threshold(rule.level(), Messages.PreviewChart_level, role(rule.severity())));
    if (Double.compare(rule.clearing(), rule.level()) != 0) {
      chart.add(new Threshold(rule.clearing(), Messages.PreviewChart_clearing, ColorRole.NEUTRAL));
    }
    firings.stream().filter(firing -> firing.object().equals(object)).map(firing -> band(rule, firing))
        .forEach(chart::add);
    return chart.build();
  }

  private Series series(AlertRule rule, ObjectId object, Instant from, Instant to) {
    HistoryQuery query = HistoryQuery.of(object, Set.of(rule.metric())).between(from, to).thinned(POINTS);
    Resolution resolution = Resolution.of(Duration.between(from, to));
    TimeSeries values = history.query(resolution == Resolution.SAMPLES ? query : query.inSteps(resolution.step()))
        .getOrDefault(rule.metric(), TimeSeries.EMPTY);
    return new Series(rule.metric(), SafeText.cell(texts.metric(rule.scope().measured(), rule.metric())), 0,
        values.times(), values.values()).withRange(values.minima(), values.maxima());
  }

  private static Band band(AlertRule rule, AlertPreview.Firing firing) {
    return firing.resolved()
        .map(end -> Band.of(firing.raised(), end, Messages.PreviewChart_fired, role(rule.severity())))
        .orElseGet(() -> Band.open(firing.raised(), Messages.PreviewChart_fired, role(rule.severity())));
  }

  private static ColorRole role(AlertSeverity severity) {
    return severity == AlertSeverity.CRITICAL ? ColorRole.ERROR : ColorRole.WARNING;
  }

  private static ValueAxis axis(Unit unit) {
    ValueAxis.Steps steps = switch (unit.steps()) {
      case QUARTERS -> ValueAxis.Steps.RATIO;
      case BINARY -> ValueAxis.Steps.BINARY;
      default -> ValueAxis.Steps.DECIMAL;
    };
    ValueAxis axis = ValueAxis.of(steps, unit::text).withScale(unit::scale).withUnit(unit.name());
    return unit.maximum().isPresent() ? axis.withMaximum(unit.maximum().getAsDouble()) : axis;
  }
}
