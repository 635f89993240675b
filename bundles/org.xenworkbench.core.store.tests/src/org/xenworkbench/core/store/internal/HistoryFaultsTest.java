/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.ManualClock;

/** What is told of files that cannot be used now, and that it is over. */
class HistoryFaultsTest extends HistoryFixture {

  /** A file of which every read is an I/O error. */
  private static final Path BROKEN = Path.of("/proc/self/mem");

  private final ManualClock clock = new ManualClock(T0);

  private RrdArchive archive() {
    return new RrdArchive(folder, clock, reporter);
  }

  private static void write(RrdArchive archive, int second) {
    archive.write(batch(HOST, T0.plusSeconds(second), 1), 1);
  }

  private Path broken(Path file) throws Exception {
    assumeTrue(Files.exists(BROKEN));
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    return Files.createSymbolicLink(file, BROKEN);
  }

  @Test
  void aFailingFileThatSomebodyRemovesLeavesTheBanner() throws Exception {
    RrdArchive archive = archive();
    broken(vmFile());
    write(archive, 0);
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9).size()).isZero();
    assertThat(current).hasSize(2).allMatch(text -> text.contains(vmFile().toString()));
    archive.lookAgain();
    assertThat(current).as("it is there").hasSize(2);
    Files.delete(vmFile());
    archive.lookAgain();
    assertThat(current).isEmpty();
    write(archive, 1);
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9).size()).as("what waited").isPositive();
    assertThat(current).isEmpty();
  }

  /** As that of a host which was removed: nobody opens it until somebody looks back at it. */
  @Test
  void damageOfAFileThatNobodyWritesAnyMoreIsToldOnceWhenItIsReadNext() throws Exception {
    write(archive(), 0);
    assertThat(archive().isReady()).isTrue(); // what waited is written
    byte[] content = Files.readAllBytes(vmFile());
    content[content.length / 2] ^= 1;
    Files.write(vmFile(), content);
    RrdArchive archive = archive();
    assertThat(archive.isReady()).isTrue();
    archive.tidy();
    for (int i = 0; i < 3; i++) {
      stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9);
    }
    assertThat(reports).singleElement().asString().contains(vmFile().toString(), ".corrupt-");
  }

  @Test
  void aFileThatIsALinkToNothingIsSetAsideAndTold() throws Exception {
    write(archive(), 0);
    Files.delete(vmFile());
    Files.createSymbolicLink(vmFile(), folder.resolve("nowhere"));
    RrdArchive archive = archive();
    assertThat(archive.isReady()).isTrue();
    assertThat(reports).singleElement().asString().contains(vmFile() + " is a link to nothing", "base.rrd.unknown-");
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9).size()).as("what waited").isPositive();
    assertThat(vmFile()).isRegularFile();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  /** All that came for it waited for ever, and what it waited for was told to nobody. */
  @Test
  void aFolderInThePlaceOfASeriesIsSetAsideAndNamed() throws Exception {
    write(archive(), 0);
    Files.delete(vmFile());
    Files.createDirectories(vmFile().resolve("in it"));
    RrdArchive archive = archive();
    assertThat(archive.isReady()).isTrue();
    assertThat(reports).singleElement().asString().startsWith(vmFile() + " is a folder").contains("base.rrd.unknown-");
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9).size()).as("what waited").isPositive();
    assertThat(vmFile()).isRegularFile();
    assertThat(current).isEmpty();
  }

  /** That it is not there is the fault. */
  @Test
  void aFileThatCannotBeMadeStaysInTheBanner() throws Exception {
    Files.createDirectories(folder);
    Files.createFile(vmFile().getParent());
    RrdArchive archive = archive();
    write(archive, 0);
    assertThat(current).singleElement().asString().startsWith(vmFile().getParent() + " is a file");
    archive.lookAgain();
    assertThat(current).isNotEmpty();
    Files.delete(vmFile().getParent());
    for (int second = 1; second < 200; second++) {
      write(archive, second);
    }
    assertThat(current).isEmpty();
  }

  /** Told as what it is, once, and not as all that follows from it. */
  @Test
  void aFolderThatIsAFileIsToldAsSuchUntilItIsGone() throws Exception {
    Path place = folder.resolve("history");
    Files.writeString(place, "no folder");
    RrdArchive archive = new RrdArchive(place, clock, reporter);
    assertThat(archive.isReady()).isFalse();
    write(archive, 0);
    stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9);
    archive.forgetExpired(T0, Optional.empty());
    assertThat(reports).singleElement().asString().startsWith(place + " is a file or a link to nothing, not a folder")
        .contains("Move it away");
    assertThat(current).hasSize(1);
    Files.delete(place);
    write(archive, 1);
    assertThat(current).isEmpty();
    fill(archive, 2);
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(99), 99).size()).isPositive();
    assertThat(reports).hasSize(1);
  }

  @Test
  void whatWaitsForAnUnreadableCopyIsToldUntilThatIsGone() throws Exception {
    Path waiting = broken(folder.resolve("doublewrite-" + Integer.toHexString(vmFile().hashCode())));
    RrdArchive archive = archive();
    assertThat(archive.isReady()).isTrue();
    assertThat(current).singleElement().asString().contains(waiting.toString());
    write(archive, 0);
    assertThat(stored(archive, HOST, "cpu_avg", T0, T0.plusSeconds(9), 9).size()).as("all others").isPositive();
    Files.delete(waiting);
    archive.lookAgain();
    assertThat(current).noneMatch(text -> text.contains(waiting.toString()));
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9).size()).as("it has waited").isPositive();
  }

  private void remove(Path place) throws Exception {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private int seriesFiles() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return (int) all.filter(SeriesDisk::isSeries).count();
    }
  }

  private void fill(RrdArchive archive, int from) {
    for (int second = from; second < from + 200; second++) {
      write(archive, second);
    }
  }

  @Test
  void whatSomebodyRemovesOfTheSeriesIsToldWithItsNumberOnce() throws Exception {
    RrdArchive archive = archive();
    fill(archive, 0);
    int count = seriesFiles();
    remove(folder);
    write(archive, 200);
    archive.lookAgain();
    fill(archive, 201);
    assertThat(reports).filteredOn(text -> text.contains("removed by another program")).singleElement().asString()
        .contains(count + " files");
    assertThat(reports).noneMatch(text -> text.contains("known to be missing"));
    assertThat(current).as("it is written again").isEmpty();
    assertThat(seriesFiles()).isEqualTo(count);
  }

  @Test
  void oneFileThatSomebodyRemovesIsToldWithinAMinute() throws Exception {
    fill(archive(), 0);
    RrdArchive archive = archive();
    write(archive, 200);
    Files.delete(vmFile());
    archive.lookAgain();
    archive.lookAgain();
    assertThat(reports).singleElement().asString().contains("1 file of a series was removed");
  }

  @Test
  void whatIsDeletedForItsAgeIsNotTold() throws Exception {
    RrdArchive archive = archive();
    fill(archive, 0);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(SeriesDisk::isSeries).toList()) {
        Files.setLastModifiedTime(each, FileTime.from(T0));
      }
    }
    archive.forgetExpired(T0.plus(Duration.ofDays(400)), Optional.empty());
    assertThat(seriesFiles()).isZero();
    archive.lookAgain();
    assertThat(reports).isEmpty();
  }

  /** A pipe would be read for ever: it is told as what cannot be read, or set aside. */
  @Test
  void aPipeInPlaceOfAFileHoldsUpNothing() throws Exception {
    Files.createDirectories(vmFile().getParent());
    Path pending = folder.resolve("pending-0");
    for (Path place : List.of(vmFile(), pending)) {
      assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();
    }
    RrdArchive archive = archive();
    write(archive, 0);
    assertThat(current).singleElement().asString().contains(vmFile().toString());
    assertThat(reports).anyMatch(text -> text.contains(pending + " is a pipe"));
    assertThat(pending).as("a new one").isRegularFile();
    Files.delete(vmFile());
    archive.lookAgain();
    assertThat(current).isEmpty();
    assertThat(stored(archive, VM, "cpu_usage", T0, T0.plusSeconds(9), 9).size()).as("what waited").isPositive();
  }
}
