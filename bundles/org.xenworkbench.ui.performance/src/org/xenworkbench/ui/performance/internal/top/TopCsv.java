/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;

/**
 * Writes the list as comma separated values (RFC 4180) for machines: a line for each VM, in base units, which the
 * headings name; what is not known is empty. Any thread.
 */
final class TopCsv {

  private static final String END = "\r\n";

  /**
   * One line.
   *
   * @param host the name of its host
   * @param values what it uses; what is missing is not known
   */
  record Line(VirtualMachine vm, String host, Map<TopColumn, Double> values) {

    /** Makes one. */
    static Line of(VirtualMachine vm, TopValues known, Map<Usage, Double> means) {
      Map<TopColumn, Double> values = new EnumMap<>(TopColumn.class);
      for (TopColumn column : TopColumn.values()) {
        column.usage().ifPresent(usage -> values.put(column,
            column.isMean() ? known.scaled(vm, usage, means) : known.now(vm, usage)));
      }
      return new Line(vm, known.host(vm), values);
    }
  }

  private TopCsv() {
  }

  /**
   * Writes them.
   *
   * @param time of which time the means are
   */
  static void write(List<Line> lines, MeanTime time, Appendable out) throws IOException {
    out.append(Stream.concat(columns().map(column -> column.heading(time)), Stream.of("id"))
        .collect(Collectors.joining(","))).append(END);
    for (Line line : lines) {
      out.append(Stream.concat(columns().map(column -> field(line, column)), Stream.of(line.vm.id().key()))
          .collect(Collectors.joining(","))).append(END);
    }
  }

  private static Stream<TopColumn> columns() {
    return Stream.of(TopColumn.values());
  }

  private static String field(Line line, TopColumn column) {
    return switch (column) {
      case VM -> SafeText.csv(line.vm.name());
      case HOST -> SafeText.csv(line.host);
      default -> number(line.values.getOrDefault(column, Double.NaN));
    };
  }

  private static String number(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() : "";
  }
}
