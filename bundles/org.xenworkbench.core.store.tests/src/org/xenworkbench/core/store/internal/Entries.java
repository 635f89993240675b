/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.event.LogAttribute;
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
    return LogEntry.of(LogEntry.MIGRATION, status, "Migrating VM 'VM2' from 'pm2' to 'pm1'", started)
        .correlation(correlation).host(PM2, "pm2").vm(VM2, "VM2").finished(finished).user("root")
        .attributes(Map.of(LogAttribute.SOURCE.name(), PM2.key(), LogAttribute.TARGET.name(), PM1.key())).build();
  }

  static LogEntry message(int number, String message, String details) {
    return LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, message, START.plusSeconds(number))
        .host(PM1, "pm1").user("root").details(details).build();
  }
}
