/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

class BoardCsvTest {

  private static final ValueAxis BYTES = ValueAxis.of(Steps.BINARY, value -> value + " B").withUnit("BYTES");

  @Test
  void aLineForEachTimeAndAColumnForEachSeriesInBaseUnits() throws IOException {
    ChartModel cpu = chart("CPU \u2013 pm1", ValueAxis.of(Steps.RATIO, String::valueOf).withUnit("RATIO"),
        new Series("cpu", "CPU", 0, new long[] {500, 1000, 2000, 9000}, new double[] {9, 0.25, Double.NaN, 9}));
    ChartModel memory = chart("Memory", BYTES, new Series("m", "Used, all", 0, new long[] {1500, 2000},
        new double[] {4e9, 5e9}).withRange(new double[] {3e9, 5e9}, new double[] {4e9, 1e20}));
    assertThat(csv(cpu, memory)).isEqualTo("""
        time,CPU \u2013 pm1: CPU [1 = 100 %],"Memory: Used, all [bytes]","Memory: Used, all minimum [bytes]",\
        "Memory: Used, all maximum [bytes]"
        1970-01-01T00:00:01Z,0.25,,,
        1970-01-01T00:00:01.500Z,,4000000000,3000000000,4000000000
        1970-01-01T00:00:02Z,,5000000000,5000000000,1.0E20
        """.replace("\n", "\r\n"));
  }

  @Test
  void everyUnitIsInWords() throws IOException {
    for (Unit unit : Unit.ALL) {
      assertThat(heading(unit.name())).as(unit.name()).doesNotContain(unit.name()).matches("time,x: S \\[.+]");
    }
    assertThat(heading(Unit.BYTES_PER_SECOND.name())).isEqualTo("time,x: S [bytes/s]");
    assertThat(heading("WATTS_PER_CORE")).as("a third party's").isEqualTo("time,x: S [watts per core]");
    assertThat(heading("")).isEqualTo("time,x: S");
  }

  private static String heading(String unit) throws IOException {
    return csv(chart("x", ValueAxis.of(Steps.DECIMAL, String::valueOf).withUnit(unit),
        new Series("s", "S", 0, new long[] {1500}, new double[] {1}))).lines().findFirst().orElseThrow();
  }

  @Test
  void stackedSeriesHaveTheirOwnValuesAndTheirTotal() throws IOException {
    ChartModel stack = ChartModel.builder("x", BYTES).range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000))
        .add(new Series("b", "VM10", 1, new long[] {1000, 1500, 2000}, new double[] {10, 20, 30}))
        .add(new Series("a", "VM2", 0, new long[] {1000, 1500, 2000}, new double[] {1, 2, Double.NaN}))
        .stacked("All").build();
    assertThat(csv(stack)).as("by name, not by size").isEqualTo("""
        time,x: VM2 [bytes],x: VM10 [bytes],x: All [bytes]
        1970-01-01T00:00:01Z,1,10,11
        1970-01-01T00:00:01.500Z,2,20,22
        1970-01-01T00:00:02Z,,30,30
        """.replace("\n", "\r\n"));
  }

  @Test
  void whatIsDrawnForTheEyeOnlyIsNoValue() throws IOException {
    assertThat(csv(chart("x", BYTES, new Series("s", "S", 0, new long[] {1000, 1500, 1700, 2000},
        new double[] {1, 2, 2, Double.NaN}).withMeasured(2)))).isEqualTo("""
            time,x: S [bytes]
            1970-01-01T00:00:01Z,1
            1970-01-01T00:00:01.500Z,2
            """.replace("\n", "\r\n"));
  }

  @Test
  void valuesAreReadAsTheyWere() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double[] values = random.doubles(500).map(each -> (each - 0.5) * Math.pow(10, random.nextInt(600) - 300)).toArray();
    values[7] = Double.POSITIVE_INFINITY;
    values[8] = -0.0;
    values[9] = Double.MAX_VALUE;
    values[10] = Double.MIN_VALUE;
    long[] times = new long[values.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000 + i;
    }
    List<String> lines = csv(chart("x", BYTES, new Series("s", "S", 0, times, values))).lines().skip(1).toList();
    assertThat(lines).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      String[] fields = lines.get(i).split(",", -1);
      assertThat(Instant.parse(fields[0]).toEpochMilli()).isEqualTo(times[i]);
      assertThat(fields[1].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(fields[1]) + 0.0)
          .as("seed %s, value %s", seed, i).isEqualTo(values[i] + 0.0);
    }
  }

  @Test
  void namesAreNoFormulasAndBreakNoLine() throws IOException {
    String csv = csv(chart("=cmd|' /C calc'!A0\r\n\"", BYTES,
        new Series("s", "a\u202eb", 0, new long[] {1500}, new double[] {1})));
    assertThat(csv).startsWith("time,\"'=cmd|").contains("\"\"").contains("\\u202e")
        .endsWith("\r\n1970-01-01T00:00:01.500Z,1\r\n");
  }

  private static ChartModel chart(String title, ValueAxis axis, Series series) {
    return ChartModel.builder(title, axis).range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000)).add(series)
        .build();
  }

  private static String csv(ChartModel... charts) throws IOException {
    StringBuilder out = new StringBuilder();
    BoardCsv.write(List.of(charts), out);
    return out.toString();
  }
}
