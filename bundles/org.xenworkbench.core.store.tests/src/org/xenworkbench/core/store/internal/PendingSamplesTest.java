/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;

/** What waits to be written to its file: it outlives the process, and takes little. */
class PendingSamplesTest extends HistoryFixture {

  /** As after a loss of power: something is said to be left, and makes no sense. */
  @Test
  void whatIsLeftAndDamagedIsReportedAndStopsNothing() throws Exception {
    for (String file : List.of("doublewrite", "pending-0")) {
      byte[] damaged = new byte[1 << 18];
      Arrays.fill(damaged, (byte) 0x7f);
      Files.write(folder.resolve(file), damaged);
    }
    sample(0, 60, 5, n -> 1);
    assertThat(boxed(query(VM, "cpu_usage", 15, 60, 100))).isNotEmpty()
        .allSatisfy(value -> assertThat(value).isEqualTo(1));
    assertThat(reports).as("one for each of the two files").hasSize(2)
        .allSatisfy(text -> assertThat(text).contains(folder.toString()));
  }

  @Test
  void losesNothingWhenItIsNotClosed() throws Exception {
    sample(5, 125, 5, n -> n);
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    ScheduledExecutorService next = Threads.scheduler("test-history");
    try (RrdHistoryStore opened = new RrdHistoryStore(folder, Timing.system(),
        (text, cause) -> reports.add(text), next, 10)) {
      TimeSeries series = stored(opened, VM, "cpu_usage", T0, T0.plusSeconds(125), 100);
      assertThat(boxed(series)).isEqualTo(IntStream.rangeClosed(1, 25).mapToObj(n -> 5.0 * n).toList());
    }
    assertThat(reports).isEmpty();
  }

  @Test
  void writesAFileOncePerSlotOfSamples() throws Exception {
    sample(5, 5 * PendingSlot.CAPACITY, 5, n -> 0.5);
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    SeriesFile file = SeriesFile.open(vmFile(), VM_SOURCES);
    assertThat(file.last()).as("first written after fewer samples, which spreads the files over the time")
        .isGreaterThan(T0.getEpochSecond())
        .isLessThanOrEqualTo(T0.plusSeconds(5 * PendingSlot.CAPACITY).getEpochSecond());
    assertThat(query(VM, "cpu_usage", 5, 5 * PendingSlot.CAPACITY, 1_000).size()).isEqualTo(PendingSlot.CAPACITY);
  }

  /** Puts a file where the folder of a VM's series belongs, which can neither be read nor written then. */
  private Path block() throws IOException {
    Path away = Files.move(vmFile().getParent(), folder.resolveSibling(folder.getFileName() + "-away"));
    Files.createFile(vmFile().getParent());
    return away;
  }

  private void unblock(Path away) throws IOException {
    Files.delete(vmFile().getParent());
    Files.move(away, vmFile().getParent());
  }

  @Test
  void samplesWaitWhileTheirFileCannotBeWritten() throws Exception {
    sample(5, 5, 5, n -> 1);
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    Path away = block();
    sample(10, 5 * (PendingSlot.CAPACITY - 1), 5, n -> 1);
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    assertThat(reports).as("told once").singleElement().asString().contains(vmFile().getParent().toString());
    assertThat(current).containsExactlyElementsOf(reports);
    unblock(away);
    sample(5 * PendingSlot.CAPACITY, 600, 5, n -> 1);
    assertThat(query(VM, "cpu_usage", 5, 600, 1_000).values()).hasSize(120).containsOnly(1);
    assertThat(reports).hasSize(1);
    assertThat(current).as("over, now that it is written again").isEmpty();
  }

  /** Touching a page that is gone is an error of the virtual machine. */
  @Test
  void aFileThatIsCutShortInUseCostsWhatWasInItAndIsTold() throws Exception {
    sample(5, 100, 5, n -> n);
    query(VM, "cpu_usage", 5, 100, 100);
    try (FileChannel pending = FileChannel.open(folder.resolve("pending-0"), StandardOpenOption.WRITE)) {
      pending.truncate(5_000);
    }
    sample(105, 200, 5, n -> n);
    for (String metric : List.of("cpu_usage", "vif_0_rx")) {
      double[] values = query(VM, metric, 5, 200, 100).values();
      assertThat(Arrays.copyOfRange(values, values.length - 20, values.length)).startsWith(105).endsWith(200)
          .doesNotContain(Double.NaN);
    }
    // once for the pages that were cut off, and perhaps for samples of the one that was cut in two
    assertThat(reports).hasSizeBetween(1, 2)
        .allSatisfy(text -> assertThat(text).containsPattern("[1-9]\\d* were damaged"));
  }

  @Test
  void aFileThatIsRemovedInUseCostsNothing() throws Exception {
    sample(5, 100, 5, n -> n);
    query(VM, "cpu_usage", 5, 100, 100);
    Files.delete(folder.resolve("pending-0"));
    sample(105, 110, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 5, 110, 100).values()).hasSize(22);
    reports.clear();
    executor.shutdown();
    open(); // without a close, as after a kill
    assertThat(query(VM, "cpu_usage", 5, 110, 100).values()).hasSize(22).startsWith(5).endsWith(110);
    assertThat(reports).isEmpty();
  }

  /** What is left of an earlier run waits on, and is written when that is possible. */
  @Test
  void whatIsLeftWaitsWhileItsFileCannotBeWritten() throws Exception {
    sample(5, 100, 5, n -> n);
    query(VM, "cpu_usage", 5, 100, 100);
    store.close();
    Path away = block();
    open();
    query(VM, "cpu_usage", 5, 100, 100);
    assertThat(reports).first().asString().contains("nothing is lost");
    store.close();
    reports.clear();
    unblock(away);
    open();
    assertThat(query(VM, "cpu_usage", 5, 100, 100).values()).hasSize(20).startsWith(5).endsWith(100);
    assertThat(reports).isEmpty();
  }

  @Test
  void saysHowManySamplesFoundNoRoom() throws Exception {
    sample(5, 5, 5, n -> 1);
    query(VM, "cpu_usage", 5, 5, 100);
    Path away = block();
    sample(10, 5 * (PendingSlot.CAPACITY + 3), 5, n -> 1);
    query(VM, "vif_0_rx", 5, 5, 100);
    unblock(away);
    sample(5 * (PendingSlot.CAPACITY + 4), 600, 5, n -> 1);
    query(VM, "cpu_usage", 5, 600, 1_000);
    assertThat(reports).hasSize(3).last().asString().contains(".rrd", " 3 samples are missing");
    assertThat(current).as("what is missing is not for now only").isEmpty();
  }

  @Test
  void whatCouldNotBeReadIsOverWithTheNextSample() throws Exception {
    sample(5, 100, 5, n -> n);
    query(VM, "cpu_usage", 5, 100, 100);
    Path away = block();
    query(VM, "cpu_usage", 5, 100, 100);
    assertThat(current).singleElement().asString().contains(vmFile().getParent().toString(), "not a folder");
    unblock(away);
    assertThat(query(VM, "cpu_usage", 5, 100, 100).values()).hasSize(20);
    sample(105, 105, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 5, 105, 100).values()).hasSize(21);
    assertThat(current).isEmpty();
  }

  @Test
  void whatWaitedIsOverWhenItIsWritten() throws Exception {
    sample(5, 100, 5, n -> n);
    query(VM, "cpu_usage", 5, 100, 100);
    store.close();
    Path away = block();
    RrdArchive archive = new RrdArchive(folder, Clock.systemUTC(), reporter);
    assertThat(archive.isReady()).isTrue();
    assertThat(current).singleElement().asString().contains("nothing is lost");
    unblock(away);
    archive.tidy();
    assertThat(current).isEmpty();
    assertThat(reports).hasSize(1);
  }

  /** As where the folder cannot be made or written when the workbench starts. */
  @Test
  void roundsWaitUntilTheFolderCanBeUsed() throws Exception {
    store.close();
    Files.walk(folder).sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    Files.createFile(folder);
    open();
    sample(5, 50, 5, n -> n);
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    assertThat(reports).hasSize(1);
    assertThat(current).hasSize(1);
    Files.delete(folder);
    sample(55, 60, 5, n -> n);
    assertThat(query(VM, "cpu_usage", 5, 60, 100).values()).hasSize(12);
    assertThat(reports).hasSize(1);
    assertThat(current).isEmpty();
  }

  @Test
  void keepsNoFileOpenOrMappedHoweverManyThereAre() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")), "Linux only");
    for (int n = 5; n <= 10; n += 5) {
      Map<ObjectId, Map<String, Double>> many = new HashMap<>();
      for (int i = 0; i < 500; i++) {
        many.put(VmId.of(new UUID(1, i)), Map.of("cpu_usage", 0.5));
      }
      store.sampled(new SampleBatch(HOST, T0.plusSeconds(n), many));
    }
    executor.submit(() -> {}).get(60, TimeUnit.SECONDS);
    assertThat(Files.readString(Path.of("/proc/self/maps"))).contains(folder + "/pending-0").doesNotContain(".rrd");
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      assertThat(open.map(Path::toFile).map(PendingSamplesTest::target)).noneMatch(file -> file.endsWith(".rrd"));
    }
    assertThat(reports).isEmpty();
  }

  @Test
  void seriesOfObjectsThatAreGoneGiveTheirSlotsBack() throws Exception {
    ManualClock clock = new ManualClock(T0);
    RrdArchive archive = new RrdArchive(folder, clock, (text, cause) -> reports.add(text));
    for (int day = 0; day < 3; day++) {
      Instant time = T0.plus(Duration.ofDays(day));
      Map<ObjectId, Map<String, Double>> many = new HashMap<>();
      for (int i = 0; i < 60; i++) {
        many.put(VmId.of(new UUID(day, i)), Map.of("cpu_usage", 0.5));
      }
      archive.write(new SampleBatch(HOST, time, many), 5);
      clock.advance(Duration.ofHours(day == 0 ? 2 : 24));
      archive.tidy();
    }
    assertThat(folder.resolve("pending-0")).exists();
    assertThat(folder.resolve("pending-1")).as("180 series in 64 slots").doesNotExist();
    assertThat(stored(archive, VmId.of(new UUID(0, 7)), "cpu_usage", T0, T0.plusSeconds(5), 10).values())
        .containsExactly(0.5);
    assertThat(reports).isEmpty();
  }

  private static String target(File link) {
    try {
      return link.getCanonicalPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
