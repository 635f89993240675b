/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;

class ChartLayoutTest {

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

  private final ChartModel.Builder builder =
      ChartModel.builder("CPU", Axes.ratio()).range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(600));

  @Test
  void thePlotLeavesRoomForAxesAndLegend() {
    addSeries(3);
    ChartLayout layout = ChartLayout.of(builder.build(), 600, 300, TEXT, Presentation.PLAIN);
    assertThat(layout.hasPlot()).isTrue();
    assertThat(layout.plot().x()).isGreaterThan("100 %".length() * LETTER);
    assertThat(layout.plot().right()).isLessThan(600);
    assertThat(layout.plot().bottom()).isLessThanOrEqualTo(300 - LINE);
    assertThat(layout.legend().items()).hasSize(3).allSatisfy(item -> {
      assertThat(item.place().x()).isGreaterThan("CPU".length() * LETTER);
      assertThat(item.place().right()).isLessThan(600);
      assertThat(item.place().bottom()).isLessThan(layout.plot().y());
    });
    assertThat(layout.valueLabels()).startsWith("0\u00a0%").endsWith("100\u00a0%");
  }

  @Test
  void thePlotBeginsWhereAWiderAxisHasIt() {
    addSeries(3);
    ChartLayout own = ChartLayout.of(builder.build(), 600, 300, TEXT, Presentation.PLAIN);
    ChartLayout wide = ChartLayout.of(builder.build(), 600, 300, TEXT,
        Presentation.PLAIN.withLeastAxis(own.axisNeed() + 40));
    assertThat(wide.plot().x()).isEqualTo(own.plot().x() + 40);
    assertThat(wide.plot().right()).isEqualTo(own.plot().right());
    assertThat(wide.axisNeed()).as("what it needs is its own").isEqualTo(own.axisNeed());
    assertThat(ChartLayout.of(builder.build(), 600, 300, TEXT,
        Presentation.PLAIN.withLeastAxis(own.axisNeed() - 1)).plot()).isEqualTo(own.plot());
  }

  @Test
  void noSizeIsTooSmall() {
    addSeries(30);
    builder.add(Band.open(Instant.ofEpochSecond(10), "a band", ColorRole.ACTIVITY));
    for (int size = 1; size < 400; size += 7) {
      ChartLayout wide = ChartLayout.of(builder.build(), 900, size, TEXT, Presentation.PLAIN);
      ChartLayout high = ChartLayout.of(builder.build(), size, 900, TEXT, Presentation.PLAIN);
      assertThat(wide.plot().width()).isNotNegative();
      assertThat(high.plot().width()).isNotNegative();
    }
    assertThat(ChartLayout.of(builder.build(), 30, 30, TEXT, Presentation.PLAIN).hasPlot()).isFalse();
  }

  @Test
  void aLegendThatDoesNotFitSaysHowManyAreMissing() {
    addSeries(50);
    Legend legend = Legend.of(Legend.words(builder.build(), Presentation.PLAIN), Set.of(), TEXT, 100, 400, 2);
    assertThat(legend.rows()).isEqualTo(2);
    assertThat(legend.items()).hasSizeLessThan(50);
    assertThat(legend.more()).contains(String.valueOf(50 - legend.items().size()));
  }

  /** "+2 more" alone would not tell which line is which. */
  @Test
  void aLegendNamesOneAtLeast() {
    List.of("Network 0 received", "Network 0 sent").forEach(
        name -> builder.add(new Series(name, name, 0, new long[] {0, 1000}, new double[] {0.5, 0.25})));
    List<Legend.Words> words = Legend.words(builder.build(), Presentation.PLAIN);
    for (int width = 120; width < 600; width += 7) {
      Legend legend = Legend.of(words, Set.of(), TEXT, 100, width, 1);
      int right = width - 2 * ChartLayout.MARGIN;
      assertThat(legend.items()).as("width %s", width).allMatch(item -> item.place().right() <= right);
      assertThat(legend.items().isEmpty()).as("width %s", width).isEqualTo(width < 240);
    }
  }

  /** Three columns of a view of its usual width: names that are cut to "Netw..." would not tell which line is which. */
  @Test
  void aNarrowLegendTellsItsLinesApart() {
    List<String> last = List.of("received", "sent");
    ChartModel.Builder network = ChartModel.builder("Network - web-01", Axes.ratio())
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(600));
    last.forEach(name -> network.add(
        new Series(name, "Network 0 " + name, 0, new long[] {0, 1000}, new double[] {0.5, 0.25})));
    for (int width = 200; width < 900; width += 3) {
      ChartLayout layout = ChartLayout.of(network.build(), width, 10 * LINE, TEXT, Presentation.PLAIN);
      assertThat(layout.legend().items()).as("width %s", width).hasSize(2)
          .allMatch(item -> item.place().right() <= layout.size().width() - 2 * ChartLayout.MARGIN)
          .allMatch(item -> last.stream().anyMatch(item.text()::contains));
      assertThat(layout.plot().height()).as("width %s", width).isGreaterThan(4 * LINE);
    }
    assertThat(legend(network, 220, 10).rows()).isEqualTo(2);
    assertThat(legend(network, 220, 6).rows()).as("a low chart has no line for it").isOne();
    assertThat(legend(network, 900, 10).items().get(0).text()).as("where there is room").startsWith("Network 0 rec");
  }

  private static Legend legend(ChartModel.Builder model, int width, int lines) {
    return ChartLayout.of(model.build(), width, lines * LINE, TEXT, Presentation.PLAIN).legend();
  }

  /** Two numbers say nothing without what they are numbers of. */
  @Test
  void whatTellsSeriesApartByNumbersKeepsItsName() {
    ChartModel.Builder cpus = ChartModel.builder("CPU - web-01", Axes.ratio())
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(600));
    List.of("vCPU 0", "vCPU 1", "vCPU 2").forEach(
        name -> cpus.add(new Series(name, name, 0, new long[] {0, 1000}, new double[] {0.5, 0.25})));
    for (int width = 150; width < 600; width += 7) {
      assertThat(legend(cpus, width, 10).items()).as("width %s", width)
          .allMatch(item -> item.text().startsWith("vC"));
    }
  }

  /** Three columns of a view of its usual width: of a stack only the names tell which area is whose. */
  @Test
  void theLegendOfAStackNamesItsAreasBeforeItsTotal() {
    ChartModel.Builder stack = ChartModel.builder("Memory per VM - database-host-1", Axes.ratio())
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(600)).stacked("All VMs");
    List<String> names = List.of("db-01", "web-01", "VM1", "VM2", "Domain-0");
    names.forEach(name -> stack.add(new Series(name, name, 0, new long[] {0, 1000}, new double[] {0.5, 0.25})));
    ChartLayout layout = ChartLayout.of(stack.build(), 320, 10 * LINE, TEXT, Presentation.PLAIN);
    assertThat(layout.head().title()).as("is not cut first").isEqualTo("Memory per VM - database-host-1");
    assertThat(layout.legend().items()).extracting(Legend.Item::text).containsExactlyElementsOf(names);
    assertThat(layout.legend().more()).isEmpty();
    ChartLayout wide = ChartLayout.of(stack.build(), 900, 10 * LINE, TEXT, Presentation.PLAIN);
    assertThat(wide.legend().items().get(0).text()).startsWith("All VMs");
    assertThat(wide.legend().items()).hasSize(6);
  }

  @Test
  void longNamesOfAStackAreCutBeforeTheyAreLeftOut() {
    ChartModel.Builder stack = ChartModel.builder("CPU", Axes.ratio())
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(600)).stacked("All VMs");
    IntStream.range(0, 5).forEach(i -> stack.add(new Series("vm" + i, i + " production-database.example.org", 0,
        new long[] {0, 1000}, new double[] {0.5, 0.25})));
    ChartLayout layout = ChartLayout.of(stack.build(), 400, 10 * LINE, TEXT, Presentation.PLAIN);
    assertThat(layout.legend().items()).hasSize(5).allSatisfy(item -> assertThat(item.text()).endsWith("\u2026"));
  }

  @Test
  void labelsOfBandsDoNotCoverEachOther() {
    builder.add(Band.of(Instant.ofEpochSecond(100), Instant.ofEpochSecond(110), "first", ColorRole.ACTIVITY));
    builder.add(Band.of(Instant.ofEpochSecond(112), Instant.ofEpochSecond(120), "second", ColorRole.ACTIVITY));
    builder.add(Band.open(Instant.ofEpochSecond(590), "third", ColorRole.ACTIVITY));
    Box plot = new Box(50, 20, 500, 200);
    var labels = LabelRows.place(builder.build(), plot, TEXT, 3);
    assertThat(labels).extracting(LabelRows.Label::text).containsExactly("first", "second", "third");
    assertThat(labels.get(0).box().y()).isGreaterThanOrEqualTo(labels.get(1).box().bottom());
    assertThat(labels.get(2).box().y()).isEqualTo(labels.get(1).box().y());
    assertThat(labels.get(2).box().right()).isLessThanOrEqualTo(plot.right());
    assertThat(labels).extracting(LabelRows.Label::anchored).containsExactly(true, true, false);
    assertThat(LabelRows.place(builder.build(), plot, TEXT, 1)).extracting(LabelRows.Label::text)
        .containsExactly("second and 1 more", "third");
  }

  /** A stripe stands for many migrations: "and 2 more" would be the stripes. */
  @Test
  void whatIsLeftOutIsSaidInEvents() {
    builder.add(Band.of(Instant.ofEpochSecond(100), Instant.ofEpochSecond(110), "3 migrations", ColorRole.ACTIVITY)
        .withKeys(keys(3)));
    builder.add(Band.of(Instant.ofEpochSecond(112), Instant.ofEpochSecond(120), "20 migrations", ColorRole.ACTIVITY)
        .withKeys(keys(20)));
    builder.add(new Marker(Instant.ofEpochSecond(121), "2 changes", ColorRole.NEUTRAL).withKeys(keys(2)));
    assertThat(LabelRows.place(builder.build(), new Box(50, 20, 400, 200), TEXT, 1))
        .extracting(LabelRows.Label::text).containsExactly("2 changes and 23 more");
  }

  @Test
  void theRunningBandIsLabelledBeforeTheOneBeforeIt() {
    builder.add(Band.of(Instant.ofEpochSecond(500), Instant.ofEpochSecond(530), "PM2 to PM1", ColorRole.ACTIVITY));
    builder.add(Band.open(Instant.ofEpochSecond(540), "PM1 to PM2", ColorRole.ACTIVITY));
    Box plot = new Box(50, 20, 500, 200);
    assertThat(LabelRows.place(builder.build(), plot, TEXT, 1)).extracting(LabelRows.Label::text)
        .containsExactly("PM1 to PM2 and 1 more");
    var labels = LabelRows.place(builder.build(), plot, TEXT, 2);
    assertThat(labels).extracting(LabelRows.Label::text).containsExactly("PM2 to PM1", "PM1 to PM2");
    assertThat(labels.get(1).box().right()).isEqualTo(plot.right());
    assertThat(labels.get(0).box().y()).isGreaterThanOrEqualTo(labels.get(1).box().bottom());
  }

  @Test
  void ofBandsThatOverlapOneLabelSaysHowManyTheyAre() {
    builder.add(Band.of(Instant.ofEpochSecond(10), Instant.ofEpochSecond(20), "before", ColorRole.ACTIVITY));
    builder.add(Band.open(Instant.ofEpochSecond(500), "web-01", ColorRole.ACTIVITY));
    builder.add(Band.open(Instant.ofEpochSecond(510), "VM1", ColorRole.ACTIVITY));
    builder.add(Band.open(Instant.ofEpochSecond(520), "backup", ColorRole.ACTIVITY));
    Box plot = new Box(50, 20, 500, 200);
    assertThat(LabelRows.place(builder.build(), plot, TEXT, 1)).extracting(LabelRows.Label::text)
        .containsExactly("before", "backup and 2 more");
    assertThat(LabelRows.place(builder.build(), plot, TEXT, 3)).as("room for each").extracting(LabelRows.Label::text)
        .containsExactlyInAnyOrder("before", "web-01", "VM1", "backup");
    assertThat(LabelRows.place(builder.build(), new Box(50, 20, 140, 200), TEXT, 1)).last()
        .satisfies(label -> assertThat(label.text()).endsWith("\u2026 and 3 more"));
  }

  @Test
  void noLabelLiesOnABandThatHasNone() {
    builder.add(Band.of(Instant.ofEpochSecond(100), Instant.ofEpochSecond(110), "first", ColorRole.ACTIVITY));
    builder.add(Band.of(Instant.ofEpochSecond(120), Instant.ofEpochSecond(150), "", ColorRole.ACTIVITY));
    builder.add(Band.of(Instant.ofEpochSecond(300), Instant.ofEpochSecond(310), "third", ColorRole.ACTIVITY));
    Box plot = new Box(50, 20, 500, 200);
    var labels = LabelRows.place(builder.build(), plot, TEXT, 3);
    assertThat(labels).extracting(LabelRows.Label::text).containsExactly("first", "third");
    assertThat(labels.get(0).box().right()).as("ends where its band does").isEqualTo(plot.x() + 92);
    assertThat(labels.get(0).ends()).isTrue();
  }

  /** Four migrations in two minutes: the newest cannot be labelled without lying on the others. */
  @Test
  void ofBandsThatAreNearEachOtherOneLabelSaysHowManyTheyAre() {
    for (int i = 0; i < 4; i++) {
      builder.add(Band.of(Instant.ofEpochSecond(470 + i * 30), Instant.ofEpochSecond(480 + i * 30),
          "web-0" + i + ": pm1 to pm2", ColorRole.ACTIVITY));
    }
    var labels = LabelRows.place(builder.build(), new Box(50, 20, 300, 200), TEXT, 3);
    assertThat(labels).isNotEmpty();
    assertThat(labels.stream().mapToInt(label -> count(label.text())).sum()).as("said of " + labels).isEqualTo(4);
    assertThat(LabelRows.place(builder.build(), new Box(50, 20, 300, 200), TEXT, 1))
        .extracting(LabelRows.Label::text).containsExactly("web-03: pm1 to pm2 and 3 more");
    assertThat(LabelRows.place(builder.build(), new Box(50, 20, 300, 200), TEXT, 4)).as("room to the left of each")
        .extracting(LabelRows.Label::text).hasSize(4);
  }

  /** Hosts have longer names than those of the demo: then there seemed to be one migration, where there was none. */
  @Test
  void longLabelsAreCutBeforeOneStandsForBandsThatLieApart() {
    for (int i = 0; i < 7; i++) {
      builder.add(Band.of(Instant.ofEpochSecond(100 + i * 70), Instant.ofEpochSecond(110 + i * 70),
          "VM" + i + ": pm2 \u2192 Rechenzentrum Sued, Host Nr. 1 (alt)", ColorRole.ACTIVITY));
    }
    Box plot = new Box(50, 20, 600, 200);
    var labels = LabelRows.place(builder.build(), plot, TEXT, 3);
    assertThat(labels).hasSize(7);
    for (int i = 0; i < 7; i++) {
      LabelRows.Label label = labels.get(i);
      assertThat(label.text()).startsWith("VM" + i + ": ").endsWith("\u2026");
      int from = plot.x() + 100 + i * 70;
      assertThat(label.box().x() == from || label.box().right() == from + 10).as("stands at its band").isTrue();
    }
  }

  @Test
  void aLabelForSeveralStandsAtTheBandThatItNames() {
    builder.add(Band.of(Instant.ofEpochSecond(300), Instant.ofEpochSecond(400), "first", ColorRole.ACTIVITY));
    builder.add(Band.of(Instant.ofEpochSecond(310), Instant.ofEpochSecond(390), "second", ColorRole.ACTIVITY));
    assertThat(LabelRows.place(builder.build(), new Box(50, 20, 600, 200), TEXT, 1)).singleElement()
        .satisfies(label -> {
          assertThat(label.text()).isEqualTo("second and 1 more");
          assertThat(label.box().x()).isEqualTo(50 + 310);
          assertThat(label.anchored()).isTrue();
        });
  }

  private static int count(String label) {
    return label.contains(" and ") ? 1 + Integer.parseInt(label.replaceAll(".* and (\\d+) more( events?)?", "$1")) : 1;
  }

  private void addSeries(int count) {
    for (int i = 0; i < count; i++) {
      builder.add(new Series("s" + i, "Series " + i, i, new long[] {0, 1000}, new double[] {0.5, 0.25}));
    }
  }

  @Test
  void aLabelWithoutRoomIsCutNotLeftOut() {
    builder.add(Band.of(Instant.ofEpochSecond(100), Instant.ofEpochSecond(110), "x".repeat(500), ColorRole.ACTIVITY));
    Box plot = new Box(50, 20, 500, 200);
    var labels = LabelRows.place(builder.build(), plot, TEXT, 3);
    assertThat(labels).singleElement().satisfies(label -> {
      assertThat(label.text()).endsWith("x\u2026");
      assertThat(label.box().right()).isLessThanOrEqualTo(plot.right());
    });
  }

  private static List<String> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "event" + i).toList();
  }
}
