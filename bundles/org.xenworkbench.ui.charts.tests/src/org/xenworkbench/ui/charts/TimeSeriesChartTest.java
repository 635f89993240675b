/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Drives the control. */
class TimeSeriesChartTest extends ChartWindow {

  @Test
  void showsAModel() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    ChartModel model = SampleCharts.cpu();
    chart.setModel(model);
    assertThat(chart.getModel()).containsSame(model);
    assertThat(chart.getPaintedModel()).containsSame(model);
    assertThat(colors(picture(chart))).as("lines, text, bands").isGreaterThan(20);
    assertThat(chart.getSummary()).startsWith("CPU of PM1, simulated").contains("VM2:").contains("still running");
    assertThat(chart.getEvents()).isNotEmpty()
        .isEqualTo(chart.getSummary().lines().skip(1L + model.series().size()).toList());
  }

  @Test
  void withoutAModelItSaysThatThereIsNoData() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    assertThat(colors(picture(chart))).isGreaterThan(1);
    assertThat(chart.getSummary()).isEmpty();
    assertThat(chart.getPlotArea().isEmpty()).isTrue();
    key(chart, SWT.ARROW_LEFT);
    assertThat(chart.getCursorTime()).isEmpty();
  }

  @Test
  void takesItsColoursFromTheTheme() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.cpu());
    picture(chart);
    chart.setBackground(new Color(DARK));
    chart.setForeground(new Color(LIGHT));
    ImageData picture = picture(chart);
    Rectangle plot = chart.getPlotArea();
    assertThat(picture.palette.getRGB(picture.getPixel(2, picture.height - 3))).isEqualTo(DARK);
    assertThat(count(picture, plot, DARK)).as("background of the plot").isGreaterThan(plot.width * plot.height / 3);
  }

  @Test
  void thePlotHasMostOfASmallChart() {
    shell.setSize(480, 180);
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.load(2, 100));
    assertThat(chart.getPlotArea().height).isGreaterThan(100);
    int labelled = chart.getPlotArea().height;
    chart.setTimeAxisShown(false);
    assertThat(chart.getPlotArea().height).isGreaterThan(labelled + 8);
  }

  @Test
  void coloursAndScaleChangeThePicture() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setBackground(new Color(DARK));
    chart.setForeground(new Color(LIGHT));
    chart.setModel(SampleCharts.load(2, 601));
    ImageData standard = picture(chart);
    chart.setColors(ChartColors.HIGH_CONTRAST);
    ImageData high = picture(chart);
    assertThat(high.palette.getRGB(high.getPixel(2, high.height - 3))).isEqualTo(new RGB(0, 0, 0));
    chart.setColors(ChartColors.STANDARD);
    assertThat(picture(chart).data).isEqualTo(standard.data);
    chart.setLogarithmic(true);
    assertThat(picture(chart).data).isNotEqualTo(standard.data);
  }

  @Test
  void theExecutorMakesOnePictureAtATimeAndSkipsOldOnes() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE, tasks::add));
    ChartModel first = SampleCharts.load(1, 10);
    ChartModel last = SampleCharts.load(1, 30);
    chart.setModel(first);
    chart.setModel(SampleCharts.load(1, 20));
    chart.setModel(last);
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThat(chart.getPaintedModel()).containsSame(first);
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThat(chart.getPaintedModel()).containsSame(last);
    assertThat(tasks).isEmpty();
  }

  @Test
  void aFailingExecutorDoesNotFreezeTheChart() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    boolean[] refuse = {true};
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE, task -> {
      if (refuse[0]) {
        throw new RejectedExecutionException("busy");
      }
      tasks.add(task);
    }));
    assertThatThrownBy(() -> chart.setModel(SampleCharts.cpu()))
        .hasMessage("busy");
    refuse[0] = false;
    chart.setModel(SampleCharts.load(1, 10));
    assertThat(tasks).hasSize(1);
  }

  @Test
  void picturesComeFromAnotherThread() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE, executor));
      ChartModel model = SampleCharts.load(20, 1000);
      chart.setModel(model);
      pump(() -> chart.getPaintedModel().filter(painted -> painted == model).isPresent());
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void aChartDisposedWhileItsPictureIsMadeHarmsNobody() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE, tasks::add));
    chart.setModel(SampleCharts.cpu());
    chart.dispose();
    tasks.remove().run();
    assertThat(tasks).isEmpty();
  }

  @Test
  void aResizedChartIsDrawnAnew() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.cpu());
    int before = chart.getPlotArea().width;
    shell.setSize(800, 320);
    pump(() -> chart.getPlotArea().width > before);
    shell.setSize(20, 20);
    pump(() -> chart.getPlotArea().isEmpty());
  }

  @Test
  void plotsOfAlignedChartsBeginAtOnePlace() {
    AxisAlignment alignment = new AxisAlignment();
    shell.setLayout(new FillLayout(SWT.VERTICAL));
    TimeSeriesChart narrow = new TimeSeriesChart(shell, SWT.NONE);
    TimeSeriesChart wide = chart(new TimeSeriesChart(shell, SWT.NONE));
    narrow.setModel(SampleCharts.cpu());
    wide.setModel(SampleCharts.network());
    int own = wide.getPlotArea().x;
    int before = narrow.getPlotArea().x;
    assertThat(before).isNotEqualTo(own);
    narrow.setAlignment(alignment);
    wide.setAlignment(alignment);
    narrow.setModel(SampleCharts.cpu());
    wide.setModel(SampleCharts.network());
    pump(() -> narrow.getPlotArea().x == wide.getPlotArea().x);
    assertThat(narrow.getPlotArea().x).isEqualTo(Math.max(own, before));
    (own > before ? wide : narrow).setVisible(false);
    pump(() -> (own > before ? narrow : wide).getPlotArea().x == Math.min(own, before));
  }

  @Test
  void aChartWhoseModelCameBeforeItWasShownIsAlignedThen() {
    AxisAlignment alignment = new AxisAlignment();
    shell.setLayout(new FillLayout(SWT.VERTICAL));
    TimeSeriesChart late = new TimeSeriesChart(shell, SWT.NONE);
    TimeSeriesChart early = chart(new TimeSeriesChart(shell, SWT.NONE));
    late.setModel(SampleCharts.cpu());
    early.setModel(SampleCharts.network());
    boolean isNetworkWide = early.getPlotArea().x > late.getPlotArea().x;
    late.setVisible(false);
    late.setAlignment(alignment);
    early.setAlignment(alignment);
    late.setModel(isNetworkWide ? SampleCharts.network() : SampleCharts.cpu());
    early.setModel(isNetworkWide ? SampleCharts.cpu() : SampleCharts.network());
    assertThat(early.getPlotArea().x).isLessThan(late.getPlotArea().x);
    late.setVisible(true);
    pump(() -> early.getPlotArea().x == late.getPlotArea().x);
  }

  @Test
  void followsAnotherFont() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    chart.setModel(SampleCharts.cpu());
    int before = chart.getPlotArea().x;
    Font large = new Font(display, "Sans", 30, SWT.NORMAL);
    chart.setFont(large);
    assertThat(chart.getPlotArea().x).isGreaterThan(before);
    chart.setFont(null);
    large.dispose();
    assertThat(chart.getPlotArea().x).isEqualTo(before);
  }

  @Test
  void rendersWithoutAControl() {
    ImageData data = ChartImage.render(display, SampleCharts.network(), new Point(500, 250), display.getSystemFont(),
        DARK, LIGHT);
    assertThat(new Point(data.width, data.height)).isEqualTo(new Point(500, 250));
    assertThat(data.palette.getRGB(data.getPixel(0, 0))).isEqualTo(DARK);
    assertThat(colors(data)).isGreaterThan(20);
  }
}
