/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * A disk that is really full, or that can only be read: a file system of a few megabytes in a mount namespace of its
 * own, which mostly needs no rights of the system's administrator. Linux only; skipped, with the reason, where none can
 * be had.
 */
class DiskFullTest {

  private static final String MOUNT = "mount -t tmpfs -o size=6m%s tmpfs \"$0\" && exec \"$@\"";
  private static final List<List<String>> LAUNCHERS =
      List.of(List.of("unshare", "--user", "--map-root-user", "--mount"), List.of("unshare", "--mount"));
  private static final int BALLAST = 2 << 20;
  private static final int DETAILS = 10_000;

  @TempDir
  Path folder;
  @TempDir
  Path temporary;

  /** What runs on the small disk: fills it, makes room, goes on, and says what it saw. */
  static final class Filler {

    private final Path disk;
    private final Path ballast;
    private final List<String> reports = new ArrayList<>();

    private Filler(Path disk) throws IOException {
      this.disk = disk;
      this.ballast = disk.resolve("ballast");
    }

    public static void main(String[] arguments) throws Exception {
      Filler filler = new Filler(Path.of(arguments[0]));
      switch (arguments[1]) {
        case "events" -> filler.events();
        case "history" -> filler.history();
        case "start" -> filler.start();
        default -> filler.readOnly();
      }
    }

    /** Less room than SQLite's library takes; its first use in this process fails, the next does not. */
    private void start() throws IOException {
      Files.write(ballast, new byte[(int) Files.getFileStore(disk).getUsableSpace() - (500 << 10)]);
      Path natives = disk.resolve("native");
      try (SqliteEventStore store = new SqliteEventStore(disk.resolve("events.db"), Timing.system(), this::report,
          Optional.of(new NativeLibrary(natives)), Optional.empty())) {
        LogEntry entry = Entries.message(1, "first", "");
        say("refused", refusal(store, entry));
        say("refused", refusal(store, entry));
        Files.delete(ballast);
        store.append(List.of(entry));
        say("kept", contains(store, Set.of(entry.correlation())));
        try (Stream<Path> files = Files.list(natives)) {
          say("libraries", files.count());
        }
      }
    }

    private void readOnly() {
      try (SqliteEventStore store = new SqliteEventStore(disk.resolve("events.db"), Timing.system(), this::report,
          Optional.of(new NativeLibrary(disk.resolve("native"))), Optional.empty())) {
        say("refused", refusal(store, Entries.message(1, "first", "")));
      }
    }

    private static String refusal(SqliteEventStore store, LogEntry entry) {
      try {
        store.append(List.of(entry));
        return "";
      } catch (IOException e) {
        return e.getMessage().replace('\n', ' ');
      }
    }

    private void events() throws IOException {
      Files.write(ballast, new byte[BALLAST]);
      Set<UUID> acknowledged = new HashSet<>();
      try (SqliteEventStore store = new SqliteEventStore(disk.resolve("events.db"), Timing.system(), this::report)) {
        say("refused", fill(store, acknowledged));
        say("kept", contains(store, acknowledged));
        Files.delete(ballast);
        LogEntry after = Entries.message(1, "after", "");
        store.append(List.of(after));
        acknowledged.add(after.correlation());
        say("kept", contains(store, acknowledged));
      }
      try (SqliteEventStore store = new SqliteEventStore(disk.resolve("events.db"), Timing.system(), this::report)) {
        say("kept", contains(store, acknowledged));
        say("acknowledged", acknowledged.size() > 10);
        say("reports", reports);
      }
    }

    private static String fill(SqliteEventStore store, Set<UUID> acknowledged) {
      for (int i = 0;; i++) {
        LogEntry entry = Entries.message(i, "entry " + i, "x".repeat(DETAILS));
        try {
          store.append(List.of(entry));
          acknowledged.add(entry.correlation());
        } catch (IOException e) {
          return e.getMessage().replace('\n', ' ');
        }
      }
    }

    private static boolean contains(SqliteEventStore store, Set<UUID> acknowledged) throws IOException {
      return store.query(EventQuery.newest(1_000_000)).stream().map(LogEntry::correlation).collect(Collectors.toSet())
          .equals(acknowledged);
    }

    private void history() throws Exception {
      Files.write(ballast, new byte[BALLAST]);
      ScheduledExecutorService executor = Threads.scheduler("test-history");
      List<VmId> vms = new ArrayList<>();
      Instant start = Instant.parse("2026-11-20T00:00:00Z");
      try (RrdHistoryStore store = new RrdHistoryStore(disk.resolve("history"), Timing.system(), this::report,
          executor, 10_000)) {
        while (reports.isEmpty()) {
          vms.add(VmId.of(UUID.randomUUID()));
          sample(store, executor, start, vms);
        }
        say("refused", reports.get(0));
        say("files", vms.size() > 5);
        Files.delete(ballast);
        for (int i = 1; i <= 20; i++) {
          sample(store, executor, start.plusSeconds(5L * i), vms);
        }
        say("kept", vms.stream().allMatch(vm -> {
          TimeSeries series = HistoryFixture.stored(store, vm, "cpu_usage", start, start.plusSeconds(100), 1_000);
          return series.size() > 15 && series.values()[series.size() - 1] == 0.5;
        }));
      }
    }

    private static void sample(RrdHistoryStore store, ScheduledExecutorService executor, Instant time, List<VmId> vms)
        throws Exception {
      Map<ObjectId, Map<String, Double>> values =
          vms.stream().collect(Collectors.toMap(vm -> vm, vm -> Map.of("cpu_usage", 0.5)));
      store.sampled(new SampleBatch(new HostId(UUID.fromString("00000000-0000-4000-8000-000000000001")), time, values));
      executor.submit(() -> {}).get();
    }

    private synchronized void report(String text, Throwable cause) {
      reports.add(text + " " + cause);
    }

    private static void say(String what, Object seen) {
      System.out.println(what + ": " + seen);
    }
  }

  /** How a process comes to a mount namespace of its own here. */
  private List<String> launcher(String options) throws IOException, InterruptedException {
    StringBuilder reasons = new StringBuilder();
    for (List<String> launcher : LAUNCHERS) {
      List<String> probe = command(launcher, options);
      probe.add("true");
      Process process = new ProcessBuilder(probe).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() == 0) {
        return command(launcher, options);
      }
      reasons.append(String.join(" ", launcher)).append(": ").append(said).append("; ");
    }
    return Assumptions.abort("This machine lets no test mount a small file system: " + reasons);
  }

  private List<String> command(List<String> launcher, String options) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of("sh", "-c", MOUNT.formatted(options), folder.toString()));
    return command;
  }

  private List<String> run(String what) throws Exception {
    return run(what, "");
  }

  private List<String> run(String what, String options) throws Exception {
    Process process = Child.start(launcher(options), temporary, Filler.class, folder.toString(), what);
    try (BufferedReader output = process.inputReader()) {
      List<String> lines = output.lines().toList();
      assertThat(process.onExit().join().exitValue()).as(String.join("\n", lines)).isZero();
      return lines;
    }
  }

  @Test
  void theEventLogRefusesKeepsAndGoesOn() throws Exception {
    List<String> said = run("events");
    assertThat(said.get(0)).startsWith("refused: ").containsIgnoringCase("full");
    assertThat(said.subList(1, said.size())).containsExactly("kept: true", "kept: true", "kept: true",
        "acknowledged: true", "reports: []");
  }

  @Test
  void theHistoryReportsAndGoesOn() throws Exception {
    List<String> said = run("history");
    assertThat(said.get(0)).startsWith("refused: ").contains(".rrd").containsIgnoringCase("space");
    assertThat(said.subList(1, said.size())).containsExactly("files: true", "kept: true");
  }

  @Test
  void aStartWithoutRoomForSqlitesLibraryIsRefusedAndTriedAgain() throws Exception {
    List<String> said = run("start");
    assertThat(said.subList(0, 2)).allSatisfy(
        line -> assertThat(line).startsWith("refused: ").contains("events.db").containsIgnoringCase("space"));
    assertThat(said.subList(2, said.size())).containsExactly("kept: true", "libraries: 1");
  }

  @Test
  void aStartOnADiskThatCanOnlyBeReadIsRefusedWithTheReason() throws Exception {
    assertThat(run("readOnly", ",ro")).singleElement().asString().startsWith("refused: ")
        .containsIgnoringCase("read-only");
  }
}
