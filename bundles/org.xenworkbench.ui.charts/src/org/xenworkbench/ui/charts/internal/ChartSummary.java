/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Statistics;

/** A chart in words, one line per series, threshold, band and marker. */
public final class ChartSummary {

  private final ChartModel model;
  private final TimeScale range;

  private ChartSummary(ChartModel model) {
    this.model = model;
    this.range = TimeScale.of(model, 1);
  }

  /** The text for a model. */
  public static String of(ChartModel model) {
    return new ChartSummary(model).text();
  }

  /** The lines of it that tell thresholds and what happened. */
  public static List<String> events(ChartModel model) {
    return new ChartSummary(model).events();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(model.caption().isEmpty() ? model.title() : model.title() + ", " + model.caption());
    model.told().forEach(series -> lines.add(line(series)));
    lines.addAll(events());
    return String.join("\n", lines);
  }

  private List<String> events() {
    List<String> lines = new ArrayList<>();
    model.thresholds().forEach(each -> lines.add(
        NLS.bind(Messages.ChartSummary_threshold, PlotLabel.words(model, each))));
    model.bands().stream().filter(this::shown).forEach(band -> lines.add(line(band)));
    for (Marker marker : model.markers()) {
      if (range.contains(marker.at().toEpochMilli())) {
        lines.add(NLS.bind(Messages.ChartSummary_marker, marker.label(), time(marker.at())));
      }
    }
    return lines;
  }

  private String line(Series series) {
    Statistics values = model.statistics(series);
    if (!values.isAny()) {
      return NLS.bind(Messages.ChartSummary_noValues, series.label());
    }
    return NLS.bind(Messages.ChartSummary_series, new Object[] {series.label(), model.axis().format(values.last()),
        model.axis().format(values.minimum()), model.axis().format(values.mean()),
        model.axis().format(values.maximum())});
  }

  private boolean shown(Band band) {
    return band.from().toEpochMilli() <= range.to()
        && band.to().map(end -> end.toEpochMilli() >= range.from()).orElse(true);
  }

  private String line(Band band) {
    return band.to()
        .map(end -> NLS.bind(Messages.ChartSummary_band, new Object[] {band.label(), time(band.from()), time(end)}))
        .orElseGet(() -> NLS.bind(Messages.ChartSummary_openBand, band.label(), time(band.from())));
  }

  private String time(Instant instant) {
    return TimeTicks.exact(instant.toEpochMilli(), range.to() - range.from(), model.zone());
  }
}
