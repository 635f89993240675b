/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;

/**
 * Writes entries as comma separated values (RFC 4180) for machines: fixed English headings, ISO 8601 times in UTC,
 * durations in seconds. Any thread.
 */
final class LogCsv {

  private static final List<String> HEADINGS = List.of("started", "finished", "status", "kind", "message", "host", "vm",
      "duration_s", "service_gap_s", "service_gap_resolution_s", "downtime_s", "user", "details", "id");
  private static final String END = "\r\n";

  private LogCsv() {
  }

  static void write(List<LogEntry> entries, Appendable out) throws IOException {
    out.append(String.join(",", HEADINGS)).append(END);
    for (LogEntry entry : entries) {
      out.append(row(entry)).append(END);
    }
  }

  private static String row(LogEntry entry) {
    Stream<String> fields = Stream.of(entry.started().toString(),
        entry.finished().map(Instant::toString).orElse(""), entry.status().name(), SafeText.csv(entry.kind()),
        SafeText.csv(entry.message()), SafeText.csv(entry.hostName()), SafeText.csv(entry.vmName()),
        seconds(entry.duration()),
        seconds(entry.durationAttribute(LogEntry.ATTRIBUTE_SERVICE_GAP)),
        seconds(entry.durationAttribute(LogEntry.ATTRIBUTE_SERVICE_GAP_RESOLUTION)),
        seconds(entry.durationAttribute(LogEntry.ATTRIBUTE_DOWNTIME)), SafeText.csv(entry.user()),
        SafeText.csv(entry.details()),
        entry.correlation().toString());
    return fields.collect(Collectors.joining(","));
  }

  private static String seconds(Optional<Duration> duration) {
    return duration.map(time -> java.math.BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString())
        .orElse("");
  }
}
