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
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.ManualClock;

class FaultLogTest {

  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private final FakeEventLog log = new FakeEventLog();
  private final FaultLog faults =
      new FaultLog(new ManualClock(NOW), (text, cause) -> lines.add(text + ": " + cause), log);

  private List<String> banner() {
    return log.faults().stream().map(fault -> fault.source() + ": " + fault.text().orElse(null)).toList();
  }

  @Test
  void aFaultIsAWarningOfTheEventLogAndALineOfThePlatformsLogAndInTheBanner() {
    faults.report("A file is damaged", new IOException("wrong checksum"));
    assertThat(lines).containsExactly("A file is damaged: java.io.IOException: wrong checksum");
    assertThat(log.written()).singleElement().satisfies(entry -> {
      assertThat(entry.kind()).isEqualTo(LogEntry.SYSTEM);
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).isEqualTo("A file is damaged");
      assertThat(entry.details()).isEqualTo("wrong checksum");
      assertThat(entry.started()).isEqualTo(NOW);
    });
    assertThat(banner()).containsExactly("history: A file is damaged");
  }

  @Test
  void theBannerHasTheLastOfManyAndHowManyThereWere() {
    faults.report("A file is damaged", null);
    faults.report("Another file is damaged", null);
    assertThat(log.written()).hasSize(2);
    assertThat(banner().get(1)).contains(" 2 problems").endsWith("Another file is damaged");
  }

  @Test
  void whatIsOverLeavesTheBannerAndWhatLostSomethingStays() {
    faults.reportForNow("A file cannot be written", new IOException("No space left"));
    assertThat(log.written()).as("told as any other").hasSize(1);
    faults.report("A file is damaged", null);
    faults.reportForNow("Another file cannot be written", null);
    assertThat(banner().get(2)).contains(" 3 problems").endsWith("Another file cannot be written");
    faults.recovered("Another file cannot be written");
    assertThat(banner().get(3)).as("what can be done something about").contains(" 2 problems")
        .endsWith("A file cannot be written");
    faults.recovered("A file cannot be written");
    assertThat(banner().get(4)).isEqualTo("history: A file is damaged");
    faults.recovered("A file is damaged");
    assertThat(banner()).hasSize(5);
  }

  /** An end without a window has a code of its own for it. */
  @Test
  void whatIsNotSavedAtTheEndIsToldAsThat() {
    faults.reportUnsaved("3 rounds are missing", null);
    assertThat(log.written()).singleElement().extracting(LogEntry::message).isEqualTo("3 rounds are missing");
    assertThat(banner()).containsExactly(EventLog.UNSAVED + "history: 3 rounds are missing");
  }

  @Test
  void theBannerGoesWithTheLastThatIsOver() {
    faults.reportForNow("A file cannot be written", null);
    faults.recovered("A file cannot be written");
    assertThat(banner()).containsExactly("history: A file cannot be written", "history: null");
  }
}
