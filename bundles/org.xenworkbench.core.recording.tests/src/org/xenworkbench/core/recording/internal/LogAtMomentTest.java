/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** What was known of something while nobody knew yet what would come of it. */
class LogAtMomentTest {

  private static final Instant ASKED = Instant.parse("2026-11-30T12:00:00Z");

  private final LogEntry migration = LogEntry
      .of(LogEntry.MIGRATION, LogEntry.Status.CANCELLED, "Cancelled: Migrating VM 'web' from 'pm1' to 'pm2'", ASKED)
      .finished(ASKED.plusSeconds(7_200)).host(HostId.random(), "pm1").vm(VmId.of(UUID.randomUUID()), "web")
      .attribute(LogAttribute.TARGET, HostId.random().key()).attribute(LogAttribute.TARGET_NAME, "pm2").build();

  private static LogEntry meanwhile(LogEntry entry) {
    return LogAtMoment.of(entry, ASKED.plusSeconds(60)).orElseThrow();
  }

  @Test
  void whatWasUnderWayThenMigrates() {
    assertThat(meanwhile(migration).isRunning()).isTrue();
    assertThat(meanwhile(migration).isMigration()).isTrue();
  }

  @Test
  void whatNeverBeganWaitedThen() {
    LogEntry never = migration.withAttribute(LogAttribute.NOT_BEGUN, "true");
    assertThat(meanwhile(never).isRunning()).isTrue();
    assertThat(LogAttribute.WAITS.isIn(meanwhile(never))).isTrue();
    assertThat(meanwhile(never).isMigration()).isFalse();
    assertThat(LogAtMoment.of(never, ASKED.plusSeconds(8_000))).contains(never);
  }
}
