/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** Who reads does not stop who writes, and is never given what is of two states. */
class HistoryReadingTest {

  private static final HostId HOST = HistoryFixture.HOST;
  private static final VmId VM = HistoryFixture.VM;
  private static final Instant T0 = HistoryFixture.T0;
  private static final int ROUNDS = Integer.getInteger("xenworkbench.reading.rounds", 3_000);
  private static final int STEP = 5;
  /** Seconds that are surely given in the finest steps: of ten minutes, the first is a whole one where it is begun. */
  private static final int FINEST = 530;
  /** What a test waits for that would be there at once. */
  private static final long PATIENCE = 120;

  @TempDir
  Path folder;
  private final List<String> reports = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private int second;

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private RrdArchive archive(SeriesReading.Content files) {
    return new RrdArchive(folder, Clock.systemUTC(), (text, cause) -> reports.add(text), found -> {}, files);
  }

  /** Enough that the file is written at least once. */
  private void write(RrdArchive archive) {
    write(archive, 2 * PendingSlot.CAPACITY);
  }

  private void write(RrdArchive archive, int count) {
    for (int i = 0; i < count; i++) {
      second += STEP;
      archive.write(new SampleBatch(HOST, T0.plusSeconds(second), Map.of(VM, Map.of("cpu_usage", (double) second))),
          STEP);
    }
  }

  private static TimeSeries query(RrdArchive archive, int from, int to) {
    return HistoryFixture.stored(archive, VM, "cpu_usage", T0.plusSeconds(from), T0.plusSeconds(to), 10_000);
  }

  private static double last(TimeSeries series) {
    return series.values()[series.size() - 1];
  }

  @Test
  void samplesAreWrittenWhileAQueryStandsAtItsFile() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    RrdArchive archive = archive(file -> {
      byte[] before = SeriesFile.stored(file);
      reading.countDown();
      await(written);
      return before;
    });
    write(archive);
    Future<TimeSeries> query = executor.submit(() -> query(archive, 0, 100_000));
    await(reading);
    executor.submit(() -> write(archive)).get(PATIENCE, TimeUnit.SECONDS);
    assertThat(query).isNotDone();
    written.countDown();
    assertThat(last(query.get(PATIENCE, TimeUnit.SECONDS))).as("what was void is read again").isEqualTo(second);
    assertThat(reports).isEmpty();
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Test
  void whatIsWrittenAgainAndAgainIsReadAtLast() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    RrdArchive[] archive = new RrdArchive[1];
    archive[0] = archive(file -> {
      byte[] before = SeriesFile.stored(file);
      assertThat(Thread.holdsLock(archive[0])).isFalse();
      write(archive[0]);
      return readings.incrementAndGet() % 2 == 0 ? before : Arrays.copyOf(before, before.length / 2);
    });
    write(archive[0]);
    assertThat(last(query(archive[0], 0, 100_000))).isEqualTo(second);
    assertThat(readings).hasPositiveValue();
    assertThat(reports).as("half of what was being written is no damage").isEmpty();
  }

  @Test
  void whatCannotBeReadIsLookedAtWhileNobodyWrites() throws Exception {
    RrdArchive archive = archive(file -> {
      throw new IOException("planned");
    });
    write(archive);
    assertThat(last(query(archive, 0, 100_000))).isEqualTo(second);
    assertThat(reports).isEmpty();
    Files.write(folder.resolve(SeriesLayout.folder(VM)).resolve("base.rrd"), new byte[9]);
    query(archive, 0, 100_000);
    assertThat(reports).singleElement().asString().contains("set aside");
    try (Stream<Path> files = Files.list(folder.resolve(SeriesLayout.folder(VM)))) {
      assertThat(files.count()).as("the one that is set aside, and a new one").isEqualTo(2);
    }
  }

  /** Each query has all that was written before it began, and no time twice or with another value. */
  @Test
  void whoeverReadsMeanwhileSeesOneState() throws Exception {
    RrdArchive archive = archive(SeriesFile::stored);
    AtomicInteger written = new AtomicInteger();
    write(archive, 1);
    AtomicInteger queries = new AtomicInteger();
    CountDownLatch reading = new CountDownLatch(1);
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(executor.submit(() -> {
        while (written.get() < ROUNDS * STEP) {
          int before = written.get();
          assertState(query(archive, 0, 100_000), before);
          queries.incrementAndGet();
          reading.countDown();
        }
      }));
    }
    assertThat(reading.await(PATIENCE, TimeUnit.SECONDS)).as("they read").isTrue(); // else all is written before
    for (int i = 0; i < ROUNDS; i++) {
      write(archive, 1);
      written.set(second);
    }
    for (Future<?> reader : readers) {
      reader.get(PATIENCE, TimeUnit.SECONDS);
    }
    System.out.println("queries while " + ROUNDS + " samples were written: " + queries);
    assertThat(reports).isEmpty();
  }

  private static void assertState(TimeSeries series, int before) {
    double last = last(series);
    assertThat(last).isGreaterThanOrEqualTo(before);
    int finest = 0;
    for (int i = series.size() - 1; i >= 0 && series.times()[i] > T0.toEpochMilli() + 1_000 * (last - FINEST); i--) {
      assertThat(series.values()[i]).isEqualTo((series.times()[i] - T0.toEpochMilli()) / 1_000.0);
      finest++;
    }
    assertThat(finest).as("up to %s s", last).isEqualTo((int) Math.min(last, FINEST) / STEP);
  }
}
