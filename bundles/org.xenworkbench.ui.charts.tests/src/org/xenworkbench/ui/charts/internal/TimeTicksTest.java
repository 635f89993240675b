/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeTicksTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final long SECOND = 1000;
  private static final long HOUR = 3600 * SECOND;
  private static final long DAY = 24 * HOUR;

  @Test
  void everyRangeHasItsKindOfLabels() {
    long noon = at("2026-01-15T11:00:07Z");
    assertThat(labels(noon, 10 * SECOND, BERLIN, 4)).containsExactly("12:00:10", "12:00:15");
    assertThat(labels(noon, 600 * SECOND, BERLIN, 6)).containsExactly("12:02", "12:04", "12:06", "12:08", "12:10");
    assertThat(labels(noon, 4 * HOUR, KOLKATA, 4)).containsExactly("17:00", "18:00", "19:00", "20:00");
    assertThat(labels(noon, DAY, BERLIN, 8)).as("a day begins with its date")
        .containsExactly("15:00", "18:00", "21:00", "2026-01-16", "03:00", "06:00", "09:00", "12:00");
    assertThat(labels(noon, 7 * DAY, BERLIN, 8))
        .containsExactly("2026-01-16", "2026-01-17", "2026-01-18", "2026-01-19", "2026-01-20", "2026-01-21",
            "2026-01-22");
    assertThat(labels(noon, 30 * DAY, BERLIN, 6)).as("Mondays").containsExactly("2026-01-19", "2026-01-26",
        "2026-02-02", "2026-02-09");
    assertThat(labels(noon, 365 * DAY, BERLIN, 5)).containsExactly("2026-04", "2026-07", "2026-10", "2027-01");
  }

  @Test
  void aYearHasALabelForAsManyMonthsAsThereIsRoomFor() {
    long summer = at("2026-06-15T00:00:00Z");
    assertThat(labels(summer, 365 * DAY, BERLIN, 3)).containsExactly("2026-09", "2027-01", "2027-05");
    assertThat(TimeTicks.widest(365 * DAY, 3)).as("so that more fit").isEqualTo("0000-00");
    assertThat(TimeTicks.widest(365 * DAY, 40)).isEqualTo("0000-00-00");
    assertThat(TimeTicks.widest(30 * DAY, 3)).isEqualTo("0000-00-00");
  }

  /** In 2026 the clock is put forward in Berlin on 29 March at two, and back on 25 October at three. */
  @Test
  void hoursAreThoseOfTheClockOnTheWallWhenItIsPutForward() {
    TimeTicks ticks = TimeTicks.of(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"), BERLIN, 8);
    assertThat(ticks.labels()).containsExactly("2026-03-29", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00",
        "21:00", "2026-03-30");
    assertThat(ticks.times()[1]).isEqualTo(at("2026-03-29T01:00:00Z"));
    assertThat(labels(at("2026-03-28T23:30:00Z"), 4 * HOUR, BERLIN, 4)).as("there is no two o'clock")
        .containsExactly("01:00", "03:00", "04:00", "05:00");
  }

  @Test
  void hoursAreThoseOfTheClockOnTheWallWhenItIsPutBack() {
    TimeTicks ticks = TimeTicks.of(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"), BERLIN, 9);
    assertThat(ticks.labels()).containsExactly("2026-10-25", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00",
        "21:00", "2026-10-26");
    assertThat(ticks.times()[1]).isEqualTo(at("2026-10-25T02:00:00Z"));
    assertThat(labels(at("2026-10-24T23:30:00Z"), 3 * HOUR, BERLIN, 3)).as("two o'clock is once, an hour is longer")
        .containsExactly("02:00", "03:00");
  }

  @Test
  void daysBeginAtMidnightBeforeAndAfterAChange() {
    TimeTicks ticks = TimeTicks.of(at("2026-03-27T12:00:00Z"), at("2026-03-31T12:00:00Z"), BERLIN, 5);
    assertThat(ticks.labels()).containsExactly("2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31");
    assertThat(ticks.times()).containsExactly(at("2026-03-27T23:00:00Z"), at("2026-03-28T23:00:00Z"),
        at("2026-03-29T22:00:00Z"), at("2026-03-30T22:00:00Z"));
    TimeTicks months = TimeTicks.of(at("2026-02-15T00:00:00Z"), at("2026-12-15T00:00:00Z"), BERLIN, 11);
    assertThat(months.times()).contains(at("2026-03-31T22:00:00Z"), at("2026-09-30T22:00:00Z"));
  }

  /** There it is put back by half an hour at two: 4 April 2026, 15:00 UTC. */
  @Test
  void halfAnHourOfSummerTimeLeavesMinutesRound() {
    assertThat(labels(at("2026-04-04T14:10:00Z"), HOUR + HOUR / 2, LORD_HOWE, 3))
        .as("half past one is once").containsExactly("01:30", "02:00");
    assertThat(labels(at("2026-04-04T13:10:00Z"), 4 * HOUR, LORD_HOWE, 4)).containsExactly("01:00", "02:00", "03:00");
  }

  /** In a narrow column a week had the step of fourteen days, and so no time at all. */
  @Test
  void anyRangeHasTwoTimesThatTellHowLongItIs() {
    for (ZoneId zone : List.of(BERLIN, KOLKATA, LORD_HOWE)) {
      for (long range = 3 * SECOND; range < 400 * DAY; range = range * 9 / 8 + 1) {
        for (long from : new long[] {at("2026-01-15T11:00:07Z"), at("2026-03-28T20:17:00Z"),
            at("2026-10-24T20:17:00Z")}) {
          for (int atMost = 1; atMost < 12; atMost++) {
            long[] ticks = TimeTicks.of(from, from + range, zone, atMost).times();
            assertThat(ticks.length).as("range %d from %d, at most %d", range, from, atMost)
                .isBetween(2, Math.max(2, atMost + 2));
            assertThat(ticks[ticks.length - 1] - ticks[0]).as("range %d from %d, at most %d", range, from, atMost)
                .isGreaterThanOrEqualTo(range / 2);
          }
        }
      }
    }
    assertThat(labels(at("2026-01-15T11:00:07Z"), 7 * DAY, BERLIN, 1)).containsExactly("2026-01-17", "2026-01-21");
  }

  @Test
  void anyRangeHasFewEnoughTicksInOrder() {
    for (ZoneId zone : List.of(BERLIN, KOLKATA, LORD_HOWE)) {
      for (long range = 1; range < 1L << 44; range = range * 3 / 2 + 1) {
        for (long from : new long[] {0, at("2026-03-28T20:17:00Z"), at("2026-10-24T20:17:00Z")}) {
          long[] ticks = TimeTicks.of(from, from + range, zone, 5).times();
          assertThat(ticks.length).as("range %d from %d", range, from).isLessThanOrEqualTo(7);
          assertThat(Arrays.stream(ticks).allMatch(tick -> tick >= from)).isTrue();
          assertThat(ticks).isSorted();
        }
      }
    }
  }

  /** Wherever and whenever: ticks are round there, each is once, and says what the clock on the wall shows. */
  @Test
  void ticksAreThoseOfTheClockOnTheWall() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    for (int round = 0; round < 3000; round++) {
      ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      // Half of them where a clock is changed.
      long anywhere = at("2000-01-01T00:00:00Z") + (long) (random.nextDouble() * 30 * 365 * DAY);
      ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(anywhere));
      long from = change == null || random.nextBoolean() ? anywhere
          : change.getInstant().toEpochMilli() - random.nextInt(20) * HOUR / 2;
      long to = from + SECOND + (long) Math.pow(10, random.nextDouble() * 10);
      int atMost = 1 + random.nextInt(12);
      TimeTicks ticks = TimeTicks.of(from, to, zone, atMost);
      String what = "seed " + seed + ", round " + round + ": " + zone + " from " + Instant.ofEpochMilli(from) + " to "
          + Instant.ofEpochMilli(to) + ", " + Arrays.toString(ticks.labels());
      assertThat(ticks.times()).as(what).isSorted().doesNotHaveDuplicates().hasSameSizeAs(ticks.labels())
          .hasSizeLessThanOrEqualTo(atMost + 3);
      for (int i = 0; i < ticks.times().length; i++) {
        String wall = Instant.ofEpochMilli(ticks.times()[i]).atZone(zone).toLocalDateTime().format(WALL);
        assertThat(wall).as(what).contains(ticks.labels()[i]);
        assertThat(ticks.times()[i]).as(what).isBetween(from, to);
      }
    }
  }

  @Test
  void theCursorTellsTheDateWhereThereIsMoreThanOne() {
    long time = at("2026-03-29T01:00:00Z");
    assertThat(TimeTicks.exact(time, Duration.ofHours(1).toMillis(), BERLIN)).isEqualTo("03:00:00");
    assertThat(TimeTicks.exact(time, DAY, BERLIN)).isEqualTo("2026-03-29 03:00:00");
  }

  private static String[] labels(long from, long length, ZoneId zone, int atMost) {
    return TimeTicks.of(from, from + length, zone, atMost).labels();
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
