/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.ManualClock;

class FaultLogTest {

  @Test
  void aFaultIsAWarningOfTheEventLogAndALineOfThePlatformsLog() {
    Instant now = Instant.parse("2026-11-20T00:00:00Z");
    List<String> lines = new ArrayList<>();
    List<LogEntry> entries = new ArrayList<>();
    new FaultLog(new ManualClock(now), (text, cause) -> lines.add(text + ": " + cause), entries::add)
        .report("A file is damaged", new IOException("wrong checksum"));
    assertThat(lines).containsExactly("A file is damaged: java.io.IOException: wrong checksum");
    assertThat(entries).singleElement().satisfies(entry -> {
      assertThat(entry.kind()).isEqualTo(LogEntry.SYSTEM);
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).isEqualTo("A file is damaged");
      assertThat(entry.details()).isEqualTo("wrong checksum");
      assertThat(entry.started()).isEqualTo(now);
    });
  }
}
