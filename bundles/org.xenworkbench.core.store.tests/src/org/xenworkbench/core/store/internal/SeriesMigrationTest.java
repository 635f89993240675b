/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * A version that keeps a metric more, or in another order, with the files of before: they lose nothing, whichever of
 * the two versions runs, and whenever it is killed.
 */
class SeriesMigrationTest extends HistoryFixture {

  private static final long SEED = Long.getLong("xenworkbench.migration.seed", 10);
  private static final int COUNT = Integer.getInteger("xenworkbench.migration.count", 10);
  private static final int KILLS = Integer.getInteger("xenworkbench.migration.kills", 4);
  private static final int KILLED_FILES = 60;
  private static final List<String> FEWER = List.of("cpu_usage", "memory", "memory_target");
  private static final List<String> MORE =
      List.of("steal", "memory_internal_free", "cpu_usage", "memory", "memory_target");

  private DoubleWrite disk() throws IOException {
    DoubleWrite disk = new DoubleWrite(folder, Clock.systemUTC(), text -> {
      throw new AssertionError(text);
    });
    disk.recover();
    return disk;
  }

  /** Adds samples, a minute apart. */
  private static void add(SeriesFile file, int from, int to, double[] values) throws IOException {
    for (int minute = from; minute < to; minute++) {
      double wave = Math.sin(minute / 7.0);
      double[] row = Arrays.stream(values).map(value -> value * wave).toArray();
      file.add(T0.getEpochSecond() + 60L * minute, row, 60);
    }
  }

  private static void assertSame(TimeSeries found, TimeSeries expected) {
    assertThat(found.times()).isEqualTo(expected.times());
    assertThat(found.values()).isEqualTo(expected.values());
    assertThat(found.minima()).isEqualTo(expected.minima());
    assertThat(found.maxima()).isEqualTo(expected.maxima());
  }

  @Test
  void aMetricMoreCostsNothingOfThePast() throws Exception {
    store.close();
    SeriesFile old = SeriesFile.create(vmFile(), FEWER, T0.getEpochSecond() - 60);
    add(old, 0, 3 * 1_440 + 725, new double[] {1, 2, 3});
    old.save(disk());
    List<TimeSeries> before = List.of(old.read(0), old.read(1), old.read(2));
    open();
    int now = 60 * (3 * 1_440 + 725);
    sample(now, now + 5 * PendingSlot.CAPACITY, 5, n -> n);
    for (int i = 0; i < FEWER.size(); i++) {
      assertSame(query(VM, FEWER.get(i), 0, now - 1_200, 10_000), before(before.get(i), now - 1_200));
    }
    assertThat(query(VM, "memory_internal_free", 0, now + 500, 10_000).size()).as("unknown").isZero();
    assertThat(query(VM, "cpu_usage", now, now + 300, 10_000).values()).endsWith(now + 300);
    store.close();
    assertThat(SeriesForm.sources(Files.readAllBytes(vmFile()))).containsExactlyElementsOf(VM_SOURCES);
    assertThat(reports).isEmpty();
    try (Stream<Path> files = Files.list(vmFile().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("base.rrd")))
          .containsExactly("base.rrd");
    }
  }

  /** As after going back to the version before: what it does not know stays, and comes back with the newer one. */
  @Test
  void anOlderVersionKeepsWhatItDoesNotKnow() throws Exception {
    store.close();
    SeriesFile newer = SeriesFile.create(vmFile(), MORE, T0.getEpochSecond() - 60);
    add(newer, 0, 605, new double[] {9, 4, 1, 2, 3});
    newer.save(disk());
    TimeSeries steal = newer.read(0);
    TimeSeries target = newer.read(4);
    int now = 60 * 605;
    open();
    sample(now, now + 5 * PendingSlot.CAPACITY, 5, n -> n);
    assertSame(query(VM, "memory_target", 0, now - 1_200, 10_000), before(target, now - 1_200));
    assertThat(query(VM, "cpu_usage", now, now + 300, 10_000).values()).endsWith(now + 300);
    store.close();
    open(); // writes what waits
    assertThat(query(VM, "cpu_usage", now, now + 300, 10_000).values()).endsWith(now + 300);
    store.close();
    SeriesFile again = SeriesFile.open(vmFile(), MORE);
    assertThat(again.last()).isGreaterThan(T0.getEpochSecond() + now + 300);
    assertSame(before(again.read(0), now - 1_200), before(steal, now - 1_200));
    assertThat(reports).isEmpty();
  }

  private static TimeSeries before(TimeSeries series, int second) {
    return PointList.window(series, T0.toEpochMilli(), T0.plusSeconds(second).toEpochMilli());
  }

  /** Files are written by versions of other sources in turn, and end as if each had known all: rollups included. */
  @Test
  void whicheverVersionsTakeTurnsAllRowsAreAsIfThereWereOne() throws Exception {
    Random random = new Random(SEED);
    System.out.println("xenworkbench.migration.seed=" + SEED + ", count " + COUNT);
    for (int round = 0; round < COUNT; round++) {
      Path file = folder.resolve("vm" + round).resolve("base.rrd");
      SeriesFile.create(file, List.of("cpu_usage"), T0.getEpochSecond() - 60);
      SeriesFile whole = SeriesFile.create(folder.resolve("all").resolve("base.rrd"), MORE, T0.getEpochSecond() - 60);
      int minute = 0;
      for (int turn = 0; turn < 6; turn++) {
        List<String> sources = new ArrayList<>(MORE);
        Collections.shuffle(sources, random);
        sources.remove("cpu_usage");
        sources = new ArrayList<>(sources.subList(0, random.nextInt(sources.size())));
        sources.add("cpu_usage");
        int end = minute + 1 + random.nextInt(900);
        SeriesFile part = SeriesFile.open(file, sources);
        add(part, minute, end, sources.stream().mapToDouble(MORE::indexOf).toArray());
        part.save(disk());
        List<String> known = sources;
        add(whole, minute, end, MORE.stream().mapToDouble(name -> known.contains(name) ? MORE.indexOf(name)
            : Double.NaN).toArray());
        minute = end;
      }
      SeriesFile last = SeriesFile.open(file, MORE);
      for (int source = 0; source < MORE.size(); source++) {
        assertSame(last.read(source), whole.read(source));
      }
    }
  }

  @Test
  void aDamagedFileOfAnotherVersionIsDamaged() throws Exception {
    SeriesFile.create(vmFile(), MORE, T0.getEpochSecond());
    byte[] whole = Files.readAllBytes(vmFile());
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      int place = random.nextInt(i < 100 ? 704 : whole.length);
      damaged[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Files.write(vmFile(), damaged);
      assertThatThrownBy(() -> SeriesFile.open(vmFile(), VM_SOURCES)).as("byte %s", place)
          .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.isDamaged()).isTrue());
    }
  }

  /** What a version adds must fit: beyond that, a file would be set aside. */
  @Test
  void aFileHasRoomForMoreSources() throws Exception {
    List<String> most = new ArrayList<>(VM_SOURCES);
    for (int i = most.size(); i < SeriesForm.MOST_SOURCES; i++) {
      most.add("more_" + i);
    }
    SeriesFile.create(vmFile(), VM_SOURCES, T0.getEpochSecond()).save(disk());
    SeriesFile.open(vmFile(), most).save(disk());
    SeriesFile.open(vmFile(), VM_SOURCES).save(disk());
    assertThat(SeriesForm.sources(Files.readAllBytes(vmFile()))).isEqualTo(most);
    assertThatThrownBy(() -> SeriesFile.open(vmFile(), List.of("cpu_usage", "one_more")))
        .isInstanceOf(UnusableFileException.class);
  }

  /** What the killed process runs: carries files over, one after the other, for ever. */
  static final class Writer {

    /** Takes the folder. */
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      DoubleWrite disk = new DoubleWrite(folder, Clock.systemUTC(), text -> {
        throw new AssertionError(text);
      });
      disk.recover();
      for (int i = 0; i < KILLED_FILES; i++) {
        SeriesFile file = SeriesFile.open(path(folder, i), MORE);
        System.out.println(i);
        file.save(disk);
      }
    }
  }

  private static Path path(Path folder, int i) {
    return folder.resolve("vm" + i).resolve("base.rrd");
  }

  @Test
  void aKillWhileFilesAreCarriedOverLosesNothing(@TempDir Path temporary) throws Exception {
    store.close();
    Random random = new Random(SEED);
    Map<Integer, TimeSeries> values = new HashMap<>();
    System.out.println("xenworkbench.migration.seed=" + SEED + ", kills " + KILLS);
    int ofAll = 0;
    for (int round = 0; round < KILLS; round++) {
      for (int i = 0; i < KILLED_FILES; i++) {
        Files.deleteIfExists(path(folder, i));
        SeriesFile file = SeriesFile.create(path(folder, i), FEWER, T0.getEpochSecond() - 60);
        add(file, 0, 130, new double[] {1, 2, i});
        file.save(disk());
        values.put(i, file.read(2));
      }
      killAfter(1 + random.nextInt(KILLED_FILES), temporary);
      disk();
      int carriedOver = 0;
      for (int i = 0; i < KILLED_FILES; i++) {
        carriedOver += SeriesForm.sources(Files.readAllBytes(path(folder, i))).equals(FEWER) ? 0 : 1;
        assertSame(SeriesFile.open(path(folder, i), MORE).read(4), values.getOrDefault(i, TimeSeries.EMPTY));
      }
      System.out.println("carried over when it was killed: " + carriedOver + " of " + KILLED_FILES);
      ofAll += carriedOver;
    }
    assertThat(ofAll).as("some were, and some were not").isBetween(1, KILLS * KILLED_FILES - 1);
  }

  private void killAfter(int lines, Path temporary) throws Exception {
    Process process = Child.start(List.of(), temporary, Writer.class, folder.toString());
    try (BufferedReader output = process.inputReader()) {
      for (int i = 0; i < lines; i++) {
        assertThat(output.readLine()).isEqualTo(Integer.toString(i));
      }
      process.toHandle().destroyForcibly();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
