/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;

/** What leaps of the clock do to the series on disk, once they are believed, and what old age does. */
class HistoryClockTest extends HistoryFixture {

  private static final int DAY = 86_400;

  private void flush() throws Exception {
    executor.submit(() -> {
    }).get(60, TimeUnit.SECONDS);
  }

  private void reopen() {
    store.close();
    open();
  }

  private List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().contains(part)).toList();
    }
  }

  @Test
  void tellsTheNewestTimeThatIsStored() throws Exception {
    assertThat(store.newest()).isEmpty();
    sample(0, 1_000, 5, n -> 1);
    flush();
    assertThat(store.newest()).contains(T0.plusSeconds(1_000));
    reopen();
    setTimes(T0.plusSeconds(1_000));
    assertThat(store.newest()).as("those that waited too").contains(T0.plusSeconds(1_000));
  }

  /** In the product a start with the clock years back was believed: opening wrote what waited, with files of today. */
  @Test
  void theNewestTimeIsTheSameWhateverTheClockWasWhenItWasOpened() throws Exception {
    Instant ahead = Instant.now().plus(Duration.ofDays(700)).truncatedTo(ChronoUnit.SECONDS);
    for (int n = 0; n < 100; n++) {
      store.sampled(batch(HOST, ahead.plusSeconds(5L * n), n));
    }
    store.close();
    for (Path file : Stream.concat(files(".rrd").stream(), files("pending-").stream()).toList()) {
      Files.setLastModifiedTime(file, FileTime.from(ahead.plusSeconds(500)));
    }
    for (String start : List.of("the first", "and the second, when nothing waits any more")) {
      open();
      assertThat(store.newest()).as(start).contains(ahead.plusSeconds(495));
      store.close();
    }
  }

  @Test
  void aTimeAheadOfItsFileIsNotBelieved() throws Exception {
    sample(0, 60, 5, n -> 1);
    flush();
    store.sampled(batch(HostId.random(), T0.plus(Duration.ofDays(9_000)), 1));
    flush();
    reopen();
    assertThat(store.newest()).isNotEqualTo(Optional.of(T0.plus(Duration.ofDays(9_000))));
  }

  /** As if they had been written then. */
  private void setTimes(Instant time) throws IOException {
    for (Path file : files(".rrd")) {
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }

  @Test
  void onlyWhatIsOldByItsSamplesAndItselfIsDeleted() throws Exception {
    sample(0, 60, 5, n -> 1);
    reopen();
    flush();
    int all = files(".rrd").size();
    setTimes(T0.plus(Duration.ofDays(100)));
    store.forgetExpired(T0.plus(Duration.ofDays(400)), Optional.empty());
    assertThat(files(".rrd")).as("written less than a year ago").hasSize(all);
    setTimes(T0.minus(Duration.ofDays(1_000)));
    store.forgetExpired(T0.plus(Duration.ofDays(300)), Optional.empty());
    assertThat(files(".rrd")).as("with samples of less than a year ago").hasSize(all);
    setTimes(T0.plusSeconds(60));
    store.forgetExpired(T0.plus(Duration.ofDays(367)), Optional.empty());
    assertThat(files(".rrd")).isEmpty();
  }

  /** A VM that lived while the clock was decades behind: its series would be gone with the next start. */
  @Test
  void whatAClockThatWasBehindHasWrittenIsAsNewAsItsFinding() throws Exception {
    sample(0, 60, 5, n -> 1);
    reopen();
    flush();
    int all = files(".rrd").size();
    setTimes(T0.plusSeconds(60));
    Instant now = T0.plus(Duration.ofDays(20_000));
    store.forgetExpired(now, Optional.of(now.minus(Duration.ofDays(1))));
    assertThat(files(".rrd")).hasSize(all);
    store.forgetExpired(now.plus(Duration.ofDays(365)), Optional.of(now.plus(Duration.ofDays(364))));
    assertThat(files(".rrd")).as("for a year").hasSize(all);
    store.forgetExpired(now.plus(Duration.ofDays(367)), Optional.of(now.plus(Duration.ofDays(365))));
    assertThat(files(".rrd")).isEmpty();
  }

  /** The history before the store deleted on its own, by the wall clock and the files' times. */
  @Test
  void theStoreDeletesNothingByItself() throws Exception {
    sample(0, 60, 5, n -> 1);
    store.close();
    setTimes(T0.minus(Duration.ofDays(1_000)));
    int all = files(".rrd").size();
    open();
    flush();
    assertThat(files(".rrd")).hasSize(all);
  }

  @Test
  void afterALeapThatWasWrongEverythingIsThereAgain() throws Exception {
    sample(0, 2 * 3_600, 5, n -> n);
    TimeSeries before = query(VM, "cpu_usage", 0, DAY, 10_000);
    int later = 730 * DAY;
    sample(later, later + 600, 5, n -> -1);
    assertThat(query(VM, "cpu_usage", later, later + 600, 10_000).size()).isGreaterThan(100);
    sample(2 * 3_600 + 5, 2 * 3_600 + 60, 5, n -> n);
    TimeSeries after = query(VM, "cpu_usage", 0, 2 * 3_600, 10_000);
    assertThat(after.times()).endsWith(before.times()[before.size() - 1]);
    assertThat(valueAt(after, 2 * 3_600)).isEqualTo(2 * 3_600);
    assertThat(valueAt(after, 5_400)).isEqualTo(valueAt(before, 5_400));
    assertThat(query(VM, "cpu_usage", 2 * 3_600 + 5, 2 * 3_600 + 60, 100).values()).hasSize(12)
        .doesNotContain(Double.NaN);
    assertThat(query(VM, "cpu_usage", later - DAY, later + DAY, 100).size()).isZero();
    assertThat(files(".ahead-")).as("what lay ahead is kept").isNotEmpty();
    assertThat(reports).singleElement().asString().contains("went back", ".ahead-");
  }

  @Test
  void aClockThatGoesBackCutsOffWhatLiesAhead() throws Exception {
    sample(0, 5 * DAY, 60, n -> n);
    int back = 3 * DAY;
    sample(back + 60, back + 1_200, 60, n -> -1);
    TimeSeries after = query(VM, "cpu_usage", 0, 6 * DAY, 10_000);
    assertThat(after.times()).isSorted().doesNotHaveDuplicates();
    assertThat(after.times()[after.size() - 1]).isLessThanOrEqualTo(T0.plusSeconds(back + 1_200).toEpochMilli());
    assertThat(valueAt(after, DAY)).as("an hour's average").isBetween(DAY - 3_600.0, 1.0 * DAY);
    assertThat(valueAt(after, back)).isBetween(back - 3_600.0, 1.0 * back);
    assertThat(valueAt(after, back + 1_200)).isEqualTo(-1);
    reopen();
    assertThat(valueAt(query(VM, "cpu_usage", 0, 6 * DAY, 10_000), back + 1_200)).isEqualTo(-1);
  }

  @Test
  void aFileUntilItsOwnEndIsTheSame() throws Exception {
    sample(0, 3 * 3_600, 5, Math::sqrt);
    flush();
    reopen();
    SeriesFile file = SeriesFile.open(vmFile(), VM_SOURCES);
    TimeSeries all = file.read(0);
    TimeSeries same = file.until(file.last()).read(0);
    assertThat(same.times()).isEqualTo(all.times());
    assertThat(same.values()).isEqualTo(all.values());
    assertThat(same.minima()).isEqualTo(all.minima());
    TimeSeries earlier = file.until(file.last() - 300).read(0);
    assertThat(earlier.times()[earlier.size() - 1]).isEqualTo(all.times()[all.size() - 1] - 300_000);
    for (int i = 0; i < earlier.size(); i++) {
      int known = Arrays.binarySearch(all.times(), earlier.times()[i]);
      if (known >= 0) { // at most the difference between a minute's average and its end
        assertThat(earlier.values()[i]).isCloseTo(all.values()[known], within(0.7));
      }
    }
  }

  private static double valueAt(TimeSeries series, int second) {
    int index = Arrays.binarySearch(series.times(), T0.plusSeconds(second).toEpochMilli());
    assertThat(index).as("a point at %s s", second).isNotNegative();
    return series.values()[index];
  }
}
