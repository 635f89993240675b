/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Span;

/** Nobody can point at an exported picture: what the screen says in a tooltip stands in it. */
class ChartPictureTest {

  private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");
  private static final int NARROW = 230;
  private static final String MIGRATION = "db-01: pm2 \u2192 pm1, 40.5 s, downtime 312 ms";

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display, SWT.NO_TRIM);
  private final List<TimeSeriesChart> charts = new ArrayList<>();

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void aNarrowChartSaysAllNamesTheEventAndTheDay() {
    ChartModel model = model("Network \u2013 db-01", "Receive of the first device", "Transmit of the first device");
    ChartSheet sheet = sheet(1, model);
    assertThat(seen(charts.get(0))).as("the screen has no room").isFalse();
    assertThat(texts(sheet)).contains(MIGRATION, "2026-01-15, CET", "Network \u2013 db-01")
        .anyMatch(text -> text.startsWith("Receive of the first device  "))
        .anyMatch(text -> text.startsWith("Transmit of the first device  "));
    assertThat(sheet.size().x).isGreaterThan(NARROW);
  }

  private static boolean seen(TimeSeriesChart chart) {
    return chart.getPlotArea().width >= NARROW;
  }

  /** On the screen one label stands for them, and a click leads to the log. */
  @Test
  void whatHappenedOneAfterTheOtherIsSaidOneByOne() {
    ChartModel.Builder builder = SampleCharts.base("CPU", Axes.ratio());
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      labels.add("web-0" + i + ": pm2 \u2192 pm1, 1" + i + ".5 s");
      builder.add(Band.of(SampleCharts.at(200 + 30 * i), SampleCharts.at(220 + 30 * i), labels.get(i),
          ColorRole.ACTIVITY));
    }
    assertThat(texts(sheet(1, builder.build()))).containsAll(labels);
  }

  @Test
  void ofTwoDaysBothAreSaid() {
    ChartModel model = SampleCharts.base("CPU", Axes.ratio()).zone(ZoneOffset.ofHoursMinutes(12, 55)).build();
    assertThat(texts(sheet(1, model))).contains("2026-01-15 \u2013 2026-01-16, +12:55");
  }

  /** Where a legend takes many lines, the plot is as high as on the screen, and what is below moves down. */
  @Test
  void plotsAreAsHighAsOnTheScreenAndRowsKeepTheirOrder() {
    String[] many = new String[12];
    for (int i = 0; i < many.length; i++) {
      many[i] = "database-server-" + i;
    }
    ChartSheet sheet = sheet(2, model("CPU \u2013 pm1", "CPU"), model("CPU \u2013 pm2", many),
        model("Memory \u2013 pm1", "Used"), model("Memory \u2013 pm2", "Used"));
    assertThat(texts(sheet)).contains("CPU \u2013 pm1", "CPU \u2013 pm2", "Memory \u2013 pm1", "Memory \u2013 pm2");
    for (String name : many) {
      assertThat(texts(sheet)).anyMatch(text -> text.startsWith(name + "  "));
    }
    List<int[]> places = Pattern.compile("translate\\((\\d+) (\\d+)\\)").matcher(sheet.svg()).results()
        .map(found -> new int[] {Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))}).toList();
    assertThat(places).hasSize(4);
    assertThat(places.get(1)[0]).isEqualTo(places.get(3)[0]).isGreaterThan(NARROW);
    assertThat(places.get(2)[1]).isEqualTo(places.get(3)[1]).as("below twelve names")
        .isGreaterThan(charts.get(2).getLocation().y + 40);
    List<Integer> heights = Pattern.compile("<svg x=\"\\d+\" y=\"\\d+\" width=\"\\d+\" height=\"(\\d+)\"")
        .matcher(sheet.svg()).results().map(found -> Integer.parseInt(found.group(1))).toList();
    assertThat(heights).as("the plot beside has what the other's legend takes")
        .element(1).isEqualTo(charts.get(1).getPlotArea().height);
    assertThat(heights.get(0)).isGreaterThan(heights.get(1));
  }

  @Test
  void theStripOfHostsIsInThePicture() {
    ChartModel model = model("CPU \u2013 db-01", "CPU");
    ChartSheet without = sheet(1, model);
    List<Span> spans = List.of(new Span(SampleCharts.at(-100), SampleCharts.at(300), "pm2", OptionalInt.of(3)),
        new Span(SampleCharts.at(300), SampleCharts.at(5000), "pm1", OptionalInt.of(5)));
    ChartSheet sheet = ChartSheet.of(charts, List.of(new SpanStrip.Column(charts, spans)));
    assertThat(texts(without)).doesNotContain("pm1", "pm2");
    assertThat(texts(sheet)).contains("pm1", "pm2");
    int high = sheet.size().y - without.size().y;
    assertThat(high).isBetween(10, 60);
    ImageData image = sheet.onWhite().image(display).get();
    assertThat(image.height).isEqualTo(sheet.size().y);
    int y = image.height - high / 2;
    List<RGB> colors = List.of(image.palette.getRGB(image.getPixel(image.width / 4, y)),
        image.palette.getRGB(image.getPixel(image.width * 3 / 4, y)));
    assertThat(colors).doesNotContain(new RGB(255, 255, 255)).doesNotHaveDuplicates();
  }

  /** Of charts of all widths with names and events of usual lengths none loses a name, and hostile ones end. */
  @Test
  void nothingOfAUsualLengthIsCut() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      String[] names = new String[1 + random.nextInt(12)];
      for (int i = 0; i < names.length; i++) {
        names[i] = "vm-" + "x".repeat(random.nextInt(30)) + i;
      }
      shell.setSize(NARROW + random.nextInt(500), 200 + random.nextInt(300));
      ChartSheet sheet = sheet(1, model("Memory per VM \u2013 pm1", names));
      assertThat(texts(sheet)).as("seed %d round %d", seed, round).noneMatch(text -> text.contains("\u2026"))
          .noneMatch(text -> text.startsWith("+")).contains(MIGRATION);
      ChartSheet hostile = sheet(1, model("y".repeat(3000), "z".repeat(3000)));
      assertThat(hostile.size().x).as("seed %d round %d", seed, round).isLessThanOrEqualTo(Math.max(640,
          shell.getSize().x));
    }
  }

  private static ChartModel model(String title, String... names) {
    ChartModel.Builder builder = SampleCharts.base(title, Axes.bytes());
    for (int i = 0; i < names.length; i++) {
      builder.add(new Series(names[i], names[i], i, new long[] {SampleCharts.at(0).toEpochMilli(),
          SampleCharts.at(500).toEpochMilli()}, new double[] {1e6 * i, 2e6}));
    }
    return builder.add(Band.of(SampleCharts.at(300), SampleCharts.at(340), MIGRATION, ColorRole.ACTIVITY)).build();
  }

  private ChartSheet sheet(int columns, ChartModel... models) {
    charts.forEach(TimeSeriesChart::dispose);
    charts.clear();
    shell.setLayout(new GridLayout(columns, true));
    for (ChartModel model : models) {
      TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE);
      chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
      chart.setModel(model);
      charts.add(chart);
    }
    if (!shell.isVisible()) {
      shell.setSize(NARROW * columns, 200 * models.length / columns);
      shell.open();
    }
    shell.layout();
    return ChartSheet.of(charts);
  }

  private static List<String> texts(ChartSheet sheet) {
    return TEXT.matcher(sheet.svg()).results().map(found -> found.group(1)).toList();
  }
}
