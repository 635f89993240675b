/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class EntryTimeTest {

  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final VmId vm = VmId.of(UUID.randomUUID());

  private static LogEntry entry(Optional<Instant> finished) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", START).finished(finished).build();
  }

  @Test
  void itHasSomethingBeforeAndAfter() {
    assertThat(EntryTime.of(entry(Optional.of(START.plusSeconds(20))), START))
        .isEqualTo(new EntryTime(START.minusSeconds(60), START.plusSeconds(80)));
    assertThat(EntryTime.of(entry(Optional.of(START.plus(Duration.ofHours(2)))), START))
        .isEqualTo(new EntryTime(START.minusSeconds(3600), START.plusSeconds(3 * 3600)));
    assertThat(EntryTime.of(entry(Optional.empty()), START.plusSeconds(10)).to()).isEqualTo(START.plusSeconds(70));
    assertThat(EntryTime.of(entry(Optional.of(START.minusSeconds(5))), START).from())
        .as("an end before the start").isEqualTo(START.minusSeconds(60));
  }

  @Test
  void aMigrationIsAboutBothHostsAndTheVm() {
    LogEntry migration = entry(Optional.of(START)).toBuilder().host(pm2, "PM2").vm(vm, "VM2")
        .attribute(LogAttribute.SOURCE, pm2.key()).attribute(LogAttribute.TARGET, pm1.key()).build();
    assertThat(EntryTime.objects(migration)).containsExactly(pm2, pm1, vm);
    LogEntry power =
        LogEntry.of(LogEntry.POWER, LogEntry.Status.INFO, "x", START).host(pm2, "PM2").vm(vm, "VM2").build();
    assertThat(EntryTime.objects(power)).containsExactly(vm);
    LogEntry host = LogEntry.of(LogEntry.CONNECTION, LogEntry.Status.INFO, "x", START).host(pm2, "PM2").build();
    assertThat(EntryTime.objects(host)).containsExactly(pm2);
    assertThat(EntryTime.isShown(entry(Optional.empty()))).isFalse();
    assertThat(EntryTime.objects(host.withAttribute(LogAttribute.SOURCE, "pool/unknown"))).containsExactly(pm2);
  }
}
