/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;

class PlotRasterTest {

  private static final int SIZE = 100;
  private static final int WHITE = 0xFFFFFF;
  // The middle of pixel row 50.
  private static final double MIDDLE = 49.5;
  private static final Palette PALETTE = new Palette(WHITE, 0x000000, ChartColors.STANDARD);

  private final ChartModel.Builder builder =
      ChartModel.builder("t", Axes.number("").withMaximum(100)).range(at(0), at(100));
  private int[] pixels = new int[0];

  @Test
  void aLineIsDrawnWhereItsValuesAre() {
    builder.add(series(0, MIDDLE, MIDDLE));
    draw();
    assertThat(pixel(20, 50)).isEqualTo(PALETTE.line(0));
    assertThat(pixel(20, 40)).isEqualTo(WHITE);
    assertThat(pixel(99, 50)).isEqualTo(PALETTE.line(0));
  }

  @Test
  void aLineAtTheEdgeOfTheScaleIsAsThickAsAnyOther() {
    builder.add(series(0, 100, 100));
    fillNoAreas();
    draw();
    double atTop = thickness();
    PlotRasterTest other = new PlotRasterTest();
    other.builder.add(series(0, 0, 0));
    other.fillNoAreas();
    other.draw();
    assertThat(atTop).as("at its maximum").isCloseTo(ValueScale.LINE_WIDTH, within(0.05));
    assertThat(other.thickness()).as("at zero").isCloseTo(ValueScale.LINE_WIDTH, within(0.05));
  }

  /** With so many lines there are none. */
  private void fillNoAreas() {
    for (int i = 0; i < 3; i++) {
      builder.add(new Series("e" + i, "E", i, new long[0], new double[0]));
    }
  }

  @Test
  void theAreaBelowALineIsFilledPalely() {
    builder.add(series(0, MIDDLE, MIDDLE, Double.NaN, MIDDLE, MIDDLE));
    draw();
    assertThat(pixel(10, 80)).isEqualTo(Rgb.mix(WHITE, PALETTE.line(0), PlotRaster.AREA_SHARE));
    assertThat(pixel(10, 20)).isEqualTo(WHITE);
    assertThat(pixel(50, 80)).as("not in a gap").isEqualTo(WHITE);
  }

  @Test
  void lowestAndHighestAreAPaleBandAroundTheMean() {
    fillNoAreas();
    builder.add(series(0, 50, 50, 50).withRange(new double[] {20, 20, 20}, new double[] {80, 80, 80}));
    draw();
    int pale = Rgb.mix(WHITE, PALETTE.line(0), PlotRaster.RANGE_SHARE);
    assertThat(pixel(30, 25)).isEqualTo(pixel(70, 75)).isEqualTo(pale);
    assertThat(pixel(30, 15)).isEqualTo(pixel(30, 85)).isEqualTo(WHITE);
    assertThat(pixel(30, 50)).as("the line above it").isNotEqualTo(pale);
  }

  @Test
  void whatStandsOutIsAboveTheOthersWhichFade() {
    builder.add(series(0, MIDDLE, MIDDLE)).add(series("other", 1, MIDDLE, MIDDLE));
    draw();
    assertThat(pixel(20, 50)).as("the later one").isEqualTo(PALETTE.line(1));
    pixels = PlotRaster.draw(new PlotRaster.Request(builder.build(),
        new Presentation(true, false, 0, Set.of(), Optional.of("s")), PALETTE,
        new ValueTicks(AxisRange.to(100), new double[0]), new long[0], SIZE, SIZE, 1));
    assertThat(pixel(20, 50)).isEqualTo(PALETTE.line(0));
  }

  /** By how much darker than the background a column is. */
  private double thickness() {
    double white = 0;
    for (int y = 0; y < SIZE; y++) {
      white += ((pixel(20, y) >> 16 & 0xFF) - red(PALETTE.line(0))) / (double) (0xFF - red(PALETTE.line(0)));
    }
    return SIZE - white;
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  @Test
  void aGapIsAHoleAndNeverZero() {
    builder.add(series(0, 50, 50, Double.NaN, 50, 50));
    draw();
    for (int y = 0; y < SIZE; y++) {
      assertThat(pixel(50, y)).isEqualTo(WHITE);
    }
    assertThat(pixel(10, 50)).isNotEqualTo(WHITE);
    assertThat(pixel(90, 50)).isNotEqualTo(WHITE);
  }

  @Test
  void aSampleBetweenTwoGapsIsSeen() {
    builder.add(series(0, Double.NaN, MIDDLE, Double.NaN));
    draw();
    assertThat(pixel(50, 50)).isEqualTo(PALETTE.line(0));
  }

  @Test
  void aSteepLineReachesTopAndBottom() {
    builder.add(series(1, 0, 100, 0));
    draw();
    assertThat(pixel(50, 1)).isNotEqualTo(WHITE);
    assertThat(pixel(0, 99)).isNotEqualTo(WHITE);
    assertThat(pixel(25, 50)).isNotEqualTo(WHITE);
  }

  @Test
  void aLineOfASecondRoundOfColoursIsDashed() {
    builder.add(series(8, MIDDLE, MIDDLE));
    fillNoAreas();
    draw();
    assertThat(pixel(3, 50)).isEqualTo(PALETTE.line(0));
    assertThat(pixel(9, 50)).isEqualTo(WHITE);
  }

  @Test
  void anEndedBandCoversItsTimeOnly() {
    builder.add(Band.of(at(20), at(40), "b", ColorRole.ACTIVITY));
    draw();
    assertThat(pixel(19, 50)).isEqualTo(WHITE);
    assertThat(pixel(30, 50)).isNotEqualTo(WHITE).isEqualTo(pixel(31, 50)).isEqualTo(pixel(30, 51));
    assertThat(pixel(41, 50)).isEqualTo(WHITE);
    assertThat(pixel(20, 3)).isEqualTo(pixel(20, 7)).isNotEqualTo(pixel(30, 3));
  }

  @Test
  void anOpenBandReachesTheEdgeHatchedAndDashed() {
    builder.add(Band.open(at(60), "b", ColorRole.ACTIVITY));
    draw();
    assertThat(pixel(59, 50)).isEqualTo(WHITE);
    assertThat(pixel(99, 1)).isNotEqualTo(WHITE).isNotEqualTo(pixel(99, 6));
    assertThat(pixel(80, 0)).as("on a stroke of the hatch").isNotEqualTo(pixel(81, 0));
  }

  /** Solid edges are for what was seen to begin and to end. */
  @Test
  void aBandWhoseTimesAreAnEstimateIsHatchedAndDashed() {
    builder.add(Band.of(at(20), at(80), "b", ColorRole.ACTIVITY).asEstimate());
    draw();
    assertThat(pixel(20, 1)).isNotEqualTo(pixel(20, 6));
    assertThat(pixel(79, 1)).isNotEqualTo(pixel(79, 6));
    assertThat(pixel(48, 0)).as("on a stroke of the hatch").isNotEqualTo(pixel(50, 0));
    assertThat(pixel(90, 0)).isEqualTo(WHITE);
  }

  @Test
  void aBandOfAnInstantIsStillSeenAndOnesOutsideAreNot() {
    builder.add(Band.of(at(50), at(50), "b", ColorRole.ERROR));
    builder.add(Band.of(at(-50), at(-10), "b", ColorRole.ERROR));
    builder.add(Band.open(at(200), "b", ColorRole.ERROR));
    draw();
    assertThat(pixel(50, 50)).isNotEqualTo(WHITE);
    assertThat(pixel(0, 50)).isEqualTo(WHITE);
    assertThat(pixel(99, 50)).isEqualTo(WHITE);
  }

  @Test
  void aMarkerIsADashedLine() {
    builder.add(new Marker(at(30), "m", ColorRole.GOOD));
    draw();
    assertThat(pixel(30, 0)).isEqualTo(PALETTE.role(ColorRole.GOOD));
    assertThat(pixel(30, 6)).isEqualTo(WHITE);
  }

  @Test
  void gridLinesStandAtTheTicks() {
    pixels = PlotRaster.draw(new PlotRaster.Request(builder.build(), Presentation.PLAIN, PALETTE,
        new ValueTicks(AxisRange.to(100), new double[] {0, 50}), new long[] {at(25).toEpochMilli()}, SIZE, SIZE, 1));
    assertThat(pixel(10, 50)).isEqualTo(PALETTE.grid());
    assertThat(pixel(10, 99)).isEqualTo(PALETTE.grid());
    assertThat(pixel(25, 10)).isEqualTo(PALETTE.grid());
  }

  private void draw() {
    pixels = PlotRaster.draw(
        new PlotRaster.Request(builder.build(), Presentation.PLAIN, PALETTE,
            new ValueTicks(AxisRange.to(100), new double[0]), new long[0], SIZE, SIZE, 1));
  }

  private int pixel(int x, int y) {
    return pixels[y * SIZE + x];
  }

  private static Series series(int color, double... values) {
    return series("s", color, values);
  }

  private static Series series(String id, int color, double... values) {
    long[] times = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = at(0).toEpochMilli() + 100_000L * i / (values.length - 1);
    }
    return new Series(id, "S", color, times, values);
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(1_000_000 + second);
  }
}
