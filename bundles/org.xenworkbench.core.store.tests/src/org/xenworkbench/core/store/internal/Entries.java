/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** Log entries to test with. */
final class Entries {

  static final HostId PM1 = HostId.random();
  static final HostId PM2 = HostId.random();
  static final VmId VM2 = VmId.of(UUID.randomUUID());
  static final Instant START = Instant.parse("2026-11-23T06:00:00.123456789Z");

  private Entries() {
  }

  static LogEntry migration(UUID correlation, LogEntry.Status status, Instant started, Optional<Instant> finished) {
    return new LogEntry(correlation, LogEntry.MIGRATION, status, "Migrating VM 'VM2' from 'pm2' to 'pm1'",
        Optional.of(PM2), "pm2", Optional.of(VM2), "VM2", started, finished, "root", OptionalDouble.empty(), "",
        Map.of(LogEntry.ATTRIBUTE_SOURCE, PM2.key(), LogEntry.ATTRIBUTE_TARGET, PM1.key()));
  }

  static LogEntry message(int number, String message, String details) {
    return LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, message, Optional.of(PM1), "pm1",
        START.plusSeconds(number), "root", details);
  }
}
