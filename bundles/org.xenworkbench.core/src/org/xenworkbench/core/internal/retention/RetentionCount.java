/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import java.time.Instant;
import java.util.Optional;
import org.xenworkbench.core.internal.Preferences;

/** The {@link RetentionTime} of one store, which outlives the process. Not for several threads at once. */
final class RetentionCount {

  private static final long NONE = Long.MIN_VALUE;

  private final Preferences preferences;
  private final String reachedKey;
  private final String leapKey;
  private final String latestKey;

  /** Keeps it in the preferences. */
  RetentionCount(Preferences preferences, String key) {
    this.preferences = preferences;
    reachedKey = Preferences.STATE + key + ".reached.millis";
    leapKey = Preferences.STATE + key + ".leap.millis";
    latestKey = Preferences.STATE + key + ".latest.millis";
    takeOver(reachedKey);
    takeOver(leapKey);
  }

  /** Workspaces of earlier versions have it among the settings. */
  private void takeOver(String key) {
    String former = key.substring(Preferences.STATE.length());
    long millis = preferences.node().getLong(former, NONE);
    if (preferences.node().get(former, null) != null) {
      if (get(key).isEmpty() && millis != NONE) {
        preferences.node().putLong(key, millis);
      }
      preferences.node().remove(former);
      preferences.save();
    }
  }

  /** Whether it was never advanced. */
  boolean isNew() {
    return preferences.getLong(reachedKey, NONE) == NONE;
  }

  /**
   * Goes on.
   *
   * @param newest the newest time that is stored
   * @param now the time now, which is believed
   * @return the time to count from, never after either
   */
  Instant advance(Instant newest, Instant now) {
    Instant latest = newest.isBefore(now) ? newest : now;
    RetentionTime next = new RetentionTime(get(reachedKey), get(leapKey)).advance(latest);
    put(reachedKey, next.reached());
    put(leapKey, next.leap());
    Instant reached = next.reached().orElse(latest);
    Instant from = reached.isBefore(latest) ? reached : latest;
    if (latest().map(from::isAfter).orElse(true)) {
      put(latestKey, Optional.of(from));
    }
    return from;
  }

  /** The latest time that was ever counted from: a clock that is behind takes it back from there. */
  Optional<Instant> latest() {
    return get(latestKey);
  }

  private Optional<Instant> get(String key) {
    long millis = preferences.getLong(key, NONE);
    return millis == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private void put(String key, Optional<Instant> time) {
    if (!time.equals(get(key))) {
      preferences.putLong(key, time.map(Instant::toEpochMilli).orElse(NONE));
    }
  }
}
