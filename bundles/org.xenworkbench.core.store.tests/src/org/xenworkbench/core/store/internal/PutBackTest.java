/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.testkit.ManualClock;

/** Files of samples that wait, which are not there or cannot be read for a time: nothing goes without a word. */
class PutBackTest extends HistoryFixture {

  /** A file of which every read is an I/O error. */
  private static final Path BROKEN = Path.of("/proc/self/mem");
  private static final int LEFT = 10;
  /** When the next run begins, after what was left. */
  private static final int NEXT = 20;
  /** More than a slot has room for, so that the file is written. */
  private static final int MANY = 70;
  /** Ten minutes of the finest steps are over by then, and of a minute that is known the value stays. */
  private static final int AFTER = 150;
  /** The minutes are over, too, and what was left is too little for the value of an hour. */
  private static final int LONG_AFTER = 3 * 720;
  private static final String LATE = "Left out of the history: ";

  @TempDir
  Path away;
  private final ManualClock clock = new ManualClock(T0);
  private Path pending;

  /** A run that ends and leaves samples. */
  @BeforeEach
  void leave() throws IOException {
    store.close();
    write(archive(), 1, LEFT);
    pending = folder.resolve("pending-0");
    assertThat(SeriesFile.open(vmFile(), VM_SOURCES).last()).as("all wait").isLessThan(T0.getEpochSecond() + 5);
    assertThat(reports).isEmpty();
  }

  private RrdArchive archive() {
    return new RrdArchive(folder, clock, reporter);
  }

  private static void write(RrdArchive archive, int from, int count) {
    for (int n = from; n < from + count; n++) {
      archive.write(new SampleBatch(HOST, T0.plusSeconds(5L * n), Map.of(VM, Map.of("cpu_usage", (double) n))), 5);
    }
  }

  /** How many of the samples that were left are in the history. */
  private long left(RrdArchive archive) {
    return known(archive, 1, LEFT);
  }

  private static long known(RrdArchive archive, int from, int count) {
    return Stream.of(stored(archive, VM, "cpu_usage", T0.plusSeconds(5L * from),
        T0.plusSeconds(5L * (from + count - 1)), 1_000)).flatMap(series -> boxed(series).stream())
        .filter(value -> !value.isNaN()).count();
  }

  private List<Path> named(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().contains(part)).toList();
    }
  }

  private Path unreadable() throws IOException {
    assumeTrue(Files.exists(BROKEN));
    Path moved = Files.move(pending, away.resolve("pending-0"));
    Files.createSymbolicLink(pending, BROKEN);
    return moved;
  }

  private void putBack(Path moved) throws IOException {
    Files.move(moved, pending, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void whatCanBeReadAgainInTimeIsWritten() throws IOException {
    Path moved = unreadable();
    RrdArchive archive = archive();
    write(archive, NEXT, 1);
    assertThat(current).singleElement().asString().contains(pending.toString(), "cannot be read now")
        .doesNotContain("nothing is lost");
    putBack(moved);
    archive.lookAgain();
    assertThat(current).isEmpty();
    assertThat(left(archive)).isEqualTo(LEFT);
    assertThat(known(archive, NEXT, 1)).isEqualTo(1);
    assertThat(reports).as("what was for now").hasSize(1);
  }

  /** Later samples of the same series are written by then. */
  @Test
  void whatCanBeReadAgainLateIsSortedIn() throws IOException {
    Path moved = unreadable();
    RrdArchive archive = archive();
    write(archive, NEXT, MANY);
    assertThat(SeriesFile.open(vmFile(), VM_SOURCES).last()).isGreaterThan(T0.getEpochSecond() + 5L * NEXT);
    putBack(moved);
    archive.lookAgain();
    assertThat(current).isEmpty();
    assertThat(reports).as("that it could not be read").hasSize(1);
    assertThat(boxed(stored(archive, VM, "cpu_usage", T0.plusSeconds(5), T0.plusSeconds(5L * LEFT), 1_000)))
        .as("each at its time").isEqualTo(IntStream.rangeClosed(1, LEFT).mapToObj(n -> (double) n).toList());
    assertThat(known(archive, LEFT + 1, NEXT - LEFT - 1)).as("the gap stays one").isZero();
    assertThat(known(archive, NEXT, MANY)).isEqualTo(MANY);
    assertThat(named(".late-")).isEmpty();
    archive.tidy();
    assertThat(left(archive())).as("it is in the file").isEqualTo(LEFT);
  }

  @Test
  void whatTheFinestStepsDoNotReachIsSortedInAsMinutes() throws IOException {
    Path moved = unreadable();
    RrdArchive archive = archive();
    write(archive, AFTER, MANY);
    putBack(moved);
    archive.lookAgain();
    assertThat(current).isEmpty();
    assertThat(reports).as("that it could not be read").hasSize(1);
    assertThat(boxed(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(60), 1_000))).filteredOn(Double::isFinite)
        .as("the mean of what was left").contains((1 + LEFT) / 2.0);
    assertThat(known(archive, AFTER, MANY)).isEqualTo(MANY);
  }

  @Test
  void whatCanBeReadAgainTooLateIsCountedAndKept() throws IOException {
    byte[] before = Files.readAllBytes(pending);
    Path moved = unreadable();
    RrdArchive archive = archive();
    write(archive, LONG_AFTER, MANY);
    putBack(moved);
    archive.lookAgain();
    assertThat(current).isEmpty();
    assertThat(reports).hasSize(2).last().asString().contains(LATE + LEFT, "pending-0.late-")
        .doesNotContain("damaged");
    assertThat(named(".late-")).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(before));
    assertThat(left(archive)).isZero();
    assertThat(known(archive, LONG_AFTER, MANY)).isEqualTo(MANY);
  }

  @Test
  void whatIsNoFileIsSetAsideAndWhatIsPutBackInItsPlaceIsRead() throws IOException {
    Path moved = Files.move(pending, away.resolve("pending-0"));
    Files.createDirectory(pending);
    RrdArchive archive = archive();
    write(archive, NEXT, 1);
    assertThat(reports).singleElement().asString().contains(pending.toString(), "a folder", "pending-0.unknown-")
        .doesNotContain("nothing is lost", "disk");
    assertThat(named("pending-0.unknown-")).singleElement().satisfies(file -> assertThat(file).isDirectory());
    putBack(moved);
    write(archive, NEXT + 1, 1);
    assertThat(left(archive)).isEqualTo(LEFT);
    assertThat(known(archive, NEXT, 2)).isEqualTo(2);
    assertThat(current).isEmpty();
  }

  @Test
  void aLinkToNothingCostsItself() throws IOException {
    Files.move(pending, folder.resolve("pending-1"));
    Files.createSymbolicLink(pending, away.resolve("nowhere"));
    RrdArchive archive = archive();
    assertThat(archive.isReady()).isTrue();
    assertThat(left(archive)).isEqualTo(LEFT);
    assertThat(reports).singleElement().asString().contains(pending.toString(), "a link to nothing")
        .doesNotContain("Check the space");
    assertThat(named("pending-0.unknown-")).singleElement().satisfies(file -> assertThat(file).isSymbolicLink());
    assertThat(current).isEmpty();
  }

  @Test
  void ofTwoFilesWithTheSameSeriesTheOlderIsWrittenFirst() throws IOException {
    Path moved = Files.move(pending, away.resolve("pending-0"));
    write(archive(), NEXT, 2);
    Files.move(pending, folder.resolve("pending-2"));
    Files.move(moved, folder.resolve("pending-3"));
    RrdArchive archive = archive();
    assertThat(left(archive)).isEqualTo(LEFT);
    assertThat(known(archive, NEXT, 2)).isEqualTo(2);
    assertThat(reports).isEmpty();
  }

  /** As after a loss of power, which a page may outlive in an earlier state than the file. */
  @Test
  void whatIsInTheFileAlreadyIsNotMissed() throws IOException {
    Path earlier = Files.copy(pending, away.resolve("earlier"));
    RrdArchive next = archive();
    write(next, LEFT + 1, MANY);
    putBack(earlier);
    RrdArchive archive = archive();
    assertThat(left(archive)).isEqualTo(LEFT);
    assertThat(reports).isEmpty();
  }
}
