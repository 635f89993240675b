/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.workspace.KeptCount;

/** What is removed while nothing runs is told by the next start. */
class HistoryContentsTest {

  @TempDir
  Path place;
  private final List<String> reports = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();
  private Path folder;

  @BeforeEach
  void sample() throws IOException {
    folder = place.resolve("history");
    run();
    run();
    assertThat(reports).as("a new workspace, and one that is whole").isEmpty();
  }

  /** A session with a round of samples. */
  private void run() {
    run(Instant.now());
  }

  private void run(Instant time) {
    try (RrdHistoryStore store = open()) {
      store.sampled(HistoryFixture.batch(HistoryFixture.HOST, time, 1));
    }
  }

  private RrdHistoryStore open() {
    return open(Threads.scheduler("test-history"));
  }

  private RrdHistoryStore open(ScheduledExecutorService executor) {
    FaultReporter reporter = (text, cause) -> {
      reports.add(text);
      threads.add(Thread.currentThread().getName());
    };
    HistoryContents contents = new HistoryContents(folder, new KeptCount(place.resolve("history.count")),
        new KeptCount(place.resolve("pending.count")), reporter);
    return new RrdHistoryStore(folder, Timing.system(), reporter, executor, 100,
        Optional.of(contents));
  }

  @Test
  void aSeriesThatWasRemovedIsToldOnce() throws IOException {
    Files.delete(FolderFiles.below(folder).files().stream().filter(SeriesDisk::isSeries).findFirst().orElseThrow());
    run();
    assertThat(reports).singleElement().asString().contains(folder.toString(), ": 1 of ", "begin anew");
    run();
    assertThat(reports).hasSize(1);
  }

  /** Whoever asks for the store first, such as a view, must not wait for the folder. */
  @Test
  void theFolderIsWalkedOnTheThreadOfTheHistory() throws IOException {
    Files.delete(folder.resolve("pending-0"));
    threads.clear();
    run();
    assertThat(threads).singleElement().asString().startsWith("test-history");
  }

  /** Also if nothing is sampled, and though all is gone. */
  @Test
  void aHistoryThatWasRemovedWhollyIsToldWithoutAnySamples() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    open().close();
    assertThat(reports).hasSize(2).first().asString().contains("begin anew");
  }

  @Test
  void countsThatAreDamagedAreToldOnce() throws IOException {
    Files.writeString(place.resolve("history.count"), "");
    Files.writeString(place.resolve("pending.count"), "12");
    run();
    assertThat(reports).hasSize(2).anyMatch(text -> text.contains("history.count"))
        .anyMatch(text -> text.contains("pending.count"));
    run();
    assertThat(reports).hasSize(2);
  }

  /** As a disk that is taken away: nobody looks any more within the minute, and the next start knows of none. */
  @Test
  void whatIsTakenAwayJustBeforeTheEndIsToldAtTheEnd() throws IOException {
    long series = FolderFiles.below(folder).files().stream().filter(SeriesDisk::isSeries).count();
    RrdHistoryStore store = open();
    assertThat(store.newest()).isPresent();
    Files.move(folder, place.resolve("away"));
    store.close();
    assertThat(reports).singleElement().asString().contains(folder.toString(), ", " + series + " files");
  }

  @Test
  void samplesThatWaitedAndWereRemovedAreTold() throws IOException {
    Files.delete(folder.resolve("pending-0"));
    run();
    assertThat(reports).singleElement().asString().startsWith("Files of the samples of the last minutes")
        .contains(": 1 of 1.");
  }

  private List<Path> series() throws IOException {
    return FolderFiles.below(folder).files().stream().filter(SeriesDisk::isSeries).sorted().toList();
  }

  /** What a clock has taken back is no older copy, also if the process is killed then. */
  @Test
  void filesThatEndEarlierSinceTheClockWentBackAreNotTold() throws Exception {
    Instant start = Instant.now();
    for (int second = 1; second < 70; second++) {
      run(start.plus(Duration.ofMinutes(50)).plusSeconds(second));
    }
    reports.clear();
    ScheduledExecutorService executor = Threads.scheduler("test-history");
    RrdHistoryStore store = open(executor);
    for (int second = 100; second < 200; second += 5) {
      store.sampled(HistoryFixture.batch(HistoryFixture.HOST, start.plusSeconds(second), 1));
    }
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    executor.shutdownNow(); // as by a kill
    assertThat(SeriesAge.newest(series())).get(InstanceOfAssertFactories.INSTANT).isBefore(start.plusSeconds(300));
    reports.clear();
    open().close();
    assertThat(reports).isEmpty();
  }

  /** As a restore of the folder, or of a file of it, does. */
  @Test
  void anOlderCopyOfASeriesIsToldOnce() throws IOException {
    Path series = series().get(0);
    byte[] older = Files.readAllBytes(series);
    Instant start = Instant.now();
    for (int second = 1; second < 70; second++) {
      run(start.plusSeconds(second));
    }
    Files.write(series, older);
    open().close();
    assertThat(reports).singleElement().asString().contains(folder.toString(), "end earlier", ": 1 of ");
    open().close();
    assertThat(reports).hasSize(1);
  }

  @Test
  void anOlderCopyOfWhatWaitsIsToldOnce() throws IOException {
    Path pending = folder.resolve("pending-0");
    byte[] older = Files.readAllBytes(pending);
    run(Instant.now().plusSeconds(10)); // a sample of the same second would be none
    assertThat(Files.readAllBytes(pending)).isNotEqualTo(older);
    Files.write(pending, older);
    run(Instant.now().plusSeconds(20));
    assertThat(reports).singleElement().asString().contains("changed or replaced", ": 1 of 1.");
    run(Instant.now().plusSeconds(30));
    assertThat(reports).hasSize(1);
  }
}
