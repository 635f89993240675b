/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;

/**
 * Writes entries as comma separated values (RFC 4180) for machines: fixed English headings, ISO 8601 times in UTC,
 * durations in seconds. Attributes with a heading have a column each, all others are in the last. Any thread.
 */
final class LogCsv {

  private static final String END = "\r\n";
  private static final int NANO_DECIMALS = 9;

  private LogCsv() {
  }

  static void write(List<LogEntry> entries, Appendable out) throws IOException {
    begin(out);
    rows(entries, out);
  }

  static void begin(Appendable out) throws IOException {
    Stream<String> headings = Stream.of(Stream.of("started", "finished", "status", "kind", "message", "host", "vm",
        "duration_s"), columns().map(LogAttribute::heading), Stream.of("user", "details", "id", "attributes"))
        .flatMap(some -> some);
    out.append(headings.collect(Collectors.joining(","))).append(END);
  }

  static void rows(List<LogEntry> entries, Appendable out) throws IOException {
    for (LogEntry entry : entries) {
      out.append(row(entry)).append(END);
    }
  }

  private static Stream<LogAttribute> columns() {
    return LogAttribute.rows().stream().filter(attribute -> !attribute.heading().isEmpty());
  }

  private static String row(LogEntry entry) {
    Stream<String> first = Stream.of(entry.started().toString(), entry.finished().map(Instant::toString).orElse(""),
        entry.status().name(), SafeText.csv(entry.kind()), SafeText.csv(entry.message()),
        SafeText.csv(entry.hostName()), SafeText.csv(entry.vmName()),
        entry.duration().map(LogCsv::seconds).orElse(""));
    Stream<String> facts = columns().map(attribute -> SafeText.csv(attribute.plain(entry)));
    Stream<String> last = Stream.of(SafeText.csv(entry.user()), SafeText.csv(entry.details()),
        entry.correlation().toString(), SafeText.csv(others(entry)));
    return Stream.of(first, facts, last).flatMap(fields -> fields).collect(Collectors.joining(","));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), NANO_DECIMALS).stripTrailingZeros().toPlainString();
  }

  /** One in each line, as it is kept. */
  private static String others(LogEntry entry) {
    return LogAttribute.of(entry).stream().filter(attribute -> attribute.heading().isEmpty())
        .map(attribute -> SafeText.line(attribute.name() + '=' + attribute.value(entry).orElse("")))
        .collect(Collectors.joining("\n"));
  }
}
