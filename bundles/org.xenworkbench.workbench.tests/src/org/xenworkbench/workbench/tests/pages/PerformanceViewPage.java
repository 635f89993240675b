/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Performance view. */
public final class PerformanceViewPage {

  private static final String VIEW = "org.xenworkbench.ui.performance.view";

  private final UiDriver driver;

  /** Opens the view. */
  public PerformanceViewPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /**
   * A chart as it is painted.
   *
   * @param x its left edge on the screen
   * @param y its top edge on the screen
   * @param model what it shows
   */
  public record Chart(int x, int y, ChartModel model) {

    /** How long the time is that it shows. */
    public Duration range() {
      return Duration.between(model.from(), model.to());
    }

    /** Whether there is at least one value in it. */
    public boolean hasValues() {
      return model.series().stream()
          .anyMatch(series -> series.hasValue(model.from().toEpochMilli(), model.to().toEpochMilli()));
    }
  }

  /** Chooses a range of time by its button; how long it is. */
  public Duration choose(String range) {
    driver.clickTool(range);
    return switch (range) {
      case "10 min" -> Duration.ofMinutes(10);
      case "1 hour" -> Duration.ofHours(1);
      case "1 day" -> Duration.ofDays(1);
      case "1 week" -> Duration.ofDays(7);
      case "1 month" -> Duration.ofDays(30);
      case "1 year" -> Duration.ofDays(365);
      default -> throw new IllegalArgumentException(range);
    };
  }

  /** All painted charts. */
  public List<Chart> charts() {
    return driver.controls(TimeSeriesChart.class).stream().flatMap(chart -> painted(chart).stream()).toList();
  }

  private Optional<Chart> painted(TimeSeriesChart chart) {
    return driver.onUi(() -> chart.isDisposed() ? Optional.empty() : chart.getPaintedModel().map(model -> {
      var corner = chart.toDisplay(0, 0);
      return new Chart(corner.x, corner.y, model);
    }));
  }

  /** The painted chart whose title has both words in it, such as a host's name and a group of metrics. */
  public Optional<Chart> chart(String object, String group) {
    return charts().stream().filter(chart -> chart.model().title().contains(object)
        && chart.model().title().contains(group)).findFirst();
  }

  /** Waits for a chart with values. */
  public Chart waitForChart(String object, String group) {
    return Wait.forValue("Chart of " + object + ", " + group, () -> chart(object, group),
        chart -> chart.filter(Chart::hasValues).isPresent()).orElseThrow();
  }

  /** Has charts of hosts show who takes what, or no more. */
  public void perVm() {
    driver.clickTool("Per VM");
  }

  /** Has the user's charts of certain objects shown, or no more. */
  public void myCharts() {
    driver.clickTool("My Charts");
  }

  /** The widget key of the chart with that title; empty if there is none. UI thread. */
  public String key(String title) {
    return driver.controls(TimeSeriesChart.class).stream()
        .filter(chart -> chart.getModel().filter(model -> model.title().equals(title)).isPresent())
        .map(chart -> String.valueOf(chart.getData(Query.WIDGET_KEY))).findFirst().orElse("");
  }
}
