/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Parts of the history that belong to somebody else, as seen by a process that may not do everything. Skipped, with the
 * reason, where rights mean nothing or no file can be given away.
 */
class ForeignFilesTest {

  private static final HostId HOST = new HostId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  private static final VmId VM = VmId.of(UUID.fromString("00000000-0000-4000-8000-000000000002"));
  private static final int STEP = 5;
  private static final int SAMPLES = 40;
  private static final int NOBODY = 65_534;
  /** A user of the system needs nothing for it, its administrator gives up rights. */
  private static final List<List<String>> LAUNCHERS = List.of(List.of(), List.of("unshare", "--user"),
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"));

  private final Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
  @TempDir
  Path temporary;
  private Path folder;

  /** Opens the history, and says what it sees and what is reported. */
  static final class Reader {

    public static void main(String[] arguments) throws Exception {
      Instant start = Instant.parse(arguments[1]);
      List<String> reports = new ArrayList<>();
      RrdArchive archive = new RrdArchive(Path.of(arguments[0]), Clock.systemUTC(), (text, cause) -> reports.add(text));
      System.out.println("ready: " + archive.isReady());
      System.out.println("newest: " + archive.newest().map(Instant::getEpochSecond).orElse(0L));
      System.out.println("samples: "
          + HistoryFixture.stored(archive, VM, "cpu_usage", start, start.plusSeconds(STEP * SAMPLES), 1_000).size());
      System.out.println("opened: " + reports);
      archive.forgetExpired(start, Optional.empty());
      System.out.println("forgot: " + reports);
    }
  }

  @BeforeEach
  void sample() throws IOException {
    assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"), "No rights on files here");
    folder = temporary.resolve("history");
    RrdArchive archive = new RrdArchive(folder, Clock.systemUTC(), (text, cause) -> {
      throw new AssertionError(text, cause);
    });
    for (int n = 1; n <= SAMPLES; n++) {
      archive.write(new SampleBatch(HOST, start.plusSeconds((long) STEP * n),
          Map.of(VM, Map.of("cpu_usage", 0.5), HOST, Map.of("cpu_avg", 0.5))), STEP);
    }
  }

  @Test
  void aFolderThatCannotBeReadCostsOnlyItself() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("00-locked"));
    List<String> launcher = launcher(locked);
    try {
      long newest = start.plusSeconds(STEP * SAMPLES).getEpochSecond();
      assertThat(run(launcher)).startsWith("ready: true", "newest: " + newest, "samples: " + SAMPLES, "opened: []")
          .last().asString().contains(locked + " cannot be read");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFileWhoseTimeCannotBeSetIsWrittenAllTheSame() throws Exception {
    Path locked = Files.createDirectory(temporary.resolve("locked"));
    List<String> launcher = launcher(locked);
    Path file = folder.resolve(SeriesLayout.folder(VM)).resolve("base.rrd");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    try {
      Files.setAttribute(file, "unix:uid", NOBODY);
    } catch (IOException e) {
      Assumptions.abort("No file can be given away here: " + e.getMessage());
    }
    assertThat(run(launcher)).contains("ready: true", "samples: " + SAMPLES, "opened: []");
  }

  /** How to start a process that may not read a folder that nobody may. */
  private static List<String> launcher(Path locked) throws Exception {
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    for (List<String> launcher : LAUNCHERS) {
      List<String> probe = new ArrayList<>(launcher);
      probe.addAll(List.of("sh", "-c", "! ls \"$0\"", locked.toString()));
      if (new ProcessBuilder(probe).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
          .waitFor() == 0) {
        return launcher;
      }
    }
    return Assumptions.abort("This machine lets no test give up its rights");
  }

  private List<String> run(List<String> launcher) throws Exception {
    Process process = Child.start(launcher, temporary, Reader.class, folder.toString(), start.toString());
    try (BufferedReader output = process.inputReader()) {
      List<String> lines = output.lines().toList();
      assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
      return lines;
    }
  }
}
