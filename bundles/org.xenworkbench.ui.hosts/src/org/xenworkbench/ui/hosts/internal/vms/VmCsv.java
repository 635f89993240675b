/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.hosts.internal.HostColumn;

/**
 * Writes VMs as comma separated values (RFC 4180) for machines: a line for each, in base units, which the headings
 * name; what is not known is empty. All columns, whatever is in sight. Any thread.
 */
final class VmCsv {

  private static final String END = "\r\n";
  private static final double MILLIS = 1000;

  private VmCsv() {
  }

  static void write(List<VirtualMachine> vms, VmOrder.Texts texts, Appendable out) throws IOException {
    out.append(Stream.concat(columns().map(VmCsv::heading), Stream.of("id")).collect(Collectors.joining(",")))
        .append(END);
    for (VirtualMachine vm : vms) {
      out.append(Stream.concat(columns().map(column -> field(vm, column, texts)), Stream.of(vm.id().key()))
          .collect(Collectors.joining(","))).append(END);
    }
  }

  private static Stream<HostColumn> columns() {
    return VmTexts.COLUMNS.stream().filter(column -> column != HostColumn.TREND);
  }

  private static String heading(HostColumn column) {
    return switch (column) {
      case NAME -> "vm";
      case CPU -> "cpu_ratio";
      case MEMORY -> "memory_bytes";
      case NETWORK, DISK -> column.key() + "_bytes_per_second";
      case UPTIME -> "uptime_seconds_at_least";
      default -> column.key();
    };
  }

  private static String field(VirtualMachine vm, HostColumn column, VmOrder.Texts texts) {
    double value = texts.value(vm, column);
    if (Double.isNaN(value)) {
      return SafeText.csv(texts.text(vm, column));
    }
    double wanted = column == HostColumn.UPTIME ? Math.floor(value / MILLIS) : value;
    return Double.isFinite(wanted) ? BigDecimal.valueOf(wanted).stripTrailingZeros().toPlainString() : "";
  }
}
