/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Drives the control; makes a display of its own unless the test runs on the thread of one. */
class TimeSeriesChartTest {

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);
  private static final RGB DARK = new RGB(47, 47, 47);
  private static final RGB LIGHT = new RGB(225, 225, 225);

  private static Display display;
  private static boolean ownDisplay;
  private Shell shell;

  @BeforeAll
  static void openDisplay() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
  }

  @AfterAll
  static void closeDisplay() {
    if (ownDisplay) {
      display.dispose();
    }
  }

  @BeforeEach
  void open() {
    shell = new Shell(display, SWT.NO_TRIM);
    shell.setLayout(new FillLayout());
    shell.setSize(640, 320);
  }

  @AfterEach
  void close() {
    shell.dispose();
  }

  @Test
  void showsAModel() {
    TimeSeriesChart chart = chart(new TimeSeriesChart(shell, SWT.NONE));
    ChartModel model = SampleCharts.cpu();
    chart.setModel(model);
    assertThat(chart.getModel()).containsSame(model);
    assertThat(chart.getPaintedModel()).containsSame(model);
    assertThat(colors(picture(chart))).as("lines, text, bands").isGreaterThan(20);
    assertThat(chart.getSummary()).startsWith("CPU of PM1, simulated").contains("VM2:").contains("still running");
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

  private TimeSeriesChart chart(TimeSeriesChart chart) {
    shell.open();
    shell.layout();
    pump(() -> chart.getSize().x > 100);
    return chart;
  }

  private void pump(BooleanSupplier until) {
    long end = System.nanoTime() + LIMIT;
    // Wakes the loop in case that nothing happens.
    Runnable wake = () -> {};
    display.timerExec((int) TimeUnit.NANOSECONDS.toMillis(LIMIT), wake);
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited too long");
      }
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    display.timerExec(-1, wake);
  }

  private static void key(TimeSeriesChart chart, int code) {
    Event event = new Event();
    event.keyCode = code;
    chart.notifyListeners(SWT.KeyDown, event);
  }

  private static void mouse(TimeSeriesChart chart, int x, int y) {
    Event event = new Event();
    event.x = x;
    event.y = y;
    chart.notifyListeners(SWT.MouseMove, event);
  }

  private static void button(TimeSeriesChart chart, int type, int x, int y) {
    Event event = new Event();
    event.x = x;
    event.y = y;
    event.button = 1;
    chart.notifyListeners(type, event);
  }

  private static void click(TimeSeriesChart chart, int x, int y) {
    button(chart, SWT.MouseDown, x, y);
    button(chart, SWT.MouseUp, x, y);
  }

  private ImageData picture(TimeSeriesChart chart) {
    Point size = chart.getSize();
    Image image = new Image(display, size.x, size.y);
    GC gc = new GC(image);
    Event event = new Event();
    event.gc = gc;
    chart.notifyListeners(SWT.Paint, event);
    ImageData data = image.getImageData();
    gc.dispose();
    image.dispose();
    return data;
  }

  private static long colors(ImageData data) {
    return pixels(data, new Rectangle(0, 0, data.width, data.height)).stream().distinct().count();
  }

  private static long count(ImageData data, Rectangle area, RGB color) {
    return pixels(data, area).stream().filter(pixel -> data.palette.getRGB(pixel).equals(color)).count();
  }

  private static List<Integer> pixels(ImageData data, Rectangle area) {
    List<Integer> pixels = new ArrayList<>();
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        pixels.add(data.getPixel(x, y));
      }
    }
    return pixels;
  }
}
