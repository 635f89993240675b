/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.internal.Course.Step;

class CourseTest {

  private static final Duration GAP = Duration.ofSeconds(30);
  private static final int SERIES = Integer.getInteger("series", 3_000);

  private static AlertRule.Builder above(double level, double clearing, int seconds) {
    return AlertRule.of("busy", AlertScope.ALL_HOSTS, "cpu_avg", level).clearing(clearing)
        .holds(Duration.ofSeconds(seconds));
  }

  /** What came of values that follow each other by five seconds, without what is not told. */
  private static List<String> told(Course course, double... values) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Step step = course.next(i * 5_000L, values[i]);
      if (step != Step.NONE) {
        told.add(step + "@" + i * 5);
      }
    }
    return told;
  }

  @Test
  void isRaisedWhenItWasBeyondForLongEnough() {
    Course course = new Course(above(0.9, 0.9, 10).build(), GAP);
    assertThat(told(course, 1, 1, 0.9, 1, 1, 0.95, 1)).containsExactly("RAISED@25");
    assertThat(course.since()).isEqualTo(15_000);
    assertThat(course.peak()).isEqualTo(1);
  }

  @Test
  void anotherIntervalIsNoGap() {
    Course slower = new Course(above(0.9, 0.9, 300).build(), GAP);
    assertThat(told(slower, 1, 1)).isEmpty();
    slower.beSampled(Duration.ofMinutes(3));
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(i -> slower.next(5_000 + i * 60_000L, 1)))
        .contains(Step.RAISED);
  }

  @Test
  void theSilenceBeforeAShorterIntervalIsNoneAndTheNextIs() {
    Course faster = new Course(above(0.9, 0.9, 600).build(), Duration.ofMinutes(30));
    faster.next(0, 1);
    faster.beSampled(GAP);
    assertThat(faster.next(500_000, 1)).isEqualTo(Step.NONE);
    assertThat(faster.since()).isZero();
    faster.next(600_000, 1);
    assertThat(faster.since()).as("a gap").isEqualTo(600_000);
  }

  @Test
  void aLevelIsNotBeyondItself() {
    assertThat(told(new Course(above(0.9, 0.9, 0).build(), GAP), 0.9, 0.9)).isEmpty();
    assertThat(told(new Course(above(0.9, 0.9, 0).build(), GAP), 0.91, 0.9)).containsExactly("RAISED@0", "CLEARED@5");
  }

  @Test
  void betweenBothLevelsNothingChanges() {
    assertThat(told(new Course(above(0.9, 0.5, 0).build(), GAP), 0.6, 0.95, 0.6, 0.51, 0.5, 0.6))
        .containsExactly("RAISED@5", "CLEARED@20");
  }

  @Test
  void belowIsTheOtherWay() {
    AlertRule rule = above(0, 0, 5).level(AlertSense.BELOW, 100).clearing(200).build();
    Course course = new Course(rule, GAP);
    assertThat(told(course, 150, 90, 80, 150, 199, 200)).containsExactly("RAISED@10", "CLEARED@25");
    assertThat(course.peak()).isEqualTo(80);
  }

  @Test
  void aGapIsNoTimeBeyond() {
    Course course = new Course(above(0.9, 0.9, 60).build(), GAP);
    assertThat(course.next(0, 1)).isEqualTo(Step.NONE);
    assertThat(course.next(30_000, 1)).isEqualTo(Step.NONE);
    assertThat(course.next(61_000, 1)).as("31 s later").isEqualTo(Step.NONE);
    assertThat(course.next(91_000, 1)).isEqualTo(Step.NONE);
    assertThat(course.next(121_000, 1)).as("a minute after the gap").isEqualTo(Step.RAISED);
  }

  @Test
  void aClockThatIsSetBackIsAGap() {
    Course course = new Course(above(0.9, 0.9, 10).build(), GAP);
    course.next(100_000, 1);
    assertThat(course.next(40_000, 1)).isEqualTo(Step.NONE);
    assertThat(course.next(45_000, 1)).isEqualTo(Step.NONE);
    assertThat(course.next(50_000, 1)).isEqualTo(Step.RAISED);
    assertThat(course.next(10_000, 1)).as("it lasts").isEqualTo(Step.NONE);
    assertThat(course.next(15_000, 0.2)).isEqualTo(Step.CLEARED);
  }

  @Test
  void withoutValuesAnAlertLastsAndSaysSoOnce() {
    Course course = new Course(above(0.9, 0.9, 0).build(), GAP);
    assertThat(told(course, 1, Double.NaN, Double.NaN, 1, Double.NaN, 0.1))
        .containsExactly("RAISED@0", "LOST@5", "FOUND@15", "LOST@20", "CLEARED@25");
  }

  @Test
  void isRepeatedAfterTheIntervalOnly() {
    Course course = new Course(above(0.9, 0.9, 0).repeat(Duration.ofSeconds(20)).build(), GAP);
    double[] values = new double[14];
    java.util.Arrays.fill(values, 1);
    assertThat(told(course, values)).containsExactly("RAISED@0", "REPEATED@20", "REPEATED@40", "REPEATED@60");
  }

  @Test
  void isNotRepeatedWhileItIsToBeQuiet() {
    Course course = new Course(above(0.9, 0.9, 0).repeat(Duration.ofSeconds(10)).build(), GAP);
    course.next(0, 1);
    course.beQuiet(25_000);
    List<Step> steps = new ArrayList<>();
    for (long time = 5_000; time <= 35_000; time += 5_000) {
      steps.add(course.next(time, 1));
    }
    assertThat(steps.indexOf(Step.REPEATED)).as("at 25 s").isEqualTo(4);
    assertThat(steps.lastIndexOf(Step.REPEATED)).as("at 35 s").isEqualTo(6);
  }

  @Test
  void afterARestartTheRepeatIntervalBeginsAnew() {
    AlertRule rule = above(0.9, 0.9, 0).repeat(Duration.ofSeconds(10)).build();
    Course course = Course.raised(rule, GAP, 0, 0.95, 1);
    assertThat(course.next(3_600_000, 1)).isEqualTo(Step.FOUND);
    assertThat(course.next(3_605_000, 1)).isEqualTo(Step.NONE);
    assertThat(course.next(3_610_000, 1)).isEqualTo(Step.REPEATED);
    assertThat(course.peak()).isEqualTo(1);
  }

  /** Every five seconds beyond and back: five are told, the sixth lasts until it was calm for ten minutes. */
  @Test
  void whatComesAndGoesAllTheTimeIsOneAlert() {
    Course course = new Course(above(0.9, 0.9, 0).build(), GAP);
    int raised = 0;
    int cleared = 0;
    for (int i = 0; i < 1_000; i++) {
      Step step = course.next(i * 5_000L, i % 2);
      raised += step == Step.RAISED ? 1 : 0;
      cleared += step == Step.CLEARED ? 1 : 0;
    }
    assertThat(raised).isEqualTo(Course.MOST + 1);
    assertThat(cleared).isEqualTo(Course.MOST);
    assertThat(course.times()).isEqualTo(500 - Course.MOST);
    long end = 1_000 * 5_000L;
    for (long time = end; time < end + Course.WINDOW; time += 5_000) {
      assertThat(course.next(time, 0)).isEqualTo(Step.NONE);
    }
    assertThat(course.next(end + Course.WINDOW, 0)).isEqualTo(Step.CLEARED);
    assertThat(course.next(end + Course.WINDOW + 5_000, 0)).isEqualTo(Step.NONE);
    assertThat(course.isIdle()).as("it has forgotten all").isTrue();
  }

  @Test
  void doesWhatItsDefinitionSays() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println(SERIES + " random series, seed " + seed);
    Random random = new Random(seed);
    int raised = 0;
    int flapping = 0;
    for (int i = 0; i < SERIES; i++) {
      boolean isAbove = random.nextBoolean();
      double level = random.nextInt(10);
      double width = random.nextInt(4);
      AlertRule rule = above(0, 0, random.nextInt(5) * 7).level(isAbove ? AlertSense.ABOVE : AlertSense.BELOW, level)
          .clearing(isAbove ? level - width : level + width).build();
      RandomSeries series = new RandomSeries(random);
      List<String> expected = new CourseModel(rule, GAP.toMillis(), series.times, series.values).told();
      int number = i;
      assertThat(told(rule, series)).as(() -> "series " + number + " of seed " + seed + ": " + series)
          .isEqualTo(expected);
      assertInTurns(expected);
      raised += expected.isEmpty() ? 0 : 1;
      flapping += expected.size() > 2 * Course.MOST ? 1 : 0;
    }
    assertThat(raised).as("series with alerts").isGreaterThan(SERIES / 10);
    assertThat(flapping).as("series with many").isPositive();
  }

  private static List<String> told(AlertRule rule, RandomSeries series) {
    Course course = new Course(rule, GAP);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < series.times.length; i++) {
      Step step = course.next(series.times[i], series.values[i]);
      if (step == Step.RAISED || step == Step.CLEARED) {
        told.add(step + " at " + i);
      }
    }
    return told;
  }

  private static void assertInTurns(List<String> told) {
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).startsWith(i % 2 == 0 ? "RAISED" : "CLEARED");
    }
  }
}
