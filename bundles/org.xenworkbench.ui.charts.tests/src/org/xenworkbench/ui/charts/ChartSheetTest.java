/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;
import org.xml.sax.InputSource;

/** What is exported is what is seen. */
class ChartSheetTest {

  /** The line of the title, in points. */
  private static final int HEAD = 20;

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display, SWT.NO_TRIM);

  @BeforeEach
  void layOut() {
    shell.setLayout(new FillLayout(SWT.VERTICAL));
    shell.setSize(640, 480);
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void aSheetHasTheChartsWhereTheyStand() throws Exception {
    ChartSheet sheet = sheet(SampleCharts.rolledUp(), SampleCharts.network());
    assertThat(sheet.models()).hasSize(2);
    ImageData image = sheet.image(display).get();
    assertThat(image.width).isEqualTo(640);
    assertThat(image.height).as("with the days and the whole legend").isGreaterThan(480 + 2 * line());
    Document svg = parsed(sheet.svg());
    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("640");
    assertThat(texts(svg)).contains("Network of PM1", "Network").anyMatch(text -> text.startsWith("vif11.0"));
    assertThat(elements(svg, "g")).extracting(group -> group.getAttribute("transform"))
        .containsExactly("translate(0 0)", "translate(0 " + (240 + line()) + ")");
  }

  /** How high a line of text is. */
  private int line() {
    GC gc = new GC(shell);
    gc.setFont(shell.getChildren()[0].getFont());
    int height = gc.textExtent("Ag").y;
    gc.dispose();
    return height;
  }

  /** The texts are painted here, the plots by whoever asks for the picture. Below it there is the day. */
  @Test
  void theExportedPictureIsThatOfTheScreen() throws Exception {
    for (ChartModel model : List.of(SampleCharts.rolledUp(), SampleCharts.stacked(), SampleCharts.empty())) {
      TimeSeriesChart chart = chart(model);
      open();
      Supplier<ImageData> exported = ChartSheet.of(List.of(chart)).image(display);
      ImageData picture = CompletableFuture.supplyAsync(exported).get();
      ImageData screen = ChartImage.render(display, model, chart.getSize(), chart.getFont(),
          chart.getBackground().getRGB(), chart.getForeground().getRGB());
      assertThat(picture.height).as("the day is below").isEqualTo(screen.height + line());
      assertThat(rgbs(picture, screen.height)).as(model.title()).isEqualTo(rgbs(screen, screen.height));
      assertThat(exported.get().data).as("asked for twice").isEqualTo(picture.data);
      chart.dispose();
    }
  }

  /** A report is white, whatever the screen is. */
  @Test
  void onWhiteItIsThePictureOfALightScreen() {
    for (ChartModel model : List.of(SampleCharts.rolledUp(), SampleCharts.stacked())) {
      TimeSeriesChart chart = chart(model);
      chart.setBackground(new Color(ChartWindow.DARK));
      chart.setForeground(new Color(ChartWindow.LIGHT));
      open();
      ChartSheet sheet = ChartSheet.of(List.of(chart));
      ImageData white = ChartImage.render(display, model, chart.getSize(), chart.getFont(), new RGB(255, 255, 255),
          new RGB(0, 0, 0));
      assertThat(rgbs(sheet.image(display).get(), white.height)).isNotEqualTo(rgbs(white, white.height));
      assertThat(rgbs(sheet.onWhite().image(display).get(), white.height)).isEqualTo(rgbs(white, white.height));
      assertThat(sheet.onWhite().svg()).contains("#ffffff").doesNotContain("#2f2f2f");
      chart.dispose();
    }
  }

  @Test
  void aLargerPictureHasMorePixelsOfTheSame() {
    TimeSeriesChart chart = chart(SampleCharts.stacked());
    open();
    ChartSheet sheet = ChartSheet.of(List.of(chart));
    ImageData once = sheet.image(display).get();
    for (int factor : new int[] {2, 4}) {
      ImageData large = sheet.image(display, factor).get();
      assertThat(large.width).isEqualTo(factor * once.width);
      assertThat(large.height).isEqualTo(factor * once.height);
      assertThat(dark(large, factor * HEAD)).as("letters are larger, too")
          .isGreaterThan(factor * factor * dark(once, HEAD) / 2);
      int alike = 0;
      for (int y = 0; y < once.height; y += 3) {
        for (int x = 0; x < once.width; x += 3) {
          RGB here = once.palette.getRGB(once.getPixel(x, y));
          RGB there = large.palette.getRGB(large.getPixel(x * factor, y * factor));
          alike += Math.abs(here.red - there.red) + Math.abs(here.green - there.green) < 40 ? 1 : 0;
        }
      }
      assertThat(alike).as("of the pixels, but at the edges of lines and letters")
          .isGreaterThan(once.width / 3 * (once.height / 3) * 85 / 100);
    }
  }

  private static long dark(ImageData image, int height) {
    return IntStream.range(0, image.width * height)
        .filter(i -> image.palette.getRGB(image.getPixel(i % image.width, i / image.width)).red < 100).count();
  }

  private static RGB[] rgbs(ImageData image, int height) {
    return IntStream.range(0, image.width * height)
        .mapToObj(i -> image.palette.getRGB(image.getPixel(i % image.width, i / image.width))).toArray(RGB[]::new);
  }

  @Test
  void stackedAreasAndThresholdsAreInTheFile() throws Exception {
    Document svg = parsed(sheet(SampleCharts.stacked()).svg());
    assertThat(texts(svg)).contains("Busy  12.0\u00a0MiB").anyMatch(text -> text.startsWith("All VMs"));
    List<Element> areas = elements(svg, "path").stream().filter(path -> path.getAttribute("d").endsWith("Z")).toList();
    assertThat(areas).hasSize(3).extracting(path -> path.getAttribute("fill-opacity")).containsOnly("0.5");
    assertThat(areas.get(1).getAttribute("d").chars().filter(c -> c == 'M').count()).as("with a hole").isEqualTo(2);
    assertThat(areas).allSatisfy(path -> assertThat(path.getAttribute("d")).doesNotContain("NaN"));
  }

  @Test
  void everyLineOfTheScreenIsAPathOfTheFile() throws Exception {
    Document svg = parsed(sheet(SampleCharts.load(7, 200)).svg());
    List<Element> lines = elements(svg, "path").stream().filter(path -> path.getAttribute("stroke-width").equals("1.7"))
        .toList();
    assertThat(lines).hasSize(7).allSatisfy(line -> {
      assertThat(line.getAttribute("d")).startsWith("M").doesNotContain("NaN").doesNotContain("Inf");
      assertThat(line.getAttribute("d").chars().filter(c -> c == 'M').count()).as("a part before and after the hole")
          .isEqualTo(2);
    });
  }

  /** Of many samples the highest and the lowest ones are reduced to different numbers of points. */
  @Test
  void theBandOfManySamplesWithAHoleIsAPolygonOfEachPart() throws Exception {
    Series line = SampleCharts.walk("net", 0, 3000, 3e6, 1e6, 1);
    double[] lowest = new double[line.size()];
    double[] highest = new double[line.size()];
    for (int i = 0; i < lowest.length; i++) {
      lowest[i] = line.value(i) * 0;
      highest[i] = line.value(i) * 1.5;
    }
    highest[2000] = Double.POSITIVE_INFINITY;
    ChartModel model = SampleCharts.base("Network", Axes.bytes()).add(line.withRange(lowest, highest))
        .add(SampleCharts.walk("a", 1, 20, 1e6, 1, 2)).add(SampleCharts.walk("b", 2, 20, 1e6, 1, 2))
        .add(SampleCharts.walk("c", 3, 20, 1e6, 1, 2)).build();
    List<String> bands = elements(parsed(sheet(model).svg()), "path").stream().map(path -> path.getAttribute("d"))
        .filter(path -> path.endsWith("Z")).toList();
    assertThat(bands).as("before and after the hole, and after what is infinite").hasSize(3)
        .allSatisfy(path -> {
          List<String> points = List.of(path.substring(1, path.length() - 1).split("L"));
          assertThat(path).doesNotContain("NaN").doesNotContain("Inf");
          assertThat(x(points.get(0))).as("closed upwards").isEqualTo(x(points.get(points.size() - 1)));
          List<Double> there = points.stream().map(ChartSheetTest::x).toList();
          assertThat(there.subList(0, there.indexOf(Collections.max(there)) + 1)).isSorted();
          assertThat(there.subList(there.indexOf(Collections.max(there)), there.size()))
              .isSortedAccordingTo(Comparator.reverseOrder());
        });
  }

  private static double x(String point) {
    return Double.parseDouble(point.split(" ")[0]);
  }

  @Test
  void whatIsLeftOutIsNotExported() throws Exception {
    TimeSeriesChart chart = chart(SampleCharts.load(3, 50));
    open();
    chart.setHiddenSeries(Set.of("VM1"));
    ChartSheet sheet = ChartSheet.of(List.of(chart));
    assertThat(sheet.models().get(0).series()).extracting(Series::id).containsExactly("VM0", "VM2");
    assertThat(elements(parsed(sheet.svg()), "path").stream()
        .filter(path -> path.getAttribute("stroke-width").equals("1.7"))).hasSize(2);
  }

  @Test
  void hostileNamesAndValuesMakeAWellFormedFile() throws Exception {
    String name = "<script>&\"'\u0000\u0007\ud800]]>\uffff\u202e";
    ChartModel model = SampleCharts.base(name, Axes.number("")).caption(name)
        .add(new Series(name, name, 0, new long[] {0, SampleCharts.at(60).toEpochMilli(),
            SampleCharts.at(120).toEpochMilli(), SampleCharts.at(180).toEpochMilli()},
            new double[] {Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY}))
        .add(Band.of(SampleCharts.at(10), SampleCharts.at(500), name, ColorRole.ERROR))
        .add(Band.open(SampleCharts.at(550), name, ColorRole.ACTIVITY))
        .add(new Marker(SampleCharts.at(300), name, ColorRole.GOOD)).build();
    Document svg = parsed(sheet(model).svg());
    assertThat(texts(svg)).anyMatch(text -> text.startsWith("<script>&"));
    assertThat(elements(svg, "script")).isEmpty();
    assertThat(elements(svg, "path")).allSatisfy(
        path -> assertThat(path.getAttribute("d")).doesNotContain("NaN").doesNotContain("Infinity"));
  }

  @Test
  void withoutChartsThereIsNoSheet() {
    assertThat(ChartSheet.of(List.of()).isEmpty()).isTrue();
    assertThat(ChartSheet.of(List.of(new TimeSeriesChart(shell, SWT.NONE))).isEmpty()).as("no picture").isTrue();
  }

  private ChartSheet sheet(ChartModel... models) {
    List<TimeSeriesChart> charts = new ArrayList<>();
    for (ChartModel model : models) {
      charts.add(chart(model));
    }
    open();
    return ChartSheet.of(charts);
  }

  private TimeSeriesChart chart(ChartModel model) {
    TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE);
    chart.setModel(model);
    return chart;
  }

  private void open() {
    shell.open();
    shell.layout();
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Document svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
