/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;

/** How far a migration is: what was read last is not how it ended. */
class MigrationStepsTest {

  private static final String WHAT = "Migration of VM 'VM2' from 'pm2' to 'pm1' ended: ";

  private static Migration ended(LogEntry.Status status, boolean known, String error) {
    JobProgress third = new JobProgress(Duration.ZERO, OptionalLong.of(100), OptionalLong.of(63),
        OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());
    return FakeCore.migration(UUID.randomUUID(), status, known ? Optional.of(third) : Optional.empty()).toBuilder()
        .error(error).build();
  }

  @Test
  void whatSucceededIsDone() {
    Migration done = ended(LogEntry.Status.SUCCEEDED, true, "");
    assertThat(MigrationData.of(done).getFraction()).isEqualTo(1);
    assertThat(MigrationData.of(ended(LogEntry.Status.SUCCEEDED, false, "")).getFraction()).isEqualTo(1);
    assertThat(MigrationSteps.message(done)).isEqualTo(WHAT + "SUCCEEDED");
  }

  @Test
  void whatFailedKeepsWhatWasKnownLastAndSaysSo() {
    Migration failed = ended(LogEntry.Status.FAILED, true, "The target is full.");
    assertThat(MigrationData.of(failed).getFraction()).isEqualTo(0.37);
    assertThat(MigrationSteps.message(failed))
        .isEqualTo(WHAT + "FAILED, at 37.0 % when last known: The target is full.");
    Migration unknown = ended(LogEntry.Status.FAILED, false, "The target is full.");
    assertThat(MigrationData.of(unknown).getFraction()).isNaN();
    assertThat(MigrationSteps.message(unknown)).isEqualTo(WHAT + "FAILED: The target is full.");
    assertThat(MigrationData.of(ended(LogEntry.Status.CANCELLED, true, "")).getFraction()).isEqualTo(0.37);
  }

  /** The share done is of an entry that runs, as its description has it. */
  @Test
  void anEntryThatHasEndedHasNoProgress() {
    LogEntry.Builder entry = LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, "Migrating", FakeCore.NOW)
        .progress(0.37);
    assertThat(entry.build().progress()).hasValue(0.37);
    assertThat(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", FakeCore.NOW).progress(0.37)
        .build().progress()).isEmpty();
  }
}
