/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.time.Duration;
import org.xenworkbench.ui.alerts.internal.Messages;

/** How much history a preview looks at, up to now. */
enum PreviewRange {
  DAY(Duration.ofDays(1), Messages.PreviewRange_day, Messages.PreviewRange_lastDay),
  WEEK(Duration.ofDays(7), Messages.PreviewRange_week, Messages.PreviewRange_lastWeek),
  MONTH(Duration.ofDays(30), Messages.PreviewRange_month, Messages.PreviewRange_lastMonth),
  YEAR(Duration.ofDays(365), Messages.PreviewRange_year, Messages.PreviewRange_lastYear);

  private final Duration length;
  private final String label;
  private final String words;

  PreviewRange(Duration length, String label, String words) {
    this.length = length;
    this.label = label;
    this.words = words;
  }

  Duration length() {
    return length;
  }

  /** What is offered. */
  String label() {
    return label;
  }

  /** The same within a sentence, such as “in the last week”. */
  String words() {
    return words;
  }
}
