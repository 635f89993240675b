/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The ranges that are offered: each has its command, whose id ends with the name here. */
enum Range {
  TEN_MINUTES("tenMinutes", Duration.ofMinutes(10), Messages.Range_tenMinutes),
  HOUR("hour", Duration.ofHours(1), Messages.Range_hour),
  DAY("day", Duration.ofDays(1), Messages.Range_day),
  WEEK("week", Duration.ofDays(7), Messages.Range_week),
  MONTH("month", Duration.ofDays(30), Messages.Range_month),
  YEAR("year", Duration.ofDays(365), Messages.Range_year);

  private final String command;
  private final Duration length;
  private final String label;

  Range(String command, Duration length, String label) {
    this.command = command;
    this.length = length;
    this.label = label;
  }

  /** The one that a window shows, if it is one of them up to now. */
  static Optional<Range> of(TimeWindow window) {
    return Stream.of(values()).filter(range -> window.equals(range.window())).findFirst();
  }

  /** The shortest one that is as long as that, or else the longest. */
  static Range covering(Duration length) {
    return Stream.of(values()).filter(range -> range.length.compareTo(length) >= 0).findFirst().orElse(YEAR);
  }

  /** The end of its command's id. */
  String command() {
    return command;
  }

  /** So long, up to now. */
  TimeWindow window() {
    return TimeWindow.live(length);
  }

  /** What its button says. */
  String label() {
    return label;
  }
}
