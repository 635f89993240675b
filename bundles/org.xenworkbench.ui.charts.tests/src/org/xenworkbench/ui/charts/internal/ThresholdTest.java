/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.charts.model.ValueAxis;

class ThresholdTest {

  private static final Presentation LOGARITHMIC = new Presentation(true, true, 0, Set.of(), Optional.empty());
  private static final Box PLOT = new Box(50, 20, 400, 100);
  private static final int LETTER = 8;
  private static final int LINE = 16;
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
      return LINE;
    }
  };

  @Test
  void theAxisMakesRoomForWhatIsNear() {
    assertThat(top(60, 42)).as("within").isEqualTo(top(60));
    assertThat(top(60, 100)).isGreaterThan(100);
    assertThat(top(60, 100, 115)).isGreaterThan(115);
    assertThat(top(60, 121)).as("far away").isEqualTo(top(60));
    assertThat(top(60, 100, 5000)).as("only for the near one").isEqualTo(top(60, 100));
    assertThat(top(0, 5000)).as("there is nothing that it flattens").isGreaterThan(5000);
  }

  @Test
  void theAxisMakesRoomBelowZeroToo() {
    ChartModel model = model(Axes.number(""), -60, -100, 5000);
    AxisRange range = ValueTicks.of(model, Presentation.PLAIN, 4).range();
    assertThat(range.minimum()).isLessThanOrEqualTo(-100).isGreaterThan(-1000);
    assertThat(range.maximum()).isLessThan(1000);
  }

  @Test
  void onALogarithmicAxisTenTimesAsMuchIsNear() {
    assertThat(ValueTicks.of(model(Axes.number(""), 60, 500), LOGARITHMIC, 4).range().maximum()).isEqualTo(1000);
    assertThat(ValueTicks.of(model(Axes.number(""), 60, 700), LOGARITHMIC, 4).range().maximum()).isEqualTo(100);
    assertThat(ValueTicks.of(model(Axes.number(""), 60, 7), LOGARITHMIC, 4).range().minimum()).isEqualTo(1);
    assertThat(ValueTicks.of(model(Axes.number(""), 60, 1), LOGARITHMIC, 4).range().minimum()).isEqualTo(10);
  }

  @Test
  void aFixedAxisStaysAsItIs() {
    ValueTicks ticks = ValueTicks.of(model(Axes.ratio(), 0.5, 1.2), Presentation.PLAIN, 4);
    assertThat(ticks.range().maximum()).isEqualTo(1);
    assertThat(place(Axes.ratio(), 0.5, 1.2)).extracting(PlotLabel::text).containsExactly("\u2191 T0  120\u00a0%");
  }

  @Test
  void aLabelStandsAboveItsLineOrBelowIt() {
    List<PlotLabel> labels = place(Axes.number("").withMaximum(100), 50, 50, 95);
    assertThat(labels).extracting(PlotLabel::text).containsExactly("T1  95", "T0  50");
    assertThat(labels.get(0).box().y()).as("no room above").isGreaterThan(PLOT.y() + 5);
    assertThat(labels.get(1).box().bottom()).isLessThan(PLOT.y() + 50);
    assertThat(labels).allSatisfy(label -> assertThat(label.box().right()).isEqualTo(PLOT.right()));
  }

  @Test
  void whatIsFarAwayIsSaidAtTheEdge() {
    List<PlotLabel> labels = place(Axes.number(""), 60, 5000, -3000);
    assertThat(labels).extracting(PlotLabel::text).containsExactly("\u2191 T0  5000", "\u2193 T1  -3000");
    assertThat(labels.get(0).box().y()).isEqualTo(PLOT.y() + 1);
    assertThat(labels.get(1).box().bottom()).isEqualTo(PLOT.bottom() - 1);
  }

  @Test
  void withoutDataThatIsSaidAndNothingCoversIt() {
    ChartModel model = ChartModel.builder("", Axes.number("")).range(at(0), at(10))
        .add(Threshold.of(5, "half a sentence, at least as long as the plot is wide")).build();
    ValueTicks ticks = ValueTicks.of(model, Presentation.PLAIN, 4);
    List<PlotLabel> labels = PlotLabel.place(model, PLOT, new ValueScale(ticks.range(), PLOT.height(), 0), TEXT);
    assertThat(labels.get(0)).satisfies(label -> assertThat(label.color()).isEmpty());
    assertThat(labels.get(0).box()).isEqualTo(new Box(PLOT.x() + 200 - 28, PLOT.y() + 42, 56, LINE));
    assertNothingIsCovered(labels);
  }

  /** However many there are: none covers another, and all are within the plot. */
  @Test
  void noLabelCoversAnother() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      // whole ones: with all its digits one label is as wide as the plot, and two at the edge have no room
      double[] values = random.doubles(random.nextInt(12)).map(each -> Math.rint((each - 0.1) * 200)).toArray();
      List<PlotLabel> labels = place(Axes.number(""), random.nextInt(100), values);
      assertThat(labels).as("seed %d, round %d", seed, round).hasSizeGreaterThanOrEqualTo(Math.min(2, values.length));
      assertNothingIsCovered(labels);
    }
  }

  private static void assertNothingIsCovered(List<PlotLabel> labels) {
    for (PlotLabel label : labels) {
      assertThat(label.box()).matches(box -> box.x() >= PLOT.x() && box.right() <= PLOT.right()
          && box.y() >= PLOT.y() && box.bottom() <= PLOT.bottom());
      assertThat(labels).filteredOn(other -> other.box().overlaps(label.box())).containsExactly(label);
    }
  }

  @Test
  void itIsDrawnAboveTheLinesWhereItIs() {
    ChartModel model = model(Axes.number("").withMaximum(100), 50, 50, 120);
    Palette palette = new Palette(0xFFFFFF, 0, ChartColors.STANDARD);
    int[] pixels = PlotRaster.draw(new PlotRaster.Request(model, Presentation.PLAIN, palette,
        ValueTicks.of(model, Presentation.PLAIN, 1), new long[0], 100, 100, 1));
    int limit = palette.role(ColorRole.LIMIT);
    assertThat(pixels[50 * 100 + 3]).isEqualTo(limit);
    assertThat(pixels[50 * 100 + PlotRaster.THRESHOLD_DASH + 1]).as("dashed").isNotEqualTo(limit);
    assertThat(pixels[3]).as("no line for what is beyond the axis").isNotEqualTo(limit);
  }

  @Test
  void itIsToldInWords() {
    ChartModel model = model(Axes.number("W"), 50, 90);
    assertThat(ChartSummary.of(model)).contains("Threshold: T0  90\u00a0W");
    assertThat(ChartSummary.events(model)).containsExactly("Threshold: T0  90\u00a0W");
    assertThat(PlotLabel.words(model, Threshold.of(7, ""))).isEqualTo("7\u00a0W");
    assertThatThrownBy(() -> Threshold.of(Double.NaN, "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Threshold.of(Double.NEGATIVE_INFINITY, "")).hasMessageContaining("Infinity");
  }

  private static double top(double value, double... thresholds) {
    return ValueTicks.of(model(Axes.number(""), value, thresholds), Presentation.PLAIN, 4).range().maximum();
  }

  private static List<PlotLabel> place(ValueAxis axis, double value, double... thresholds) {
    ChartModel model = model(axis, value, thresholds);
    ValueTicks ticks = ValueTicks.of(model, Presentation.PLAIN, 4);
    return PlotLabel.place(model, PLOT, new ValueScale(ticks.range(), PLOT.height(), 0), TEXT);
  }

  private static ChartModel model(ValueAxis axis, double value, double... thresholds) {
    ChartModel.Builder builder = ChartModel.builder("", axis).range(at(0), at(10))
        .add(new Series("a", "A", 0, new long[] {0, 10_000}, new double[] {value, value}));
    List<Threshold> all = new ArrayList<>();
    for (double threshold : thresholds) {
      all.add(Threshold.of(threshold, "T" + all.size()));
    }
    all.forEach(builder::add);
    return builder.build();
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
