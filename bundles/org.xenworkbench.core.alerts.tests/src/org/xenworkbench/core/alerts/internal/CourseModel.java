/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.alerts.AlertRule;

/** When alerts are raised and over, worked out by looking back over all values at each, as the guide says it. */
final class CourseModel {

  private final AlertRule rule;
  private final long gap;
  private final long[] times;
  private final double[] values;
  private final List<Integer> raises = new ArrayList<>();

  CourseModel(AlertRule rule, long gap, long[] times, double[] values) {
    this.rule = rule;
    this.gap = gap;
    this.times = times;
    this.values = values;
  }

  List<String> told() {
    List<String> told = new ArrayList<>();
    boolean active = false;
    boolean flapping = false;
    int raisedAt = -1;
    for (int i = 0; i < times.length; i++) {
      long now = times[i];
      if (Double.isNaN(values[i])) {
        continue;
      }
      raises.removeIf(raise -> times[raise] > now || times[raise] < now - Course.WINDOW);
      if (!active && rule.isBeyond(values[i]) && now - times[beyondSince(i)] >= rule.holds().toMillis()) {
        active = true;
        flapping = raises.size() >= Course.MOST;
        raises.add(i);
        raisedAt = i;
        told.add("RAISED at " + i);
      } else if (active && !rule.lasts(values[i])
          && (!flapping || now - times[calmSince(i, raisedAt)] >= Course.WINDOW)) {
        active = false;
        told.add("CLEARED at " + i);
      }
    }
    return told;
  }

  private boolean follows(int i) {
    long since = times[i] - times[i - 1];
    return !Double.isNaN(values[i - 1]) && since > 0 && since <= gap;
  }

  private int beyondSince(int i) {
    int first = i;
    while (first > 0 && follows(first) && rule.isBeyond(values[first - 1])) {
      first--;
    }
    return first;
  }

  /** The first value that would end it, after which none was beyond and none is missing. */
  private int calmSince(int i, int raisedAt) {
    int calm = i;
    for (int at = i; at > raisedAt && !rule.isBeyond(values[at]); at--) {
      calm = rule.lasts(values[at]) ? calm : at;
      if (!follows(at)) {
        break;
      }
    }
    return calm;
  }
}
