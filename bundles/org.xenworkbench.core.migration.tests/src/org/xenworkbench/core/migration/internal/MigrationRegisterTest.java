/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeWhereabouts;

/** What is known of migrations. */
class MigrationRegisterTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
  private final VmId vm = VmId.of(UUID.randomUUID());

  private Migration migrated(Instant began) {
    Migration migration = Migration.of(UUID.randomUUID(), LogEntry.Status.SUCCEEDED, began).vm(vm, "VM")
        .source(new HostId(UUID.randomUUID()), "A").target(new HostId(UUID.randomUUID()), "B").build();
    assertThat(register.begin(migration)).isTrue();
    return migration;
  }

  /** Simulated world 1000: else who leaves its host is told of a second time, as somebody else's doing. */
  @Test
  void theLastIsTheLastThatBeganThoughTheClockWasSetBack() {
    migrated(NOW);
    Migration last = migrated(NOW.minusSeconds(3_600));
    assertThat(register.latest(vm).map(Migration::id)).contains(last.id());
  }
}
