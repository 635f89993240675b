/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import java.time.Duration;

/**
 * When a host is polled: whole intervals after one another, so that rounds do not drift by the time that they take; a
 * tick that a round runs over is skipped. Times are those of {@link System#nanoTime}. Used by one thread at a time.
 */
final class Ticks {

  /** After what part of an interval the next round is due; a whole one but after the first round. */
  private double share;
  private boolean scheduled;
  private long due;
  private long began;

  /** Ticks of which the second comes after {@code first} of an interval, and the others after a whole one each. */
  Ticks(double first) {
    share = first;
  }

  /** A round begins now; what is returned is how late. One that is early is a tick of its own. */
  Duration begin(long now) {
    long late = scheduled ? now - due : 0;
    began = late > 0 ? due : now;
    scheduled = false;
    return Duration.ofNanos(Math.max(0, late));
  }

  /** The round has ended; how many intervals after its own tick the next one is, at least one. */
  long end(long now, Duration interval) {
    long length = interval.toNanos();
    long first = (long) (length * share);
    share = 1;
    long skipped = Math.max(0, (now - began - first + length - 1) / length);
    due(began + first + skipped * length);
    return 1 + skipped;
  }

  /** The next round is due so long after now. */
  void retry(long now, Duration wait) {
    due(now + wait.toNanos());
  }

  /** The interval is another one now: the next round is due within one of these. Whether it was put forward. */
  boolean shorten(long now, Duration interval) {
    boolean later = scheduled && due - now > interval.toNanos();
    if (later) {
      due(now + interval.toNanos());
    }
    return later;
  }

  /** How long until the next round is due. */
  Duration left(long now) {
    return Duration.ofNanos(Math.max(0, due - now));
  }

  private void due(long time) {
    due = time;
    scheduled = true;
  }
}
