/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xenworkbench.core.alerts.AlertRule;

/**
 * How the values of one object go, judged by one rule: whether they are beyond its level for long enough, and when that
 * is over. Counts by the time of the samples alone, in milliseconds since 1970. A value that is NaN, a longer silence
 * than usual, and a time that is not later than the one before, are a gap: what was beyond until then does not count
 * any more, and an alert lasts until values tell otherwise. Not for several threads.
 */
final class Course {

  /** So many alerts of one object ... */
  static final int MOST = 5;
  /** ... within that time are told; then they are one, until it has been calm for as long. */
  static final long WINDOW = Duration.ofMinutes(10).toMillis();
  private static final long NEVER = Long.MIN_VALUE;

  /** What a value makes of it. */
  enum Step {
    /** Nothing that is told. */
    NONE, RAISED,
    /** The repeat interval is over. */
    REPEATED,
    /** Values are missing. */
    LOST,
    /** Values are there again, and it lasts. */
    FOUND,
    /** A value reached the clearing level. */
    CLEARED
  }

  private AlertRule rule;
  private long gap;
  private long gapBefore;
  private final Deque<Long> raises = new ArrayDeque<>(1);
  private long last = NEVER;
  private long since = NEVER;
  private long told = NEVER;
  private long quietUntil = NEVER;
  private long calm = NEVER;
  private boolean active;
  private boolean lost;
  private boolean flapping;
  private int times;
  private double latest = Double.NaN;
  private double peak = Double.NaN;

  /**
   * Begins without values.
   *
   * @param gap the longest time between two samples that is no gap, until another one is said
   */
  Course(AlertRule rule, Duration gap) {
    this.rule = rule;
    this.gap = gap.toMillis();
    this.gapBefore = this.gap;
  }

  /** One that goes on with an alert that was raised earlier; its values are still to come. */
  static Course raised(AlertRule rule, Duration gap, long since, double peak, int times) {
    Course course = new Course(rule, gap);
    course.active = true;
    course.lost = true;
    course.since = since;
    course.peak = peak;
    course.times = times;
    return course;
  }

  /** Another version of the rule, by which the same values are beyond. */
  void use(AlertRule changed) {
    rule = changed;
  }

  /** Repeats nothing before that time. */
  void beQuiet(long until) {
    quietUntil = until;
  }

  /** Samples follow each other at another interval from now on: this is the longest time that is no gap. */
  void beSampled(Duration longest) {
    gap = longest.toMillis();
  }

  /** The next sample; NaN if there is no value. */
  Step next(long time, double value) {
    if (Double.isNaN(value)) {
      last = time;
      return gap();
    }
    if (last != NEVER && (time <= last || time - last > Math.max(gap, gapBefore))) {
      interrupt();
    }
    gapBefore = gap;
    last = time;
    latest = value;
    if (!raises.isEmpty()) {
      raises.removeIf(raised -> raised > time || raised < time - WINDOW);
    }
    return active ? goOn(time, value) : begin(time, value);
  }

  /** Values are missing from now on. */
  Step gap() {
    interrupt();
    boolean news = active && !lost;
    lost = active;
    return news ? Step.LOST : Step.NONE;
  }

  private void interrupt() {
    calm = NEVER;
    since = active ? since : NEVER;
  }

  private Step begin(long time, double value) {
    if (!rule.isBeyond(value)) {
      since = NEVER;
      return Step.NONE;
    }
    peak = since == NEVER ? value : rule.sense().farther(peak, value);
    since = since == NEVER ? time : since;
    if (time - since < rule.holds().toMillis()) {
      return Step.NONE;
    }
    flapping = raises.size() >= MOST;
    raises.add(time);
    active = true;
    told = time;
    times = 1;
    return Step.RAISED;
  }

  private Step goOn(long time, double value) {
    boolean found = lost;
    lost = false;
    told = told == NEVER ? time : told; // after a restart the interval begins anew
    peak = rule.sense().farther(peak, value);
    if (!rule.lasts(value) && isOver(time)) {
      active = false;
      since = NEVER;
      calm = NEVER;
      return Step.CLEARED;
    }
    if (calm != NEVER && rule.isBeyond(value)) {
      calm = NEVER;
      times++;
    }
    return found ? Step.FOUND : isDue(time) ? Step.REPEATED : Step.NONE;
  }

  private boolean isOver(long time) {
    calm = calm == NEVER ? time : calm;
    return !flapping || time - calm >= WINDOW;
  }

  private boolean isDue(long time) {
    boolean due = calm == NEVER && time >= quietUntil
        && rule.repeat().filter(interval -> time - told >= interval.toMillis()).isPresent();
    told = due ? time : told;
    return due;
  }

  /** Ends an alert that is over for another reason, and forgets what was beyond. */
  void end() {
    active = false;
    lost = false;
    since = NEVER;
    calm = NEVER;
  }

  /** Whether it remembers nothing: another one would go on in the same way. */
  boolean isIdle() {
    return !active && since == NEVER && raises.isEmpty();
  }

  /** Whether an alert lasts. */
  boolean isActive() {
    return active;
  }

  /** Whether it lasts without values. */
  boolean isLost() {
    return lost;
  }

  /** The time of the first value beyond. */
  long since() {
    return since;
  }

  /** Whether there was one since it began, or the workbench did. */
  boolean hasSample() {
    return last != NEVER;
  }

  /** The time of the last sample, if there was one. */
  long last() {
    return last;
  }

  /** The last value; NaN if there was none. */
  double latest() {
    return latest;
  }

  /** The value farthest beyond since it began. */
  double peak() {
    return peak;
  }

  /** How often the alert went beyond the level. */
  int times() {
    return times;
  }
}
