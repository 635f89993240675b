/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.ManualClock;

class TerminalLogTest {

  private static final Instant START = Instant.parse("2026-11-20T00:00:00.25Z");

  private final FakeEventLog log = new FakeEventLog();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final TerminalStream outStream = new TerminalStream(out, Duration.ofSeconds(20));
  private final TerminalStream errStream = new TerminalStream(err, Duration.ofSeconds(20));
  private final TerminalLog terminal = new TerminalLog(log, new ManualClock(START), outStream, errStream);

  @BeforeEach
  void theDiskIsFull() {
    log.suffer(Optional.of("The disk is full."));
  }

  @Test
  void showsBeginAndEndOfAnOperationOnce() {
    terminal.showSince(START);
    UUID correlation = UUID.randomUUID();
    terminal.entryChanged(entry(correlation, LogEntry.Status.RUNNING, 0.1));
    terminal.entryChanged(entry(correlation, LogEntry.Status.RUNNING, 0.6));
    terminal.entryChanged(entry(correlation, LogEntry.Status.SUCCEEDED, 1));
    assertThat(lines(out)).containsExactly("2026-11-20T00:00:00Z RUNNING Migrate vm2",
        "2026-11-20T00:01:00Z SUCCEEDED Migrate vm2");
    assertThat(lines(err)).isEmpty();
  }

  @Test
  void whatAnEntrySaysLaterIsShownThoughItsStatusIsTheSame() {
    terminal.showSince(START);
    UUID correlation = UUID.randomUUID();
    LogEntry doubt = warning(correlation, "The clock went ahead.");
    terminal.entryChanged(doubt);
    terminal.entryChanged(doubt);
    terminal.entryChanged(warning(correlation, "The clock is right again."));
    assertThat(lines(err)).containsExactly("2026-11-20T00:00:00Z WARNING The clock went ahead.",
        "2026-11-20T00:00:00Z WARNING The clock is right again.");
  }

  @Test
  void aFaultThatAnEntryHasToldIsToldOnce() {
    terminal.showSince(START);
    terminal.entryChanged(warning(UUID.randomUUID(), "The disk is full."));
    terminal.faultChanged();
    assertThat(lines(err)).containsExactly("2026-11-20T00:00:00Z WARNING The disk is full.");
  }

  @Test
  void ofSeveralFaultsOnlyTheNewsIsTold() {
    terminal.showSince(START);
    terminal.entryChanged(warning(UUID.randomUUID(), "The disk is full."));
    log.suffer(Optional.of("The disk is full. The clock went ahead."));
    terminal.faultChanged();
    log.suffer(Optional.of("The clock went ahead. The disk is full."));
    terminal.faultChanged();
    terminal.entryChanged(warning(UUID.randomUUID(), "An entry is damaged."));
    log.suffer(Optional.of("The disk is full. The clock went ahead. An entry is damaged."));
    terminal.faultChanged();
    assertThat(lines(err)).containsExactly("2026-11-20T00:00:00Z WARNING The disk is full.",
        "2026-11-20T00:00:00Z WARNING The clock went ahead.", "2026-11-20T00:00:00Z WARNING An entry is damaged.");
  }

  /** No line at all would look as if nothing had happened. */
  @Test
  void whatCannotBeReadIsSaidOnceAndWhatIsInMemoryIsShown() {
    Optional<String> broken = Optional.of("Entries written earlier cannot be shown: the disk is broken.");
    log.keep(warning(UUID.randomUUID(), "Of this process."));
    log.hide(broken);
    terminal.showSince(START);
    log.suffer(broken);
    terminal.faultChanged();
    assertThat(lines(err)).containsExactly(
        "2026-11-20T00:00:00Z WARNING Entries written earlier cannot be shown: the disk is broken.",
        "2026-11-20T00:00:00Z WARNING Of this process.");
  }

  private static LogEntry warning(UUID correlation, String message) {
    return LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, START).correlation(correlation)
        .build();
  }

  @Test
  void namesAreWrittenInUtf8WhateverTheLocalesEncoding() {
    terminal.showSince(START);
    terminal.entryChanged(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, "Büro 名前 🐧", START).build());
    assertThat(lines(err)).containsExactly("2026-11-20T00:00:00Z WARNING Büro 名前 🐧");
  }

  @Test
  void whatFailedGoesToTheErrorStream() {
    terminal.showSince(START);
    terminal.entryChanged(entry(UUID.randomUUID(), LogEntry.Status.FAILED, 0.5));
    terminal.faultChanged();
    assertThat(lines(out)).isEmpty();
    assertThat(lines(err)).containsExactly("2026-11-20T00:01:00Z FAILED Migrate vm2 (ann)",
        "2026-11-20T00:00:00Z WARNING The disk is full.");
  }

  /** The log's details and users are at hand in a window only. */
  @Test
  void whatFailedIsShownWithItsReasonAndWhoAsked() {
    terminal.showSince(START);
    terminal.entryChanged(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.FAILED,
        "JMX: EventLog RetentionDays = -5", START).user("ann (JMX)")
        .details("RetentionDays must be from 0 to 36500.\nMore.").build());
    terminal.entryChanged(LogEntry.occurrence(LogEntry.CONNECTION, LogEntry.Status.FAILED,
        "Cannot connect to 'a': refused", START).details("refused").build());
    terminal.entryChanged(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING,
        "The clock went ahead, and nothing is deleted.", START).details("Check the time service.").build());
    assertThat(lines(err)).containsExactly(
        "2026-11-20T00:00:00Z FAILED JMX: EventLog RetentionDays = -5: "
            + "RetentionDays must be from 0 to 36500. (ann (JMX))",
        "2026-11-20T00:00:00Z FAILED Cannot connect to 'a': refused",
        "2026-11-20T00:00:00Z WARNING The clock went ahead, and nothing is deleted. Check the time service.");
  }

  @Test
  void whatTheLogHasAlreadyIsShownOnce() {
    log.keep(entry(UUID.randomUUID(), LogEntry.Status.FAILED, 1));
    LogEntry told = entry(UUID.randomUUID(), LogEntry.Status.INFO, 1);
    log.keep(told);
    terminal.entryChanged(told);
    terminal.showSince(START);
    assertThat(lines(out)).hasSize(1);
    assertThat(lines(err)).hasSize(1);
    assertThat(log.queries()).singleElement().satisfies(query -> {
      assertThat(query.from()).contains(START);
      assertThat(query.to()).as("entries of the future are older").contains(START.plusSeconds(1));
    });
  }

  @Test
  void whatWasWrittenFirstIsShownFirst() {
    LogEntry added = LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, "Added", START).build();
    LogEntry connected =
        LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, "Connected", START).build();
    terminal.entryChanged(connected);
    log.keep(added);
    terminal.showSince(START);
    assertThat(lines(out)).containsExactly("2026-11-20T00:00:00Z INFO Added", "2026-11-20T00:00:00Z INFO Connected");
  }

  private List<String> lines(ByteArrayOutputStream stream) {
    outStream.flush();
    errStream.flush();
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static LogEntry entry(UUID correlation, LogEntry.Status status, double progress) {
    boolean running = status == LogEntry.Status.RUNNING;
    return LogEntry.of(LogEntry.MIGRATION, status, "Migrate vm2", START).correlation(correlation)
        .finished(running ? Optional.empty() : Optional.of(START.plusSeconds(60))).user("ann").progress(progress)
        .build();
  }

  @Test
  void nobodyForgesALineOrTalksToTheTerminal() {
    terminal.showSince(START);
    String name = "vm\u001b[2J\r\n2026-11-20T00:00:00Z SUCCEEDED all is well\u009b31m\u202e\u200b";
    terminal.entryChanged(LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.FAILED, "Start '" + name + "'", START)
        .build());
    assertThat(lines(err)).containsExactly("2026-11-20T00:00:00Z FAILED Start 'vm\\u001b[2J\\r\\n2026-11-20T00:00:00Z "
        + "SUCCEEDED all is well\\u009b31m\\u202e\\u200b'");
  }
}
