/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.ColumnSpec;

/** The columns of the table. */
enum LogColumn {
  MESSAGE(Messages.LogColumn_message, SWT.LEFT, LogTexts::message, null),
  STATUS(Messages.LogColumn_status, SWT.LEFT, LogTexts::status, null),
  STARTED(Messages.LogColumn_started, SWT.LEFT, (texts, entry) -> Formats.dateTime(entry.started()),
      Comparator.comparing(LogEntry::started)),
  DURATION(Messages.LogColumn_duration, SWT.RIGHT, LogTexts::duration,
      Comparator.comparing(entry -> entry.duration().orElse(Duration.ZERO))),
  SERVICE_GAP(Messages.LogColumn_serviceGap, SWT.RIGHT, (texts, entry) -> LogAttribute.SERVICE_GAP.text(entry),
      byDuration(LogAttribute.SERVICE_GAP)),
  DOWNTIME(Messages.LogColumn_downtime, SWT.RIGHT, (texts, entry) -> LogAttribute.DOWNTIME.text(entry),
      byDuration(LogAttribute.DOWNTIME)),
  HOST(Messages.LogColumn_host, SWT.LEFT, LogTexts::host, null),
  VM(Messages.LogColumn_vm, SWT.LEFT, (texts, entry) -> entry.vmName(), null),
  USER(Messages.LogColumn_user, SWT.LEFT, (texts, entry) -> entry.user(), null),
  KIND(Messages.LogColumn_kind, SWT.LEFT, (texts, entry) -> LogTexts.kind(entry.kind()), null),
  FINISHED(Messages.LogColumn_finished, SWT.LEFT,
      (texts, entry) -> entry.finished().map(Formats::dateTime).orElse(""),
      Comparator.comparing(entry -> entry.finished().orElse(Instant.MAX))),
  ACKNOWLEDGED(Messages.LogColumn_acknowledged, SWT.LEFT, LogTexts::acknowledged, null);

  /** What most users do without: hidden until it is wanted. */
  private static final Set<LogColumn> FURTHER = EnumSet.of(KIND, FINISHED, ACKNOWLEDGED);

  private final String title;
  private final int alignment;
  private final BiFunction<LogTexts, LogEntry, String> text;
  private final @Nullable Comparator<LogEntry> order;

  LogColumn(String title, int alignment, BiFunction<LogTexts, LogEntry, String> text,
      @Nullable Comparator<LogEntry> order) {
    this.title = title;
    this.alignment = alignment;
    this.text = text;
    this.order = order;
  }

  private static Comparator<LogEntry> byDuration(LogAttribute attribute) {
    return Comparator.comparing(entry -> attribute.duration(entry).orElse(Duration.ZERO));
  }

  String title() {
    return title;
  }

  /** The room it needs; its name is what it is called in what is stored. */
  ColumnSpec spec() {
    return switch (this) {
      case MESSAGE -> new ColumnSpec(name(), Messages.LogColumn_messageLeast, Messages.LogColumn_messageWanted, 1, 1);
      case STATUS -> ColumnSpec.of(name(), longestStatus());
      case STARTED, FINISHED -> ColumnSpec.of(name(), Formats.dateTime(Instant.parse("2028-12-28T20:58:58Z")));
      case DURATION -> ColumnSpec.of(name(), Formats.duration(Duration.ofMillis(12_400)),
          Formats.duration(Duration.ofSeconds(3599)));
      case SERVICE_GAP -> ColumnSpec.of(name(), "", "888 ms \u00b1 888 ms");
      case DOWNTIME -> ColumnSpec.of(name(), Formats.duration(Duration.ofMillis(888)));
      case HOST -> ColumnSpec.of(name(), "xen8 \u2192 xen8", "xen-host-8 \u2192 xen-host-8");
      case VM -> ColumnSpec.of(name(), "VM88", "database-88");
      case USER -> ColumnSpec.of(name(), "workbench", "somebody else");
      case KIND -> ColumnSpec.of(name(), Messages.LogTexts_configuration);
      case ACKNOWLEDGED -> ColumnSpec.of(name(), "workbench");
    };
  }

  private static String longestStatus() {
    return Stream.of(LogEntry.Status.values()).map(LogTexts::status).max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** The order of entries by what the column says. */
  List<LogEntry> sorted(List<LogEntry> entries, LogTexts texts, boolean descending) {
    Comparator<LogEntry> by = order;
    if (by == null) {
      Map<LogEntry, String> said = new IdentityHashMap<>();
      entries.forEach(entry -> said.put(entry, text(texts, entry)));
      by = Comparator.comparing(said::get, ColumnSort.TEXTS);
    }
    return entries.stream().sorted(descending ? by.reversed() : by).toList();
  }

  boolean isHiddenAtFirst() {
    return FURTHER.contains(this);
  }

  int alignment() {
    return alignment;
  }

  /** What the column tells, where its title does not; empty if it does. */
  String meaning() {
    return switch (this) {
      case SERVICE_GAP -> Messages.LogColumn_serviceGapMeaning;
      case DOWNTIME -> Messages.LogColumn_downtimeMeaning;
      case ACKNOWLEDGED -> Messages.LogColumn_acknowledgedMeaning;
      default -> "";
    };
  }

  String text(LogTexts texts, LogEntry entry) {
    return text.apply(texts, entry);
  }
}
