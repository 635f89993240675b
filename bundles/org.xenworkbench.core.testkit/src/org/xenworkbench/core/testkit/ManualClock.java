/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is told to go on. In UTC; may be used on any thread.
 *
 * @since 0.1
 */
public final class ManualClock extends Clock {

  private final Instant start;
  private final ZoneId zone;
  private final AtomicLong nanos;

  /** A clock that begins at 2026-01-01T00:00:00Z. */
  public ManualClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** A clock that begins at that time. */
  public ManualClock(Instant start) {
    this(start, ZoneOffset.UTC, new AtomicLong());
  }

  private ManualClock(Instant start, ZoneId zone, AtomicLong nanos) {
    this.start = start;
    this.zone = zone;
    this.nanos = nanos;
  }

  /** Goes on by that much; a negative duration turns it back, as when somebody sets the time. */
  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Nanoseconds since the clock began: the monotonic time that belongs to it. */
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new ManualClock(start, other, nanos);
  }
}
