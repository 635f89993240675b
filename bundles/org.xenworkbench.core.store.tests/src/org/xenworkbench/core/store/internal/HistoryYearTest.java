/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** A year, written by the store for some hours a day, and read in every range. */
class HistoryYearTest {

  private static final Instant START = Instant.parse("2025-11-20T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(365)).plus(Duration.ofHours(12));
  private static final HostId HOST = HostId.random();
  private static final VmId VM = VmId.of(UUID.fromString("00000000-0000-4000-8000-000000000002"));
  private static final String METRIC = "cpu_usage";

  @TempDir
  Path folder;
  private RrdArchive archive;

  @BeforeEach
  void write() {
    archive = new RrdArchive(folder, Clock.systemUTC(), (text, cause) -> {
      throw new IllegalStateException(text, cause);
    });
    Instant fine = END.minus(Duration.ofHours(2));
    for (Instant day = START; day.isBefore(fine); day = day.plus(Duration.ofDays(1))) {
      for (Instant time = day.plus(Duration.ofHours(9)); time.isBefore(day.plus(Duration.ofHours(13)))
          && time.isBefore(fine); time = time.plusSeconds(600)) {
        write(time, 600);
      }
    }
    Instant finest = END.minus(Duration.ofMinutes(10));
    for (Instant time = fine; !time.isAfter(END); time = time.plusSeconds(time.isBefore(finest) ? 60 : 5)) {
      write(time, time.isBefore(finest) ? 60 : 5);
    }
  }

  /** A tenth more with every month, twice as much at noon as before. */
  private static double value(Instant time) {
    var local = time.atOffset(ZoneOffset.UTC);
    return local.getMonthValue() / 100.0 * (local.getHour() >= 12 ? 2 : 1);
  }

  private void write(Instant time, double interval) {
    archive.write(new SampleBatch(HOST, time, Map.of(VM, Map.of(METRIC, value(time)))), interval);
  }

  @Test
  void everyRangeIsReadFromItsArchive() {
    for (Resolution resolution : Resolution.values()) {
      Duration step = resolution.step();
      Instant from = END.minus(resolution.reach()).plus(step.multipliedBy(2));
      TimeSeries series = query(from, resolution == Resolution.SAMPLES ? END
          : from.plus(resolution.reach().dividedBy(2)));
      assertThat(series.size()).as("%s", resolution).isBetween(50, 185);
      for (int i = 1; i < series.size(); i++) {
        assertThat(series.times()[i] - series.times()[i - 1]).as("%s", resolution).isEqualTo(step.toMillis());
      }
    }
  }

  @Test
  void aDayIsItsMeanBetweenItsLowestAndHighest() {
    Instant day = Instant.parse("2026-05-02T00:00:00Z");
    TimeSeries series = query(day, day);
    assertThat(series.size()).isEqualTo(1);
    assertThat(series.values()[0]).as("three hours in four are before noon").isEqualTo(0.0625, within(0.005));
    assertThat(series.minima()[0]).isEqualTo(0.05, within(1e-9));
    assertThat(series.maxima()[0]).isEqualTo(0.1, within(1e-9));
  }

  @Test
  void nightsAreGapsAndDaysAreNone() {
    TimeSeries week = query(END.minus(Duration.ofDays(6)), END.minus(Duration.ofDays(1)));
    for (int i = 0; i < week.size(); i++) {
      int hour = Instant.ofEpochMilli(week.times()[i]).atOffset(ZoneOffset.UTC).getHour();
      boolean isMeasured = hour >= 10 && hour <= 13;
      if (isMeasured || hour < 9 || hour > 13) {
        assertThat(Double.isFinite(week.values()[i])).as("the hour that ends at %s", hour).isEqualTo(isMeasured);
      }
    }
  }

  @Test
  void theYearIsWhole() {
    TimeSeries year = query(START, END);
    long days = 0;
    for (int i = 0; i < year.size(); i++) {
      days += year.times()[i] % Duration.ofDays(1).toMillis() == 0 && Double.isFinite(year.values()[i]) ? 1 : 0;
    }
    assertThat(days).isGreaterThanOrEqualTo(357);
    assertThat(year.times()[year.size() - 1]).isEqualTo(END.toEpochMilli());
  }

  /** Each VM is where the log of its year leaves it, and went nowhere that nobody recorded. */
  @Test
  void theLogOfTheDemoYearHasEveryVmInOnePlaceAtATime() {
    HostId other = HostId.random();
    List<LogEntry> log = HistoryYear.log(END, List.of(HOST, other));
    Stays stays = Stays.of(log);
    assertThat(log).hasSizeGreaterThan(150);
    for (VmId vm : stays.vms()) {
      assertThat(stays.of(vm)).allSatisfy(stay -> assertThat(stay.isDoubtful(HOST)).as("%s", stay).isFalse());
    }
    LogEntry last = log.stream().filter(entry -> entry.vmName().equals("web-01")
        && entry.status() == LogEntry.Status.SUCCEEDED).reduce((first, second) -> second).orElseThrow();
    assertThat(LogAttribute.TARGET.value(last)).as("the demo fleet has it on pm1").contains(HOST.key());
  }

  private TimeSeries query(Instant from, Instant to) {
    return HistoryFixture.reader(archive).query(HistoryQuery.of(VM, List.of(METRIC)).between(from, to))
        .getOrDefault(METRIC, TimeSeries.EMPTY);
  }
}
