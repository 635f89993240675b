/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Judges the wall clock by the monotonic one. What both show differs by a constant, the line, as long as nobody sets
 * the clock and the machine does not sleep; the first line must begin where what is stored ends. Another line is
 * doubted until the clock has stayed on it for a time, or has returned. Pure: time comes with the readings. Not for
 * several threads at once.
 */
final class ClockJudge {

  /** What a clock is set by while it is kept right; such a step is no reason for doubt. */
  static final Duration TOLERANCE = Duration.ofMinutes(1);
  /** After a start the clock may be that far ahead of what is stored: no longer is history kept in its finest steps. */
  static final Duration PAUSE = Duration.ofMinutes(10);
  /** A workbench that was closed for so long is nothing uncommon. */
  static final Duration USUAL_PAUSE = Duration.ofDays(30);
  /** How long a clock must stay on another line until it is believed. */
  static final Duration CONFIRMATION = Duration.ofMinutes(5);

  private static final long NANOS_PER_MILLI = 1_000_000;

  private boolean begun;
  private Optional<Instant> stored = Optional.empty();
  private long startNanos;
  /** Milliseconds of the wall clock less those of the monotonic one, as they are believed. */
  private OptionalLong line = OptionalLong.empty();
  /** When the line was last moved. */
  private long movedNanos;
  private @Nullable Doubt doubt;

  /** What a reading tells. */
  enum Change {
    /** Nothing new. */
    NONE,
    /** The clock has left its line, or the one that it had left it for. */
    STEPPED,
    /** It is where it was before. */
    RETURNED,
    /** It has stayed where it went, and is believed. */
    CONFIRMED
  }

  private record Doubt(long offset, long sinceNanos, Duration step) {
  }

  /**
   * Begins, or begins anew.
   *
   * @param newestStored the newest time that is stored, empty if nothing is
   * @param nanos the monotonic clock
   */
  void begin(Optional<Instant> newestStored, long nanos) {
    begun = true;
    stored = newestStored;
    startNanos = nanos;
    line = OptionalLong.empty();
    doubt = null;
  }

  /**
   * Takes what both clocks showed at one moment; a moment before earlier ones, as of a round that took long, is fine.
   */
  Change read(Instant wall, long nanos) {
    long offset = offset(wall, nanos);
    if (!begun) {
      return Change.NONE;
    }
    if (isSupported(offset)) {
      return support(offset, nanos);
    }
    Doubt doubted = doubt;
    if (doubted == null || !near(offset, doubted.offset())) {
      if (doubted != null && nanos < doubted.sinceNanos()
          || doubted == null && line.isPresent() && nanos < movedNanos) {
        return Change.NONE; // a moment before the clock stepped
      }
      doubt = new Doubt(offset, nanos, Duration.ofMillis(offset - expected()));
      return Change.STEPPED;
    }
    if (nanos - doubted.sinceNanos() >= CONFIRMATION.toNanos()) {
      settle(offset, nanos);
      return Change.CONFIRMED;
    }
    return Change.NONE;
  }

  private Change support(long offset, long nanos) {
    Doubt doubted = doubt;
    if (doubted != null && nanos < doubted.sinceNanos()) {
      return Change.NONE; // as above: that the clock was right before says nothing
    }
    // a clock that is slewed is followed, but not one that runs away
    if (line.isEmpty() || nanos - movedNanos >= CONFIRMATION.toNanos()) {
      settle(offset, nanos);
    }
    doubt = null;
    return doubted == null ? Change.NONE : Change.RETURNED;
  }

  private void settle(long offset, long nanos) {
    line = OptionalLong.of(offset);
    movedNanos = nanos;
    doubt = null;
  }

  private boolean isSupported(long offset) {
    if (line.isPresent()) {
      return near(offset, line.getAsLong());
    }
    long pause = offset - expected();
    return stored.isEmpty() || pause >= -TOLERANCE.toMillis() && pause <= PAUSE.toMillis();
  }

  /** Where the clock should be; before the first line, where what is stored ends. */
  private long expected() {
    return line.orElseGet(() -> stored.map(newest -> offset(newest, startNanos)).orElse(0L));
  }

  private static boolean near(long offset, long other) {
    return Math.abs(offset - other) <= TOLERANCE.toMillis();
  }

  private static long offset(Instant wall, long nanos) {
    return wall.toEpochMilli() - Math.floorDiv(nanos, NANOS_PER_MILLI);
  }

  /** Whether the clock is believed now. */
  boolean isSettled() {
    return line.isPresent() && doubt == null;
  }

  /** Whether there was no time yet that is believed. */
  boolean isStarting() {
    return line.isEmpty();
  }

  /** Whether the wall clock showed the right time at that moment. */
  boolean believes(Instant wall, long nanos) {
    return line.isPresent() && near(offset(wall, nanos), line.getAsLong());
  }

  /** Whether it is doubted only because nothing was stored for a time that is nothing uncommon. */
  boolean isUsualPause() {
    Duration step = step();
    return line.isEmpty() && doubt != null && !step.isNegative() && step.compareTo(USUAL_PAUSE) <= 0;
  }

  /** Believes a usual pause before it is confirmed, since there is no time left for that. */
  void believePause(long nanos) {
    Doubt doubted = doubt;
    if (doubted != null && isUsualPause()) {
      settle(doubted.offset(), nanos);
    }
  }

  /** By how much the clock is ahead of where it should be, negative if it is behind; zero without a doubt. */
  Duration step() {
    Doubt doubted = doubt;
    return doubted == null ? Duration.ZERO : doubted.step();
  }

  /** What the wall clock shows by the line at a moment of the monotonic one. */
  Instant time(long nanos) {
    return Instant.ofEpochMilli(line.orElseThrow() + Math.floorDiv(nanos, NANOS_PER_MILLI));
  }
}
