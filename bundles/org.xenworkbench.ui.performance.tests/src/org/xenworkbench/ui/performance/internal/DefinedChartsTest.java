/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;
import org.xenworkbench.ui.performance.internal.own.LineId;

class DefinedChartsTest {

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final BoardModel model = new BoardModel(pm1, pm2);

  private static ChartDefinition chart(Style style, ChartLine... lines) {
    return ChartDefinition.of("Mine", style, List.of(lines));
  }

  private static ChartKey key(ObjectId object, ChartDefinition chart) {
    return new ChartKey(object, "own:" + chart.id());
  }

  private Board build(ObjectId object, ChartDefinition chart) {
    return BoardModel.build(model.builder(chart), List.of(object), false);
  }

  private Board mine(ChartDefinition... charts) {
    return model.builder(charts).buildMine(Range.TEN_MINUTES.window(), BoardBuilderTest.NOW);
  }

  private static ChartModel only(Board board) {
    return board.charts().get(new ChartKey(MyCharts.COLUMN, board.groups().get(0)));
  }

  @Test
  void aChartOfSelectedHostsIsARowBelowTheOthers() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm1, "cpu0", 0.25);
    model.put(pm1, "cpu1", 0.75);
    VmId vm = model.machine("web", pm1);
    model.put(vm, Metrics.CPU_USAGE, 0.5);
    ChartDefinition cores = chart(Style.STACK, ChartLine.of(Whose.HOSTS, "cpu*"));
    Board board = BoardModel.build(model.builder(cores), List.of(pm1, vm), false);
    assertThat(board.groups()).containsExactly(Metrics.GROUP_CPU, "own:" + cores.id());
    ChartModel shown = board.charts().get(key(pm1, cores));
    assertThat(shown.title()).isEqualTo("Mine \u2013 pm1");
    assertThat(shown.series()).as("its cores, not their mean").extracting(Series::label)
        .containsExactly("CPU 0", "CPU 1");
    assertThat(shown.stack().orElseThrow().total().latest()).isEqualTo(1.0);
    assertThat(shown.axis().maximum()).as("a sum may be more").isEmpty();
    assertThat(board.charts()).doesNotContainKey(key(vm, cores));
  }

  @Test
  void whatWasReadForTheColumnIsNotReadAgain() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    build(pm1, chart(Style.LINES, ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG)));
    assertThat(model.asked()).containsExactly(pm1);
  }

  @Test
  void theHostOfAVmStandsBesideIt() {
    VmId vm = model.machine("web", pm2);
    model.put(vm, Metrics.CPU_USAGE, 0.5);
    model.put(pm2, Metrics.CPU_AVG, 0.75);
    ChartDefinition both = chart(Style.LINES, ChartLine.of(Whose.VMS, Metrics.CPU_USAGE),
        ChartLine.of(Whose.VM_HOSTS, Metrics.CPU_AVG));
    ChartModel shown = build(vm, both).charts().get(key(vm, both));
    assertThat(shown.series()).extracting(Series::label).containsExactly("CPU", "CPU \u2013 pm2");
    assertThat(shown.series()).extracting(Series::latest).containsExactly(0.5, 0.75);
    assertThat(shown.series()).extracting(Series::colorIndex).as("told apart").doesNotHaveDuplicates();
  }

  @Test
  void whatWasNeverMeasuredSaysSoAndIsNeverZero() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    ChartDefinition chart = chart(Style.LINES, ChartLine.of(pm1, "pm1", Metrics.CPU_AVG),
        ChartLine.of(pm2, "pm2", Metrics.CPU_AVG), ChartLine.of(pm2, "pm2", "cpu*"));
    List<Series> lines = only(mine(chart)).series();
    assertThat(lines).extracting(Series::label).containsExactly("CPU \u2013 pm1", "CPU \u2013 pm2 (never measured)",
        "CPU * \u2013 pm2 (never measured)");
    assertThat(lines).extracting(Series::size).containsExactly(lines.get(0).size(), 0, 0);
  }

  @Test
  void anObjectThatIsGoneKeepsItsHistoryAndItsName() {
    VmId gone = VmId.of(UUID.randomUUID());
    model.put(gone, Metrics.CPU_USAGE, 0.5);
    Board board = mine(chart(Style.LINES, ChartLine.of(gone, "old web", Metrics.CPU_USAGE)));
    Series line = only(board).series().get(0);
    assertThat(line.label()).isEqualTo("CPU \u2013 old web (not in the list any more)");
    assertThat(line.size()).isPositive();
    assertThat(LineId.parse(line.id())).contains(new LineId(gone, Metrics.CPU_USAGE));
  }

  /** Every host has a Domain-0. */
  @Test
  void objectsOfOneNameSayOnWhichHostTheyAre() {
    VmId first = model.machine("Domain-0", pm1);
    VmId second = model.machine("Domain-0", pm2);
    VmId web = model.machine("web", pm1);
    List.of(first, second, web).forEach(vm -> model.put(vm, Metrics.CPU_USAGE, 0.5));
    List<Series> lines = only(mine(chart(Style.LINES, ChartLine.of(first, "Domain-0", Metrics.CPU_USAGE),
        ChartLine.of(second, "Domain-0", Metrics.CPU_USAGE), ChartLine.of(web, "web", Metrics.CPU_USAGE)))).series();
    assertThat(lines).extracting(Series::label).containsExactly("CPU \u2013 Domain-0 (on pm1)",
        "CPU \u2013 Domain-0 (on pm2)", "CPU \u2013 web");
  }

  @Test
  void whatHasAnotherUnitOrIsUnknownIsLeftOutInWords() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm1, Metrics.MEMORY_USED, 5);
    Board board = mine(chart(Style.LINES, ChartLine.of(pm1, "pm1", Metrics.CPU_AVG),
        ChartLine.of(pm1, "pm1", Metrics.MEMORY_USED), ChartLine.of(pm1, "pm1", "phase_of_the_moon")));
    assertThat(only(board).series()).hasSize(1);
    assertThat(board.causes()).hasSize(2).anyMatch(cause -> cause.contains("unit"))
        .anyMatch(cause -> cause.contains("phase_of_the_moon") && cause.contains("nobody"));
  }

  @Test
  void aChosenColourIsKeptAndTheOthersAreNot() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm2, Metrics.CPU_AVG, 0.5);
    ChartLine first = ChartLine.of(pm1, "pm1", Metrics.CPU_AVG);
    int usual = only(mine(chart(Style.LINES, first))).series().get(0).colorIndex();
    List<Series> lines = only(mine(chart(Style.LINES, first, ChartLine.of(pm2, "pm2", Metrics.CPU_AVG)
        .withColor(OptionalInt.of(usual + 1)).withLabel("Second")))).series();
    assertThat(lines.get(1).colorIndex()).isEqualTo(usual);
    assertThat(lines.get(1).label()).isEqualTo("Second");
    assertThat(lines.get(0).colorIndex()).isNotEqualTo(usual);
  }

  @Test
  void aPatternOfVeryManyIsCutInWords() {
    IntStream.range(0, 70).forEach(cpu -> model.put(pm1, "cpu" + cpu, 0.5));
    Board board = mine(chart(Style.LINES, ChartLine.of(pm1, "pm1", "cpu*")));
    assertThat(only(board).series()).hasSize(ChartDefinition.MOST_LINES);
    assertThat(board.causes()).singleElement().asString().contains("20 more are left out");
  }

  @Test
  void withoutChartsThePageSaysSo() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    Board board = mine(chart(Style.LINES, ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG)));
    assertThat(board.charts()).isEmpty();
    assertThat(board.causes()).singleElement().isEqualTo(Messages.MyCharts_empty);
  }

  @Test
  void aNewChartBeginsWithWhatAnotherShows() {
    model.put(pm1, Metrics.MEMORY_USED, 3);
    ChartKey memory = new ChartKey(pm1, Metrics.GROUP_MEMORY);
    ChartModel shown = build(pm1, chart(Style.LINES, ChartLine.of(Whose.VMS, "x"))).charts().get(memory);
    ChartDefinition begun = OwnChartActions.begun(memory, shown).orElseThrow();
    assertThat(begun.name()).isEqualTo("Memory");
    assertThat(begun.lines()).containsExactly(new ChartLine(Whose.HOSTS, Optional.empty(), "", Metrics.MEMORY_USED,
        OptionalInt.of(shown.series().get(0).colorIndex() + 1), ""));
  }
}
