/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/**
 * Writes the values of charts as comma separated values (RFC 4180) for machines: a line for each time, in ISO 8601 and
 * UTC, a column for each series, in base units, which its heading names; what was not measured is empty, and what is
 * drawn for the eye only is left out. Of values that stand for many, lowest and highest have columns, too. Any thread.
 */
final class BoardCsv {

  private static final String END = "\r\n";
  /** How units are called in a heading: whoever opens it as a spreadsheet has seen no identity of ours. */
  private static final Map<String, String> UNITS = Map.of(Unit.RATIO.name(), "1 = 100 %", Unit.BYTES.name(), "bytes",
      Unit.BYTES_PER_SECOND.name(), "bytes/s", Unit.PER_SECOND.name(), "1/s", Unit.SECONDS.name(), "seconds",
      Unit.COUNT.name(), "count");
  /** What is larger or smaller would be digits over digits. */
  private static final double LARGE = 1e15;
  private static final double SMALL = 1e-9;

  /** One column. */
  private record Column(String heading, Series series, long from, long to, Reading reading) {}

  private interface Reading {
    double of(Series series, int index);
  }

  private BoardCsv() {
  }

  static void write(List<ChartModel> charts, Appendable out) throws IOException {
    List<Column> columns = charts.stream().flatMap(chart -> inOrder(chart).stream()
        .flatMap(series -> columns(chart, series).stream())).toList();
    out.append("time");
    for (Column column : columns) {
      out.append(',').append(SafeText.csv(column.heading));
    }
    out.append(END);
    int[] next = columns.stream().mapToInt(column -> column.series.ceilingIndex(column.from)).toArray();
    for (long time : times(columns)) {
      out.append(Instant.ofEpochMilli(time).toString());
      for (int i = 0; i < next.length; i++) {
        out.append(',').append(value(columns.get(i), next, i, time));
      }
      out.append(END);
    }
  }

  /** What stands on each other is ordered by size on the screen, another way in each chart: here it is by name. */
  private static List<Series> inOrder(ChartModel chart) {
    List<Series> parts = new ArrayList<>(chart.told());
    if (chart.stack().isPresent()) {
      parts.subList(0, chart.series().size()).sort(Comparator.comparing(Series::label, NameOrder.NAMES));
    }
    return parts;
  }

  /** The value at a time, of the sample that is the next one of its column; moves on behind it. */
  private static String value(Column column, int[] next, int index, long time) {
    Series series = column.series;
    String text = "";
    while (next[index] < series.measured() && series.timeMillis(next[index]) == time && time <= column.to) {
      text = text(column.reading.of(series, next[index]++));
    }
    return text;
  }

  private static TreeSet<Long> times(List<Column> columns) {
    TreeSet<Long> times = new TreeSet<>();
    for (Column column : columns) {
      Series series = column.series;
      for (int i = series.ceilingIndex(column.from); i < series.measured() && series.timeMillis(i) <= column.to; i++) {
        times.add(series.timeMillis(i));
      }
    }
    return times;
  }

  private static List<Column> columns(ChartModel chart, Series series) {
    long from = chart.from().toEpochMilli();
    long to = chart.to().toEpochMilli();
    String unit = chart.axis().unit().isEmpty() ? "" : " [" + unit(chart.axis().unit()) + "]";
    String name = chart.title() + ": " + series.label();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(name + unit, series, from, to, Series::value));
    if (series.hasRange()) {
      columns.add(new Column(name + " minimum" + unit, series, from, to, Series::minimum));
      columns.add(new Column(name + " maximum" + unit, series, from, to, Series::maximum));
    }
    return columns;
  }

  /** Of a third party's unit there is its identity, such as WATTS_PER_CORE. */
  private static String unit(String name) {
    return UNITS.getOrDefault(name, name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** With all its digits, so that it is read as it was. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    double size = Math.abs(value);
    return size >= LARGE || size < SMALL && size > 0 ? Double.toString(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
