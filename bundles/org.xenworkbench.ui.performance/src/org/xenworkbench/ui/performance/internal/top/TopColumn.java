/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.ui.list.ColumnSpec;

/** The columns of the list; each thing that is used has two: as it is now, and its mean of the chosen range. */
enum TopColumn {
  VM(null, false, Messages.TopColumn_vm),
  HOST(null, false, Messages.TopColumn_host),
  CPU(Usage.CPU, false, Messages.TopColumn_cpu),
  CPU_MEAN(Usage.CPU, true, Messages.TopColumn_cpu),
  MEMORY(Usage.MEMORY, false, Messages.TopColumn_memory),
  MEMORY_MEAN(Usage.MEMORY, true, Messages.TopColumn_memory),
  RECEIVED(Usage.RECEIVED, false, Messages.TopColumn_received),
  RECEIVED_MEAN(Usage.RECEIVED, true, Messages.TopColumn_received),
  SENT(Usage.SENT, false, Messages.TopColumn_sent),
  SENT_MEAN(Usage.SENT, true, Messages.TopColumn_sent),
  READ(Usage.READ, false, Messages.TopColumn_read),
  READ_MEAN(Usage.READ, true, Messages.TopColumn_read),
  WRITTEN(Usage.WRITTEN, false, Messages.TopColumn_written),
  WRITTEN_MEAN(Usage.WRITTEN, true, Messages.TopColumn_written);

  /** A value that takes as much room as any. */
  private static final double LONG_BYTES = 888.8 * (1 << 20);

  private final @Nullable Usage usage;
  private final boolean isMean;
  private final String name;

  TopColumn(@Nullable Usage usage, boolean isMean, String name) {
    this.usage = usage;
    this.isMean = isMean;
    this.name = name;
  }

  /** The keys of those that tell what is now. */
  static Set<String> ofNow() {
    return Stream.of(values()).filter(column -> column.usage != null && !column.isMean).map(TopColumn::name)
        .collect(Collectors.toSet());
  }

  /** The column of a key; the first if there is none. */
  static TopColumn of(String key) {
    return Stream.of(values()).filter(column -> column.name().equals(key)).findFirst().orElse(VM);
  }

  /** What it tells; empty for a name. */
  Optional<Usage> usage() {
    return Optional.ofNullable(usage);
  }

  /** Whether it tells the mean, not what is now. */
  boolean isMean() {
    return isMean;
  }

  String title() {
    return isMean ? NLS.bind(Messages.TopColumn_mean, name) : name;
  }

  /** What the title leaves open. */
  String meaning() {
    String what = usage == Usage.CPU ? Messages.TopColumn_cpuMeaning
        : usage == Usage.RECEIVED || usage == Usage.SENT ? Messages.TopColumn_networkMeaning
        : usage == Usage.READ || usage == Usage.WRITTEN ? Messages.TopColumn_diskMeaning : "";
    return isMean ? (what + ' ' + Messages.TopColumn_meanMeaning).strip() : what;
  }

  /** The one of the mean of what it tells; itself if that is a mean, or a name. */
  TopColumn mean() {
    return Stream.of(values()).filter(column -> column.isMean && column.usage == usage).findFirst().orElse(this);
  }

  int alignment() {
    return usage == null ? SWT.LEFT : SWT.RIGHT;
  }

  /** The room it needs; its name is what it is called in what is stored. */
  ColumnSpec spec() {
    return switch (this) {
      case VM -> new ColumnSpec(name(), "VM88", "database-88", 1, 1);
      case HOST -> ColumnSpec.of(name(), "xen8", "xen-host-8");
      case CPU, CPU_MEAN -> ColumnSpec.of(name(), Quantities.percent(1));
      case MEMORY, MEMORY_MEAN -> ColumnSpec.of(name(), Quantities.bytes(LONG_BYTES));
      default -> ColumnSpec.of(name(), Quantities.rate(LONG_BYTES));
    };
  }

  /**
   * What it is called in what is exported, with its unit.
   *
   * @param time of which means are
   */
  String heading(MeanTime time) {
    String unit = usage == null ? "" : switch (usage) {
      case CPU -> "_share_of_host";
      case MEMORY -> "_bytes";
      default -> "_bytes_per_second";
    };
    String base = usage == null ? name() : usage.name();
    return base.toLowerCase(Locale.ROOT) + unit + (isMean ? "_mean_" + text(time) : "");
  }

  /** Such as 10m, 24h and 365d, or both ends in ISO 8601. */
  private static String text(MeanTime time) {
    Duration length = time.length();
    return time.end().map(end -> end.minus(length) + "/" + end).orElseGet(() -> length.toSecondsPart() > 0
        ? length.toSeconds() + "s" : length.toMinutesPart() > 0 ? length.toMinutes() + "m"
        : length.toHours() <= 24 ? length.toHours() + "h" : length.toDays() + "d");
  }
}
