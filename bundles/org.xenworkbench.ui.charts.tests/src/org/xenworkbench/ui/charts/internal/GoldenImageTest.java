/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/**
 * What charts look like, against pictures that somebody has looked at: the plot as pixels, in which there is no text,
 * and the whole chart as SVG, with texts whose width is of no font. After a change that is meant, run it with {@code
 * -Dgolden.update=FOLDER}, look at each picture, and put them in place of those in {@code golden}.
 */
class GoldenImageTest {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 150;
  private static final int LETTER = 7;
  private static final TextMeasure TEXT = new TextMeasure() {
    @Override
    public int width(String text) {
      return text.length() * LETTER;
    }

    @Override
    public int boldWidth(String text) {
      return width(text);
    }

    @Override
    public int height() {
      return STYLE.height();
    }
  };
  private static final TextStyle STYLE = new TextStyle("Sans", 10, 13, 12, 16);

  /** In which colours. */
  enum Look {
    LIGHT(0xFFFFFF, 0x222222, ChartColors.STANDARD),
    DARK(0x2F2F2F, 0xE1E1E1, ChartColors.STANDARD),
    PATTERNS(0xFFFFFF, 0x222222, ChartColors.PATTERNS),
    CONTRAST(0x2F2F2F, 0xE1E1E1, ChartColors.HIGH_CONTRAST);

    private final Palette palette;

    Look(int background, int foreground, ChartColors colors) {
      palette = new Palette(background, foreground, colors);
    }
  }

  static Stream<Arguments> plots() {
    return Stream.of(GoldenScenes.values())
        .flatMap(scene -> Stream.of(Look.values()).map(look -> Arguments.of(scene, look)));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void plotsLookAsTheyDid(GoldenScenes scene, Look look) throws IOException {
    int[] actual = plot(scene.model(), scene, look);
    assertThat(Golden.difference(name(scene, look), actual, WIDTH)).as("%s, %s", scene, look).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void chartsAreWrittenAsTheyWere(GoldenScenes scene) throws IOException {
    ChartModel model = scene.model();
    ChartLayout layout = ChartLayout.of(model, 2 * WIDTH, 2 * HEIGHT, TEXT, presentation(scene));
    ChartPlan plan = new ChartPlan(model, presentation(scene), layout, Look.LIGHT.palette, 100, STYLE,
        TEXT.width("00:00:00"));
    SvgSurface.Document document = new SvgSurface.Document(2 * WIDTH, 2 * HEIGHT, plan.palette().background());
    document.add(plan, 0, 0);
    assertThat(Golden.difference(lower(scene) + ".svg", document.finish())).as("%s", scene).isEmpty();
  }

  /** By little more than a pixel, to the left or upwards. */
  @ParameterizedTest
  @CsvSource({"LINES, 2500, 1", "DENSE, 2500, 1", "GAPS, 2500, 1", "RANGE, 2500, 1", "STACK, 2500, 1",
      "THRESHOLDS, 2500, 1", "LOGARITHMIC, 2500, 1", "MARKS, 2500, 1", "LINES, 0, 1.02", "STACK, 0, 1.02"})
  void aLineThatIsShiftedIsFound(GoldenScenes scene, long millis, double factor) throws IOException {
    ChartModel model = scene.model();
    List<Series> shifted = model.series().stream().map(line -> shifted(line, millis, factor)).toList();
    int[] actual = plot(model.withSeries(shifted), scene, Look.LIGHT);
    assertThat(Golden.count(Golden.pixels(name(scene, Look.LIGHT)), actual)).isGreaterThan(10 * Golden.MOST_PIXELS);
  }

  @Test
  void whatIsWrittenOtherwiseIsNamed() {
    assertThat(Golden.textDifference("<a x=\"1.5\">one</a>", "<a x=\"1.52\">one</a>")).isEmpty();
    assertThat(Golden.textDifference("<a x=\"1.5\">one</a>", "<a x=\"1.7\">one</a>")).hasValueSatisfying(
        text -> assertThat(text).contains("1.5", "1.7"));
    assertThat(Golden.textDifference("<a x=\"1\">one</a>", "<a x=\"1\">two</a>")).isPresent();
    assertThat(Golden.textDifference("<a/><b/>", "<a/>")).isPresent();
  }

  /** On the axis that the scene has: else a line would only have another one. */
  private static int[] plot(ChartModel model, GoldenScenes scene, Look look) {
    ChartModel golden = scene.model();
    ValueTicks values = ValueTicks.of(golden, presentation(scene), 4);
    long[] times = TimeTicks.of(golden.from().toEpochMilli(), golden.to().toEpochMilli(), golden.zone(), 5).times();
    return PlotRaster.draw(new PlotRaster.Request(model, presentation(scene), look.palette, values, times, WIDTH,
        HEIGHT, 1));
  }

  private static Presentation presentation(GoldenScenes scene) {
    return new Presentation(true, scene == GoldenScenes.LOGARITHMIC, 0, Set.of(), Optional.empty());
  }

  private static Series shifted(Series line, long millis, double factor) {
    long[] times = IntStream.range(0, line.size()).mapToLong(i -> line.timeMillis(i) - millis).toArray();
    Series moved = new Series(line.id(), line.label(), line.colorIndex(), times, scaled(line, Series::value, factor));
    return moved.withRange(scaled(line, Series::minimum, factor), scaled(line, Series::maximum, factor));
  }

  private static double[] scaled(Series line, Trace.Reading reading, double factor) {
    return IntStream.range(0, line.size()).mapToDouble(i -> reading.of(line, i) * factor).toArray();
  }

  private static String name(GoldenScenes scene, Look look) {
    return lower(scene) + "-" + lower(look) + ".png";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
