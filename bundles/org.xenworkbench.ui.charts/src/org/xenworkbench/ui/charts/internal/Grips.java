/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * A window of time in a strip that shows all of it: where its grips stand, and what becomes of it when they are
 * dragged. It may be longer than all there is, and much shorter than a point is wide. Immutable.
 *
 * @param all the strip
 * @param from where the window begins, in milliseconds since the epoch
 * @param to where it ends
 */
public record Grips(TimeScale all, long from, long to) {

  /** A window is drawn so many points wide at least. */
  static final int LEAST = 7;
  /** So near to a grip it is taken. */
  static final int REACH = 5;
  /** A window does not become shorter than that, in milliseconds. */
  static final long SHORTEST = 10_000;

  /** What can be taken with the mouse. */
  public enum Part {
    /** The left grip. */
    BEGIN,
    /** The right grip. */
    END,
    /** The window between them. */
    MIDDLE,
    /** What lies beside the window. */
    OUTSIDE
  }

  /** Where the window begins in the strip, in points. */
  public int left() {
    int width = (int) all.width();
    int end = Math.max(LEAST, (int) Math.round(all.x(to)));
    return Math.max(0, Math.min((int) Math.round(all.x(from)), Math.min(width, end) - LEAST));
  }

  /** Where it ends. */
  public int right() {
    int width = (int) all.width();
    return Math.max(Math.min(width, left() + LEAST), Math.min(width, (int) Math.round(all.x(to))));
  }

  /** What lies at a point of the strip. */
  public Part at(int x) {
    int inner = right() - left() > 4 * REACH ? REACH : 0; // what is narrow can still be taken in the middle
    if (x < left() - REACH || x > right() + REACH) {
      return Part.OUTSIDE;
    }
    return x < left() + inner ? Part.BEGIN : x > right() - inner ? Part.END : Part.MIDDLE;
  }

  /** What becomes of the window when a part of it is moved by so many points. */
  public Grips dragged(Part part, int by) {
    long time = Math.round(by / Math.max(1, all.width()) * (all.to() - all.from()));
    return switch (part) {
      case BEGIN -> new Grips(all,
          Math.min(Math.max(all.from(), Math.max(from, all.from()) + time), to - SHORTEST), to);
      case END -> new Grips(all, from,
          Math.max(Math.min(all.to(), Math.min(to, all.to()) + time), from + SHORTEST));
      case MIDDLE -> moved(time);
      case OUTSIDE -> this;
    };
  }

  /** The window at another time, as far as there is any. */
  public Grips moved(long time) {
    long least = Math.min(from, all.from()) - from;
    long most = Math.max(to, all.to()) - to;
    long by = Math.max(least, Math.min(most, time));
    return new Grips(all, from + by, to + by);
  }

  /** The window with a point of the strip in its middle. */
  public Grips centred(int x) {
    return moved(all.time(x) - (from + (to - from) / 2));
  }

  /** The window with another beginning, so many times as long; what ends now goes on to do so. */
  public Grips stretched(double factor) {
    long length = Math.max(SHORTEST, Math.round((to - from) * factor));
    return new Grips(all, to - length, to);
  }

  /** The window so many times as long about a point of the strip. */
  public Grips zoomed(double factor, int x) {
    long length = Math.max(SHORTEST, Math.round((to - from) * factor));
    long about = Math.max(from, Math.min(to, all.time(x)));
    double share = (double) (about - from) / Math.max(1, to - from);
    long start = about - Math.round(length * share);
    return new Grips(all, start, start + length);
  }

  /** Whether it reaches the end of all there is: then it goes on with time. */
  public boolean isAtEnd() {
    return to >= all.to();
  }
}
