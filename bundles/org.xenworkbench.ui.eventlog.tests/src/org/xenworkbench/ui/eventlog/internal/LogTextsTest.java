/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.Formats;

class LogTextsTest {

  private final LogTexts texts = new LogTexts(Clock.fixed(Entries.START.plusMillis(3_900), ZoneOffset.UTC),
      key -> key.equals(Entries.TARGET.key()) ? Optional.of("pm1") : Optional.empty());

  @Test
  void sayHowLongItTook() {
    LogEntry entry = Entries.done(Map.of());
    assertThat(texts.message(entry)).isEqualTo("Migrated VM 'VM2' from 'pm2' to 'pm1' in 12.4 s");
    assertThat(texts.duration(entry)).isEqualTo("12.4 s");
    assertThat(texts.status(entry)).isEqualTo("Done");
  }

  @Test
  void claimNoDurationWhereTheStartWasNotSeen() {
    LogEntry entry = Entries.done(Map.of(LogAttribute.DURATION_UNKNOWN.name(), "true"));
    assertThat(texts.message(entry)).isEqualTo("Migrated VM 'VM2' from 'pm2' to 'pm1'");
    assertThat(texts.duration(entry)).isEqualTo("unknown");
  }

  @Test
  void aBarCoversNoNumberOfASelectedRow() {
    assertThat(LogCells.hasBar(Entries.running(0.3, ""), false)).isTrue();
    assertThat(LogCells.hasBar(Entries.running(0.3, ""), true)).isFalse();
    assertThat(LogCells.hasBar(Entries.running(Double.NaN, ""), false)).isFalse();
  }

  @Test
  void sayWhatIsKnownWhileItRuns() {
    LogEntry entry = Entries.running(0.3, "24 of 96 MiB");
    assertThat(texts.message(entry)).isEqualTo("Migrating VM 'VM2' from 'pm2' to 'pm1': 24 of 96 MiB");
    assertThat(texts.status(entry)).isEqualTo("30.0 %");
    assertThat(texts.duration(entry)).isEqualTo("3 s");
    LogEntry begun = Entries.running(Double.NaN, "");
    assertThat(texts.status(begun)).isEqualTo("Running");
    assertThat(texts.status(begun.toBuilder().attribute(LogAttribute.WAITS, "true").build())).isEqualTo("Queued");
  }

  @Test
  void nameBothHostsOfAMigration() {
    assertThat(texts.host(Entries.done(Map.of(LogAttribute.TARGET.name(), Entries.TARGET.key()))))
        .isEqualTo("pm2 \u2192 pm1");
    assertThat(texts.host(Entries.done(Map.of()))).isEqualTo("pm2");
  }

  /** A host that was added again under another name is meant by the column, while the message quotes what it was. */
  @Test
  void nameTheSourceAsItIsCalledNowToo() {
    assertThat(texts.host(Entries.done(Map.of(LogAttribute.SOURCE.name(), Entries.TARGET.key(),
        LogAttribute.TARGET.name(), Entries.TARGET.key())))).isEqualTo("pm1 \u2192 pm1");
    assertThat(texts.host(Entries.done(Map.of(LogAttribute.SOURCE.name(), HostId.random().key(),
        LogAttribute.TARGET.name(), Entries.TARGET.key())))).as("nobody knows it").isEqualTo("pm2 \u2192 pm1");
  }

  /** Else what left for it would seem to have stayed. */
  @Test
  void nameATargetThatIsNotKnownAnyMoreAsItWasCalled() {
    String gone = HostId.random().key();
    assertThat(texts.host(Entries.done(Map.of(LogAttribute.TARGET.name(), gone, LogAttribute.TARGET_NAME.name(),
        "old")))).isEqualTo("pm2 \u2192 old");
    assertThat(texts.host(Entries.done(Map.of(LogAttribute.TARGET.name(), Entries.TARGET.key(),
        LogAttribute.TARGET_NAME.name(), "old")))).as("it has another name now").isEqualTo("pm2 \u2192 pm1");
    assertThat(texts.host(Entries.done(Map.of(LogAttribute.TARGET.name(), gone)))).as("an older entry")
        .isEqualTo("pm2");
  }

  @Test
  void giveTheGapWithItsResolution() {
    assertThat(LogAttribute.SERVICE_GAP.text(Entries.done(Map.of(LogAttribute.SERVICE_GAP.name(), "2400000000",
        LogAttribute.SERVICE_GAP_RESOLUTION.name(), "200575481")))).isEqualTo("2.4 s \u00b1 0.2 s");
    assertThat(LogAttribute.SERVICE_GAP.text(Entries.done(Map.of(LogAttribute.SERVICE_GAP.name(), "423984572",
        LogAttribute.SERVICE_GAP_RESOLUTION.name(), "200575481")))).isEqualTo("423 ms \u00b1 200 ms");
    assertThat(LogAttribute.SERVICE_GAP.text(Entries.done(Map.of()))).isEmpty();
  }

  @Test
  void claimNoDowntimeThatNobodyReported() {
    LogSummary summary = new LogSummary(texts);
    LogEntry xen = Entries.done(Map.of(LogAttribute.SERVICE_GAP.name(), "2400000000"));
    assertThat(LogAttribute.DOWNTIME.text(xen)).isEmpty();
    assertThat(summary.of(xen)).contains("Downtime: not reported").contains("Service gap: 2.4 s, the longest silence");
    LogEntry qemu = Entries.done(Map.of(LogAttribute.DOWNTIME.name(), "300000000"));
    assertThat(LogAttribute.DOWNTIME.text(qemu)).isEqualTo("300 ms");
    assertThat(summary.of(qemu)).contains("Downtime: 300 ms").doesNotContain("Service gap");
  }

  @Test
  void showAnErrorInFullAndOnce() {
    LogSummary summary = new LogSummary(texts);
    LogEntry failed = Entries.migration(LogEntry.Status.FAILED, Double.NaN, "Failed: Migrating", "The disk is full.",
        Map.of());
    assertThat(summary.of(failed)).contains("The disk is full.").contains("Status: Failed")
        .doesNotContain("Downtime");
    LogEntry repeated = Entries.migration(LogEntry.Status.FAILED, Double.NaN, "Failed: The disk is full.",
        "The disk is full.", Map.of());
    assertThat(summary.of(repeated)).containsOnlyOnce("The disk is full.");
  }

  @Test
  void tellWhatAThirdPartyAddedByItsName() {
    LogSummary summary = new LogSummary(texts);
    LogEntry entry = Entries.done(Map.of("org.example.queue.ns", "1500000000", "org.example.size.bytes", "2048",
        "org.example.seen.time", "2026-11-23T06:00:00Z", "org.example.note", "by hand",
        "org.example.odd.ns", "soon"));
    assertThat(summary.of(entry)).contains("org.example.queue.ns: 1.5 s", "org.example.size.bytes: 2.0 KiB",
        "org.example.seen.time: " + Formats.dateTime(Instant.parse("2026-11-23T06:00:00Z")),
        "org.example.note: by hand", "org.example.odd.ns: soon");
    assertThat(summary.of(Entries.done(Map.of(LogAttribute.SOURCE.name(), "host/x")))).as("told by the host's line")
        .doesNotContain("host/x");
  }
}
