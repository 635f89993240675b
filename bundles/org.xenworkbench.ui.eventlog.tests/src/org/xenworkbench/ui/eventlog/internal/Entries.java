/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** Entries for tests. */
final class Entries {

  static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  static final HostId TARGET = HostId.random();

  private static final VmId VM = VmId.of(UUID.randomUUID());
  private static final HostId SOURCE = HostId.random();

  private Entries() {
  }

  static LogEntry migration(LogEntry.Status status, double progress, String message, String details,
      Map<String, String> attributes) {
    boolean running = status == LogEntry.Status.RUNNING;
    return LogEntry.of(LogEntry.MIGRATION, status, message, START).host(SOURCE, "pm2").vm(VM, "VM2")
        .finished(running ? Optional.empty() : Optional.of(START.plusMillis(12_400))).user("anna")
        .progress(Double.isNaN(progress) ? OptionalDouble.empty() : OptionalDouble.of(progress)).details(details)
        .attributes(attributes).build();
  }

  static LogEntry done(Map<String, String> attributes) {
    return migration(LogEntry.Status.SUCCEEDED, Double.NaN, "Migrated VM 'VM2' from 'pm2' to 'pm1'", "", attributes);
  }

  static LogEntry running(double progress, String details) {
    return migration(LogEntry.Status.RUNNING, progress, "Migrating VM 'VM2' from 'pm2' to 'pm1'", details, Map.of());
  }

  /** Several that were done at once. */
  static LogEntry whole(int parts) {
    return LogEntry.of(LogEntry.POWER, LogEntry.Status.WARNING, "Started 1 of 2 virtual machines; 1 failed", START)
        .finished(START.plusSeconds(9)).attribute(LogAttribute.PARTS, Integer.toString(parts)).build();
  }

  /** One of them, which began so many seconds later. */
  static LogEntry part(LogEntry whole, int later) {
    return LogEntry.of(LogEntry.POWER, LogEntry.Status.FAILED, "Failed: part " + later, START.plusSeconds(later))
        .finished(START.plusSeconds(later)).attribute(LogAttribute.PART_OF, whole.correlation().toString()).build();
  }

  static LogEntry with(LogEntry entry, LogEntry.Status status, double progress) {
    return entry.toBuilder().status(status).progress(progress).build();
  }
}
