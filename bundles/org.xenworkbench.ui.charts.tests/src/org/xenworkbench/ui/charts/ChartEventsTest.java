/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;

/** Chooses bands and markers, by mouse and by keys. */
class ChartEventsTest extends ChartWindow {

  private final List<List<String>> chosen = new ArrayList<>();
  private TimeSeriesChart chart;

  @BeforeEach
  void show() {
    chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    ChartEvents.install(chart, chosen::add);
    ChartModel.Builder model = ChartModel.builder("CPU", Axes.ratio()).range(SampleCharts.at(0), SampleCharts.at(600))
        .add(SampleCharts.walk("PM1", 0, 601, 0.5, 0.05, 1));
    model.add(Band.of(SampleCharts.at(100), SampleCharts.at(200), "moves", ColorRole.ACTIVITY)
        .withKeys(List.of("one", "two")));
    model.add(new Marker(SampleCharts.at(450), "starts", ColorRole.NEUTRAL).withKeys(List.of("three")));
    model.add(Band.of(SampleCharts.at(300), SampleCharts.at(310), "nameless", ColorRole.ACTIVITY));
    chart.setModel(model.build());
  }

  private int x(int second) {
    Rectangle plot = chart.getPlotArea();
    return plot.x + plot.width * second / 600;
  }

  private int inStrip() {
    return chart.getPlotArea().y - 3;
  }

  @Test
  void aClickInTheStripChoosesWhatItTellsOf() {
    click(chart, x(150), inStrip());
    click(chart, x(450) + 1, inStrip());
    click(chart, x(550), inStrip());
    click(chart, x(305), inStrip());
    assertThat(chosen).as("what stands for nothing cannot be chosen").containsExactly(List.of("one", "two"),
        List.of("three"));
    assertThat(chart.isCursorPinned()).isFalse();
  }

  @Test
  void aClickInThePlotPinsTheCursorAsEverywhere() {
    click(chart, x(150), chart.getPlotArea().y + 20);
    assertThat(chosen).isEmpty();
    assertThat(chart.isCursorPinned()).isTrue();
  }

  @Test
  void enterWhereTheCursorIsPinnedChoosesWhatIsThere() {
    mouse(chart, x(150), chart.getPlotArea().y + 20);
    key(chart, SWT.CR);
    assertThat(chosen).as("the first one pins").isEmpty();
    key(chart, SWT.CR);
    assertThat(chosen).containsExactly(List.of("one", "two"));
    assertThat(chart.isCursorPinned()).isFalse();
    mouse(chart, x(250), chart.getPlotArea().y + 20);
    key(chart, SWT.CR);
    key(chart, SWT.CR);
    assertThat(chosen).as("there is nothing").hasSize(1);
  }

  @Test
  void aMenuAsksWhatAPlaceIsAbout() {
    Rectangle plot = chart.getPlotArea();
    assertThat(ChartEvents.keys(chart, Optional.of(new Point(x(199), plot.y + 5)))).containsExactly("one", "two");
    assertThat(ChartEvents.keys(chart, Optional.of(new Point(x(449), plot.y + 5)))).containsExactly("three");
    assertThat(ChartEvents.keys(chart, Optional.of(new Point(2, 2)))).isEmpty();
    assertThat(ChartEvents.keys(chart, Optional.empty())).as("no cursor").isEmpty();
    chart.setCursorTime(Optional.of(SampleCharts.at(120)));
    assertThat(ChartEvents.keys(chart, Optional.empty())).containsExactly("one", "two");
  }

  /** Many that lie together have one label, which is about all of them. */
  @Test
  void aLabelThatStandsForSeveralChoosesAllOfThem() {
    ChartModel.Builder model = ChartModel.builder("CPU", Axes.ratio()).range(SampleCharts.at(0), SampleCharts.at(600));
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      keys.add("key" + i);
      model.add(Band.of(SampleCharts.at(400 + i), SampleCharts.at(500 + i), "migration of a VM with a long name " + i,
          ColorRole.ACTIVITY).withKeys(List.of(keys.get(i))));
    }
    chart.setModel(model.build());
    click(chart, x(405), inStrip() - 8);
    assertThat(chosen).singleElement().satisfies(all -> assertThat(all).containsExactlyInAnyOrderElementsOf(keys));
  }
}
