/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ValueAxis;

/** Reads values and leaves out series, by mouse and by keys. */
class ChartUseTest extends ChartWindow {

  @Test
  void keysMoveTheCursorAndEscapeHidesIt() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 601));
    List<Optional<Long>> heard = new ArrayList<>();
    CursorTimeListener listener =
        time -> heard.add(time.map(at -> at.getEpochSecond() - SampleCharts.at(0).getEpochSecond()));
    chart.addCursorTimeListener(listener);
    key(chart, SWT.ARROW_LEFT);
    key(chart, SWT.ARROW_LEFT);
    key(chart, SWT.HOME);
    key(chart, SWT.ARROW_RIGHT);
    key(chart, SWT.END);
    key(chart, SWT.ESC);
    chart.removeCursorTimeListener(listener);
    key(chart, SWT.HOME);
    assertThat(heard).containsExactly(
        Optional.of(600L), Optional.of(599L), Optional.of(0L), Optional.of(1L), Optional.of(600L), Optional.empty());
  }

  @Test
  void theMouseMovesTheCursorWithinThePlot() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 601));
    Rectangle plot = chart.getPlotArea();
    mouse(chart, plot.x + plot.width / 2, plot.y + 5);
    assertThat(chart.getCursorTime())
        .hasValueSatisfying(time -> assertThat(time).isBetween(SampleCharts.at(295), SampleCharts.at(305)));
    ImageData with = picture(chart);
    mouse(chart, plot.x - 5, plot.y + 5);
    assertThat(chart.getCursorTime()).isEmpty();
    assertThat(picture(chart).data).as("without cursor").isNotEqualTo(with.data);
  }

  @Test
  void aClickPinsTheCursorAndEscapeFreesIt() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 601));
    Rectangle plot = chart.getPlotArea();
    List<Boolean> heard = new ArrayList<>();
    click(chart, plot.x + 100, plot.y + 5);
    chart.addCursorTimeListener(time -> heard.add(chart.isCursorPinned()));
    Optional<Instant> pinned = chart.getCursorTime();
    mouse(chart, plot.x + 200, plot.y + 5);
    chart.notifyListeners(SWT.MouseExit, new Event());
    assertThat(chart.getCursorTime()).isPresent().isEqualTo(pinned);
    key(chart, SWT.ARROW_RIGHT);
    assertThat(chart.getCursorTime()).as("keys move it").isNotEqualTo(pinned);
    key(chart, SWT.ESC);
    assertThat(chart.getCursorTime()).isEmpty();
    assertThat(chart.isCursorPinned()).isFalse();
    click(chart, plot.x + 100, plot.y + 5);
    click(chart, plot.x + 200, plot.y + 5);
    assertThat(chart.isCursorPinned()).as("a second click frees it").isFalse();
    key(chart, SWT.CR);
    assertThat(chart.isCursorPinned()).as("by keys").isTrue();
    assertThat(heard).containsExactly(true, false, true, true, false, false, true);
  }

  @Test
  void aDragPinsNothing() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 601));
    Rectangle plot = chart.getPlotArea();
    button(chart, SWT.MouseDown, plot.x + 10, plot.y + 10);
    button(chart, SWT.MouseUp, plot.x + 60, plot.y + 10);
    assertThat(chart.isCursorPinned()).isFalse();
  }

  @Test
  void aPinnedCursorGoesWithItsTime() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 601));
    click(chart, chart.getPlotArea().x + 1, chart.getPlotArea().y + 5);
    chart.addCursorTimeListener(time -> {
      throw new AssertionError("no user hid it");
    });
    ChartModel later = ChartModel.builder("", Axes.bytes()).range(SampleCharts.at(300), SampleCharts.at(900)).build();
    chart.setModel(later);
    assertThat(chart.getCursorTime()).isEmpty();
    assertThat(chart.isCursorPinned()).isFalse();
  }

  @Test
  void theLegendLeavesOutSeriesByClickAndByKeys() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 601));
    ImageData both = picture(chart);
    key(chart, SWT.ARROW_DOWN);
    ImageData highlighted = picture(chart);
    assertThat(highlighted.data).as("stands out").isNotEqualTo(both.data);
    key(chart, SWT.SPACE);
    assertThat(chart.getHiddenSeries()).containsExactly("VM0");
    key(chart, SWT.ARROW_DOWN);
    key(chart, SWT.SPACE);
    assertThat(chart.getHiddenSeries()).containsExactlyInAnyOrder("VM0", "VM1");
    key(chart, SWT.ARROW_UP);
    key(chart, SWT.SPACE);
    assertThat(chart.getHiddenSeries()).containsExactly("VM1");
    chart.setHiddenSeries(Set.of());
    key(chart, SWT.ESC);
    assertThat(picture(chart).data).as("as before").isEqualTo(both.data);
    Point item = legend(chart);
    mouse(chart, item.x, item.y);
    assertThat(chart.getToolTipText()).contains("Lowest", "Mean", "Highest");
    button(chart, SWT.MouseDown, item.x, item.y);
    assertThat(chart.getHiddenSeries()).hasSize(1);
    button(chart, SWT.MouseDown, item.x, item.y);
    assertThat(chart.getHiddenSeries()).isEmpty();
  }

  @Test
  void aDoubleClickInTheLegendLeadsToWhatItNamesAndLeavesNothingOut() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    List<String> opened = new ArrayList<>();
    LegendLinks.install(chart, opened::add);
    chart.setModel(SampleCharts.load(1, 601));
    picture(chart);
    Point item = legend(chart);
    button(chart, SWT.MouseDown, item.x, item.y);
    button(chart, SWT.MouseDown, item.x, item.y);
    button(chart, SWT.MouseDoubleClick, item.x, item.y);
    assertThat(opened).containsExactly("VM0");
    assertThat(chart.getHiddenSeries()).isEmpty();
    button(chart, SWT.MouseDoubleClick, chart.getPlotArea().x + 5, chart.getPlotArea().y + 5);
    assertThat(opened).as("in the plot").hasSize(1);
  }

  @Test
  void aSeriesThatIsNoLongerThereLetsTheOthersBe() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(1, 601));
    ImageData plain = picture(chart);
    chart.setModel(SampleCharts.load(2, 601));
    key(chart, SWT.ARROW_UP);
    chart.setModel(SampleCharts.load(1, 601));
    assertThat(picture(chart).data).as("chosen").isEqualTo(plain.data);
    chart.setModel(SampleCharts.cpu());
    Point item = legend(chart);
    mouse(chart, item.x, item.y);
    chart.setModel(SampleCharts.load(1, 601));
    assertThat(picture(chart).data).as("under the mouse").isEqualTo(plain.data);
  }

  /** All charts of a page have a cursor; to read them all at each move takes long and is heard by nobody. */
  @Test
  void aCursorThatOnlyGoesAlongDoesNotSpeak() {
    List<Double> read = new ArrayList<>();
    ChartModel model = SampleCharts.base("Load", ValueAxis.of(ValueAxis.Steps.DECIMAL, value -> {
      read.add(value);
      return String.valueOf(value);
    })).add(SampleCharts.walk("a", 0, 100, 1, 1, 1)).build();
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    new Text(shell, SWT.NONE).forceFocus();
    chart.setModel(model);
    read.clear();
    chart.setCursorTime(Optional.of(SampleCharts.at(60)));
    assertThat(read).isEmpty();
    key(chart, SWT.HOME);
    assertThat(read).as("the one that is used").isNotEmpty();
  }

  @Test
  void aCursorSetFromOutsideIsNotReportedBack() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.cpu());
    chart.addCursorTimeListener(time -> {
      throw new AssertionError("told of " + time);
    });
    chart.setCursorTime(Optional.of(SampleCharts.at(60)));
    assertThat(chart.getCursorTime()).contains(SampleCharts.at(60));
    chart.setCursorTime(Optional.of(SampleCharts.at(-60)));
    assertThat(chart.getCursorTime()).isEmpty();
  }

  /** The leftmost place at which the mouse is over the legend. */
  private static Point legend(TimeSeriesChart chart) {
    for (int x = 0; x < chart.getSize().x; x++) {
      mouse(chart, x, 10);
      if (chart.getToolTipText() != null) {
        return new Point(x, 10);
      }
    }
    throw new AssertionError("no legend");
  }
}
