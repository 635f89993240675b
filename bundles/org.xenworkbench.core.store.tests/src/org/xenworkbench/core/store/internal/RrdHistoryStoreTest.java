/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.VmId;

class RrdHistoryStoreTest extends HistoryFixture {

  @Test
  void givesBackWhatWasSampled() throws Exception {
    sample(0, 60, 5, n -> n);
    TimeSeries series = query(VM, "cpu_usage", 5, 60, 100);
    assertThat(series.times()[0]).isEqualTo(T0.plusSeconds(5).toEpochMilli());
    assertThat(series.values()).containsExactly(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60);
  }

  @Test
  void isEmptyForWhatWasNeverSampled() throws Exception {
    sample(0, 10, 5, n -> n);
    assertThat(query(VM, "nothing", 0, 60, 10).size()).isZero();
    assertThat(query(VmId.of(UUID.randomUUID()), "cpu_usage", 0, 60, 10).size()).isZero();
  }

  @Test
  void averagesTheSamplesOfAStep() throws Exception {
    sample(0, 600, 1, n -> n % 5 * (n % 5));
    TimeSeries series = query(VM, "cpu_usage", 10, 590, 1000);
    // of 0, 1, 4, 9 and 16, none of which is their average
    assertThat(boxed(series)).hasSize(117).allSatisfy(value -> assertThat(value).isCloseTo(6, within(1e-9)));
  }

  @Test
  void mergesSamplesOfTheSameSecond() throws Exception {
    for (int n = 0; n <= 40; n++) {
      store.sampled(batch(HOST, T0.plusMillis(n * 500), n % 2));
    }
    TimeSeries series = query(VM, "cpu_usage", 5, 20, 100);
    assertThat(boxed(series)).hasSize(4).allSatisfy(value -> assertThat(value).isCloseTo(0.5, within(0.11)));
    assertThat(reports).isEmpty();
  }

  @Test
  void leavesAHoleForMissedSamples() throws Exception {
    sample(0, 60, 5, n -> 1);
    sample(75, 120, 5, n -> 1);
    TimeSeries series = query(VM, "cpu_usage", 5, 120, 100);
    assertThat(valueAt(series, 60)).isEqualTo(1);
    assertThat(valueAt(series, 65)).isNaN();
    assertThat(valueAt(series, 70)).isNaN();
    assertThat(valueAt(series, 75)).isEqualTo(1);
  }

  @Test
  void leavesAHoleForAValueThatIsMissing() throws Exception {
    sample(0, 30, 5, n -> n == 15 ? Double.NaN : 1);
    TimeSeries series = query(VM, "cpu_usage", 5, 30, 100);
    assertThat(valueAt(series, 10)).isEqualTo(1);
    assertThat(valueAt(series, 15)).isNaN();
    assertThat(valueAt(series, 20)).isEqualTo(1);
  }

  @Test
  void doesNotTakeALongIntervalForHoles() throws Exception {
    sample(0, 1_200, 60, n -> 3);
    TimeSeries series = query(VM, "cpu_usage", 600, 1_200, 1000);
    assertThat(series.values()).isNotEmpty().doesNotContain(Double.NaN);
  }

  @Test
  void rollupsTellTheLowestAndHighestOfTheirTime() throws Exception {
    int hour = 3_600;
    // a peak and a low of one step each, in hours that only rollups still know
    sample(0, 24 * hour, 5, n -> n == hour + 600 ? 0.9 : n == 3 * hour + 600 ? 0.1 : 0.5);
    TimeSeries all = query(VM, "cpu_usage", 0, 24 * hour, 10_000);
    int peak = Arrays.binarySearch(all.times(), T0.plusSeconds(2 * hour).toEpochMilli());
    int low = Arrays.binarySearch(all.times(), T0.plusSeconds(4 * hour).toEpochMilli());
    assertThat(new double[] {all.minima()[peak], all.values()[peak], all.maxima()[peak]})
        .containsExactly(new double[] {0.5, 0.5, 0.9}, within(0.001));
    assertThat(new double[] {all.minima()[low], all.values()[low], all.maxima()[low]})
        .containsExactly(new double[] {0.1, 0.5, 0.5}, within(0.001));
    TimeSeries few = query(VM, "cpu_usage", 0, 24 * hour, 4);
    assertThat(few.size()).isLessThanOrEqualTo(4);
    assertThat(Arrays.stream(few.maxima()).max()).as("a peak stays when points are thinned out").hasValue(0.9);
    assertThat(Arrays.stream(few.minima()).min()).hasValue(0.1);
  }

  /** Too many open files, no right to read it: that says nothing of its content. */
  @Test
  void fileThatCannotBeReadNowIsNotTakenForBroken() throws Exception {
    Path unreadable = Files.createDirectory(folder.resolve("base.rrd"));
    assertThatThrownBy(() -> SeriesFile.open(unreadable, List.of("cpu_usage")))
        .isInstanceOf(IOException.class).isNotInstanceOf(UnusableFileException.class);
  }

  @Test
  void keepsADayInHoursAndTheLastTenMinutesInSteps() throws Exception {
    int day = 86_400;
    sample(0, day, 5, n -> n < day / 2 ? 0.25 : 0.75);
    TimeSeries all = query(VM, "cpu_usage", 0, day, 10_000);
    assertThat(valueAt(all, 3_600)).isEqualTo(0.25, within(1e-9));
    assertThat(valueAt(all, 20 * 3_600)).isEqualTo(0.75, within(1e-9));
    assertThat(valueAt(all, day - 3_600)).isEqualTo(0.75, within(1e-9));
    long[] times = all.times();
    assertThat(times[times.length - 1] - times[times.length - 2]).isEqualTo(5_000);
    assertThat(times).isSorted().doesNotHaveDuplicates();
    TimeSeries thin = query(VM, "cpu_usage", 0, day, 20);
    assertThat(thin.size()).isBetween(10, 20);
    assertThat(thin.values()[0]).isCloseTo(0.25, within(0.01));
  }

  @Test
  void followsAVmToAnotherHost() throws Exception {
    sample(0, 30, 5, n -> 1);
    for (int n = 35; n <= 60; n += 5) {
      store.sampled(batch(OTHER, T0.plusSeconds(n), 2));
    }
    TimeSeries series = query(VM, "cpu_usage", 5, 60, 100);
    assertThat(series.values()).containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2);
  }

  @Test
  void leavesOutARoundWithAWrongTime() throws Exception {
    sample(0, 30, 5, n -> 1);
    store.sampled(batch(HOST, T0.plus(Duration.ofDays(400)), 9));
    sample(35, 60, 5, n -> 1);
    assertThat(query(VM, "cpu_usage", 5, 60, 100).values()).hasSize(12).containsOnly(1);
    assertThat(reports).singleElement().asString().contains("clock");
  }

  @Test
  void manyRoundsWithAWrongTimeAreToldOfAFewTimes() throws Exception {
    for (int n = 0; n < 40; n += 5) {
      sample(n, n, 5, second -> 1);
      store.sampled(batch(HOST, T0.plus(Duration.ofDays(400 - n)), 9));
    }
    sample(40, 60, 5, n -> 1);
    assertThat(query(VM, "cpu_usage", 5, 60, 100).values()).hasSize(12).containsOnly(1);
    assertThat(reports).as("told at 1, 2, 4 and 8 of 8 rounds").hasSize(4).last().asString().contains("8 so far");
  }

  @Test
  void goesOnAfterAPauseOnceASecondRoundConfirmsTheTime() throws Exception {
    sample(0, 300, 5, n -> 1);
    sample(7_200, 7_260, 5, n -> 2);
    TimeSeries series = query(VM, "cpu_usage", 5, 7_260, 10_000);
    assertThat(valueAt(series, 7_200)).isEqualTo(2);
    assertThat(valueAt(series, 7_195)).isNaN();
    assertThat(reports).isEmpty();
  }

  @Test
  void refusesAndSurvivesAClockThatGoesBack() throws Exception {
    sample(0, 60, 5, n -> 1);
    sample(20, 40, 5, n -> 7);
    assertThat(query(VM, "cpu_usage", 5, 60, 100).values()).hasSize(12).containsOnly(1);
    assertThat(reports).as("told at 1, 2 and 4 of 5 rounds").hasSize(3).last().asString().contains("clock", "4 so far");
  }

  @Test
  void timeInWhichNothingRanIsAGap() throws Exception {
    // in the middle of a step of the file, as samples nearly always are
    sample(2, 302, 5, n -> 1);
    store.close();
    open();
    sample(1_503, 1_563, 5, n -> 2);
    TimeSeries series = query(VM, "cpu_usage", 5, 1_560, 10_000);
    for (int i = 0; i < series.size(); i++) {
      long second = series.times()[i] / 1_000 - T0.getEpochSecond();
      assertThat(Double.isNaN(series.values()[i])).as("nothing is known of second %d", second)
          .isEqualTo(second > 305 && second < 1_500);
    }
    assertThat(valueAt(series, 300)).isEqualTo(1);
    assertThat(valueAt(series, 1_500)).isEqualTo(2);
    assertThat(valueAt(query(VM, "cpu_usage", 960, 1_560, 10_000), 1_200)).isNaN();
  }

  @Test
  void aShortPauseIsAGapToo() throws Exception {
    sample(2, 302, 5, n -> 1);
    sample(353, 403, 5, n -> 2);
    TimeSeries series = query(VM, "cpu_usage", 5, 400, 10_000);
    assertThat(valueAt(series, 305)).isEqualTo(1);
    for (int second = 310; second < 350; second += 5) {
      assertThat(valueAt(series, second)).as("after %d s", second).isNaN();
    }
    assertThat(valueAt(series, 355)).isEqualTo(2);
  }

  @Test
  void goesOnWhereItWasAfterReopening() throws Exception {
    sample(0, 60, 5, n -> 1);
    store.close();
    open();
    sample(65, 120, 5, n -> 2);
    TimeSeries series = query(VM, "cpu_usage", 5, 120, 100);
    assertThat(series.size()).isEqualTo(24);
    assertThat(valueAt(series, 60)).isEqualTo(1);
    assertThat(valueAt(series, 65)).isEqualTo(2);
  }

  @Test
  void aDamagedFileCostsOnlyItself() throws Exception {
    sample(0, 60, 5, n -> 1);
    store.close();
    Path victim = vmFile();
    byte[] bytes = Files.readAllBytes(victim);
    Arrays.fill(bytes, 0, 300, (byte) 0x5a);
    Files.write(victim, bytes);
    open();
    sample(65, 120, 5, n -> 2);
    assertThat(query(VM, "cpu_usage", 70, 120, 100).values()).hasSize(11).containsOnly(2);
    assertThat(query(VM, "vif_0_rx", 5, 120, 100).size()).isEqualTo(24);
    assertThat(reports).singleElement().asString().contains("base.rrd");
    try (Stream<Path> files = Files.list(victim.getParent())) {
      assertThat(files.filter(file -> file.toString().contains(".corrupt-"))).hasSize(1);
    }
  }

  @Test
  void countsWhatADiskTooSlowCosts() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    ScheduledExecutorService slow = Threads.scheduler("test-history");
    slow.execute(() -> await(disk));
    try (RrdHistoryStore small = new RrdHistoryStore(folder, Timing.system(), (text, cause) -> reports.add(text),
        slow, 3)) {
      for (int n = 0; n < 50; n += 5) {
        small.sampled(batch(HOST, T0.plusSeconds(n), 1));
      }
      assertThat(small.dropped()).isEqualTo(7);
      disk.countDown();
    }
    assertThat(reports).hasSize(3);
  }

  @Test
  void namesOfMetricsAreNamesOfFilesEverywhere() {
    SeriesLayout layout = new SeriesLayout();
    for (String metric : List.of("../../etc/passwd", "Latency", "latency", "a:b*c?", "ü")) {
      assertThat(layout.place(HOST, metric).group().name()).matches("metric-[a-z0-9_%-]+");
    }
    assertThat(layout.place(HOST, "Latency").group()).isNotEqualTo(layout.place(HOST, "latency").group());
    assertThat(layout.place(VM, "vbd_sda_iops_read").group())
        .isEqualTo(layout.place(VM, "vbd_sda_read").group());
    assertThat(layout.place(HOST, "cpu5")).isEqualTo(
        new SeriesLayout.Place(new SeriesLayout.Group("cpu4", List.of("cpu4", "cpu5", "cpu6", "cpu7")), 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double valueAt(TimeSeries series, int second) throws IOException {
    int index = Arrays.binarySearch(series.times(), T0.plusSeconds(second).toEpochMilli());
    assertThat(index).as("a point at %s s", second).isNotNegative();
    return series.values()[index];
  }
}
