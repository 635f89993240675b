/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * A process is killed at any moment while it writes: no entry of the event log that it was told is on disk is lost, and
 * the history lacks no more than the step that was under way.
 */
class StoreKillTest {

  private static final int ROUNDS = 100;
  private static final int MOST_ACKNOWLEDGED = 60;
  private static final int STEP = 5;
  /** Samples that are looked at after each round, of the 120 that are kept in steps of five seconds. */
  private static final int WINDOW = 60;
  private static final Instant T0 = Instant.parse("2026-11-20T00:00:00Z");
  private static final HostId HOST = new HostId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  private static final VmId VM = VmId.of(UUID.fromString("00000000-0000-4000-8000-000000000002"));

  @TempDir
  Path folder;
  @TempDir
  Path temporary;

  /** What the killed process runs: says what is written, entry by entry and sample by sample. */
  static final class Writer {

    /** Takes the folder, the first second, and writes for ever. */
    public static void main(String[] arguments) throws Exception {
      ScheduledExecutorService executor = Threads.scheduler("test-history");
      try (SqliteEventStore events = events(Path.of(arguments[0]));
          RrdHistoryStore history = history(Path.of(arguments[0]), executor)) {
        for (int second = Integer.parseInt(arguments[1]);; second += STEP) {
          LogEntry entry = Entries.message(second, "entry " + second, "");
          events.append(List.of(entry));
          System.out.println("entry " + entry.correlation());
          history.sampled(batch(second));
          executor.submit(() -> {}).get();
          System.out.println("sample " + second);
        }
      }
    }
  }

  private static SqliteEventStore events(Path folder) {
    return new SqliteEventStore(folder.resolve("events.db"), Timing.system(), (text, cause) -> {
      throw new AssertionError(text, cause);
    });
  }

  private static RrdHistoryStore history(Path folder, ScheduledExecutorService executor) {
    return new RrdHistoryStore(folder.resolve("history"), Timing.system(), (text, cause) -> {
      throw new AssertionError(text, cause);
    }, executor, 1_000);
  }

  private static SampleBatch batch(int second) {
    return new SampleBatch(HOST, T0.plusSeconds(second),
        Map.of(VM, Map.of(Metrics.CPU_USAGE, (double) second, "vif_0_rx", (double) second)));
  }

  /** What the process said before it was killed. */
  private final Set<UUID> entries = new HashSet<>();
  private final Set<Integer> killedAfter = new HashSet<>();
  private int lastSample;

  @Test
  void killLosesNothingThatWasSaidToBeWritten() throws Exception {
    Random random = new Random(100);
    for (int round = 0; round < ROUNDS; round++) {
      writeUntilKilled(1 + random.nextInt(MOST_ACKNOWLEDGED), random.nextInt(3));
      assertHistoryIsThere();
    }
    try (SqliteEventStore store = events(folder)) {
      Set<UUID> found = store.query(EventQuery.newest(1_000_000)).stream().map(LogEntry::correlation)
          .collect(Collectors.toSet());
      assertThat(found).containsAll(entries);
    }
    assertThat(entries).hasSizeGreaterThanOrEqualTo(ROUNDS);
  }

  /** Every sample of the last rounds is there but the one before each kill, which had no successor yet. */
  private void assertHistoryIsThere() {
    killedAfter.add(lastSample);
    int first = Math.max(STEP, lastSample - WINDOW * STEP);
    ScheduledExecutorService executor = Threads.scheduler("test-history");
    try (RrdHistoryStore store = history(folder, executor)) {
      TimeSeries series =
          HistoryFixture.stored(store, VM, Metrics.CPU_USAGE, T0.plusSeconds(first), T0.plusSeconds(lastSample),
              WINDOW + 1);
      Set<Integer> found = new HashSet<>();
      for (int i = 0; i < series.size(); i++) {
        int second = (int) ((series.times()[i] - T0.toEpochMilli()) / 1000);
        if (!Double.isNaN(series.values()[i])) {
          assertThat(series.values()[i]).isEqualTo(second);
          found.add(second);
        }
      }
      for (int second = first; second <= lastSample; second += STEP) {
        assertThat(found.contains(second) || killedAfter.contains(second)).as("a sample at %s s", second).isTrue();
      }
    }
  }

  private void writeUntilKilled(int acknowledged, int more) throws Exception {
    Process process =
        Child.start(List.of(), temporary, Writer.class, folder.toString(), Integer.toString(lastSample + STEP));
    int count = 0;
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("entry") && words.length == 2 && words[1].length() == 36) {
          entries.add(UUID.fromString(words[1]));
        } else if (words[0].equals("sample") && words.length == 2) {
          lastSample = Integer.parseInt(words[1]);
        }
        if (++count == acknowledged + more) {
          // by its handle: Process.destroyForcibly would close the output too, with what was acknowledged in it
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(count).isGreaterThanOrEqualTo(acknowledged);
  }
}
