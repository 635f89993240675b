/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;

/** What the cursor says, and how much of the chart that covers. */
class CursorBoxTest {

  private static final int LINE = 16;
  private static final TextMeasure TEXT = new TextMeasure() {
    @Override
    public int width(String text) {
      return text.length() * 7;
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
  private static final long TIME = 300_000;

  private static ChartModel stack(int machines) {
    ChartModel.Builder chart = ChartModel.builder("CPU per VM", Axes.ratio()).zone(ZoneOffset.UTC)
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(600)).stacked("All VMs")
        .add(Band.of(Instant.ofEpochSecond(290), Instant.ofEpochSecond(310), "VM2: pm2 to pm1, 10.8 s, downtime 300 ms",
            ColorRole.ACTIVITY));
    for (int i = 0; i < machines; i++) {
      chart.add(new Series("vm" + i, "machine-0" + i, i, new long[] {0, TIME, 600_000}, new double[] {0, 0.05, 0.1}));
    }
    return chart.build();
  }

  private static CursorBox box(ChartModel model, int width, int height, int x, boolean isRead) {
    return CursorBox.of(model, model.series(), model.stack(), new Box(0, 0, width, height),
        new Box(60, 40, width - 76, height - 60), x, TIME, isRead, TEXT);
  }

  @Test
  void theChartThatIsReadSaysAll() {
    CursorBox box = box(stack(5), 900, 300, 200, true);
    assertThat(box.head()).containsExactly("00:05:00", "VM2: pm2 to pm1, 10.8 s, downtime 300 ms");
    assertThat(box.rows()).extracting(row -> row.series().label()).containsExactly("All VMs", "machine-00",
        "machine-01", "machine-02", "machine-03", "machine-04");
    assertThat(box.rows().get(0).value()).isEqualTo("25\u00a0%");
    assertThat(box.isNamed()).isTrue();
  }

  @Test
  void whatHappenedIsCutBeforeItCoversMoreThanTheValuesDo() {
    CursorBox box = box(stack(5), 290, 180, 100, true);
    assertThat(box.head()).hasSize(2).last().satisfies(line -> assertThat(line).startsWith("VM2: ").endsWith("\u2026"));
    int values = Legend.textOffset() + TEXT.width("machine-00") + CursorBox.COLUMN_GAP + TEXT.width("25 %");
    assertThat(box.place().width()).isLessThanOrEqualTo(values + 2 * CursorBox.PADDING);
  }

  @Test
  void anotherChartSaysNoMoreThanHalfOfItsPlotHasRoomFor() {
    CursorBox wide = box(stack(5), 600, 300, 200, false);
    assertThat(wide.head()).as("what happened says the one that is read").containsExactly("00:05:00");
    assertThat(wide.isNamed()).isTrue();
    CursorBox narrow = box(stack(5), 290, 180, 150, false);
    assertThat(narrow.isNamed()).isFalse();
    assertThat(narrow.head()).isEmpty();
    assertThat(narrow.rows()).hasSize(6).last().satisfies(row -> assertThat(row.value()).isEqualTo("5\u00a0%"));
  }

  /** Whatever size and however many: the curve is seen beside it. */
  @Test
  void halfOfEveryPlotIsFree() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int rounds = 300;
    System.out.println("CursorBoxTest: seed " + seed + ", " + rounds + " charts");
    for (int round = 0; round < rounds; round++) {
      int width = 250 + random.nextInt(600);
      CursorBox box = box(stack(1 + random.nextInt(12)), width, 120 + random.nextInt(300),
          60 + random.nextInt(width - 76), false);
      assertThat(2 * box.place().width()).as("seed %d, round %d", seed, round).isLessThanOrEqualTo(width - 76);
      assertThat(box.rows()).as("seed %d, round %d", seed, round).isNotEmpty();
    }
  }

  @Test
  void whatHasNoRoomIsLeftOutFromBelow() {
    List<CursorBox.Row> rows = box(stack(12), 290, 100, 150, false).rows();
    assertThat(rows).hasSize((100 - 2 * CursorBox.PADDING) / LINE);
    assertThat(rows.get(0).series().label()).isEqualTo("All VMs");
    assertThat(rows.get(rows.size() - 1).series().label()).as("the rest of the host").isEqualTo("machine-011");
  }

  /** What is told below the edge nobody sees. */
  @Test
  void nothingIsToldBelowTheEdgeOfTheChart() {
    for (int height = 90; height < 300; height += 7) {
      Box place = box(stack(5), 900, height, 200, true).place();
      assertThat(place.bottom()).as("height %d", height).isLessThanOrEqualTo(height);
    }
  }
}
