/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;

/** What somebody puts in the place of files of the history that are in use, as a restore or a sync client does. */
class HistoryReplacedTest extends HistoryFixture {

  private static final int VMS = 8;
  private static final long SEED = Long.getLong("xenworkbench.replaced.seed", System.nanoTime());
  private static final int ROUNDS = Integer.getInteger("xenworkbench.replaced.count", 25);
  /** Each page has the samples of more than that. */
  private static final int STILL_AT_HAND = 50;
  private static final Pattern TOLD = Pattern.compile("(\\d+) files? of (?:a )?series w");
  private static final Random RANDOM = new Random(SEED);

  @TempDir
  Path copies;
  private int second;

  private RrdArchive archive() {
    return new RrdArchive(folder, new ManualClock(T0), reporter);
  }

  private static VmId vm(int number) {
    return VmId.of(new UUID(0x4000, number));
  }

  private Path file(int number) {
    return folder.resolve(SeriesLayout.folder(vm(number))).resolve("base.rrd");
  }

  /** A sample a second of each VM. */
  private void fill(RrdArchive archive, int seconds) {
    for (int end = second + seconds; second < end; second++) {
      Map<ObjectId, Map<String, Double>> values = new HashMap<>();
      IntStream.range(0, VMS).forEach(number -> values.put(vm(number), Map.of("cpu_usage", number + 1.0)));
      archive.write(new SampleBatch(HOST, T0.plusSeconds(second), values), 1);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private int told() {
    return reports.stream().mapToInt(text -> {
      Matcher number = TOLD.matcher(text);
      return number.results().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
    }).sum();
  }

  private void assertThere(RrdArchive archive, int from, int to) {
    for (int number = 0; number < VMS; number++) {
      TimeSeries series = stored(archive, vm(number), "cpu_usage", T0.plusSeconds(from), T0.plusSeconds(to), 1_000);
      assertThat(series.size()).as("of VM %d", number).isGreaterThanOrEqualTo((to - from) / 5 - 1);
      assertThat(boxed(series)).containsOnly(number + 1.0);
    }
  }

  @Test
  void aFolderThatIsReplacedByAnOlderCopyIsToldWithItsNumber() throws Exception {
    RrdArchive archive = archive();
    fill(archive, 200);
    copy(folder, copies.resolve("older"));
    fill(archive, 200);
    int at = second;
    Files.move(folder, copies.resolve("away"));
    copy(copies.resolve("older"), folder);
    fill(archive, 1);
    assertThat(reports).singleElement().asString().contains(", " + VMS + " files of series were replaced")
        .doesNotContain("known to be missing");
    assertThere(archive, at - STILL_AT_HAND, at);
    fill(archive, 100);
    archive.lookAgain();
    assertThat(reports).hasSize(1);
    assertThere(archive, at - STILL_AT_HAND, second);
    assertThere(archive, 0, 195);
    assertThere(archive(), at - STILL_AT_HAND, second); // as after a kill
    assertThat(reports).hasSize(1);
  }

  /** A file of an earlier run is none that this one has written to, and is missed as well. */
  @Test
  void aFileThatWasNotOpenedYetIsToldToo() throws Exception {
    fill(archive(), 300);
    Path other = Files.copy(file(0), copies.resolve("other"));
    fill(archive(), 300);
    RrdArchive archive = archive();
    assertThat(archive.isReady()).isTrue();
    Files.move(other, file(0), StandardCopyOption.REPLACE_EXISTING);
    archive.lookAgain();
    assertThat(reports).singleElement().asString().contains(", 1 file of a series was replaced");
  }

  @Test
  void whateverIsDoneToSomeOfTheFilesIsToldAndNothingElse() throws Exception {
    System.out.println("History replaced: " + ROUNDS + " rounds, -Dxenworkbench.replaced.seed=" + SEED);
    RrdArchive archive = archive();
    fill(archive, 200);
    int expected = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path older = Files.createDirectory(copies.resolve("" + round));
      List<Integer> some = some();
      for (int number : some) {
        Files.copy(file(number), older.resolve("" + number), StandardCopyOption.COPY_ATTRIBUTES);
      }
      fill(archive, 70 + RANDOM.nextInt(100));
      int at = second;
      for (int number : some) {
        expected += replace(older.resolve("" + number), file(number)) ? 1 : 0;
      }
      if (RANDOM.nextBoolean()) { // otherwise whoever writes next finds out
        archive.lookAgain();
      }
      assertThere(archive, at - STILL_AT_HAND, at - 5);
      fill(archive, 70);
      archive.lookAgain();
      assertThat(told()).as("round %d: %s", round, reports).isEqualTo(expected);
      assertThere(archive, at - STILL_AT_HAND, second - 5);
    }
    assertThat(reports).noneMatch(text -> text.contains("known to be missing"));
  }

  private static List<Integer> some() {
    Set<Integer> some = new HashSet<>();
    RANDOM.ints(3, 0, VMS).forEach(some::add);
    return new ArrayList<>(some);
  }

  /** Does something to a file, and says whether it costs anything. */
  private boolean replace(Path older, Path file) {
    try {
      switch (RANDOM.nextInt(5)) {
        case 0:
          Files.write(file, Files.readAllBytes(older)); // in place
          return true;
        case 1:
          Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
          return true;
        case 2:
          Files.delete(file);
          return true;
        case 3:
          Path same = Files.copy(file, file.resolveSibling("same"));
          Files.move(same, file, StandardCopyOption.REPLACE_EXISTING);
          return false;
        default:
          Files.setLastModifiedTime(file, FileTime.from(T0));
          return false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
