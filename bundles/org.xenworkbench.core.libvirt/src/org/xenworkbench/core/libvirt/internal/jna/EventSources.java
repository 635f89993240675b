/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/** What libvirt registers with an event loop. */
final class EventSources {

  private EventSources() {
  }

  /** What is called back until it is removed, and freed then. */
  abstract static class Source {
    final int id;
    final Function callback;
    final @Nullable Pointer opaque;
    private final @Nullable Pointer free;

    Source(int id, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
      this.id = id;
      this.callback = Function.getFunction(callback);
      this.opaque = opaque;
      this.free = free;
    }

    void free() {
      Pointer function = free;
      if (function != null) {
        Function.getFunction(function).invokeVoid(new Object[] {opaque});
      }
    }
  }

  /** A file descriptor; its state is guarded by itself. */
  static final class Handle extends Source {
    final int fd;
    private int events;
    private int armed;
    private long changed;
    private long switchedOn;
    private boolean isRetired;

    Handle(int id, int fd, int events, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
      super(id, callback, opaque, free);
      this.fd = fd;
      this.events = events;
      this.armed = events;
    }

    /** Its file descriptor is not to be named any more. */
    synchronized void retire() {
      isRetired = true;
    }

    synchronized boolean isRetired() {
      return isRetired;
    }

    /** What the loop waits for; 0 for a while after libvirt has switched the handle on. */
    synchronized int armed() {
      return armed;
    }

    /**
     * libvirt waits for other events now; whether the loop has to do so at once. It has not if the handle is switched
     * on for the second time in a short while.
     */
    synchronized boolean update(int wanted, long quiet, long now) {
      if (events == wanted) {
        return false;
      }
      boolean again = now - switchedOn < quiet;
      events = wanted;
      changed = now;
      if (wanted != 0) {
        switchedOn = now;
      }
      if (armed == 0 && again) {
        return false;
      }
      armed = wanted;
      return true;
    }

    /** Whether libvirt waits for events and the loop does not yet. */
    synchronized boolean isSettling() {
      return armed != events;
    }

    /** Arms a handle that has been left alone for long enough; whether that was so. */
    synchronized boolean settle(long quiet, long now) {
      boolean settled = armed != events && now - changed >= quiet;
      if (settled) {
        armed = events;
      }
      return settled;
    }
  }

  /** A timer, which goes off again and again; its state is guarded by itself. */
  static final class Timer extends Source {
    /** When the loop looks at a timer that does not run. */
    static final long NEVER = Long.MAX_VALUE;

    private int milliseconds;
    private long due;
    private long looked = NEVER;

    Timer(int id, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
      super(id, callback, opaque, free);
    }

    /**
     * Lets it go off after so many milliseconds, or not at all if they are negative; whether that is earlier than the
     * loop looks at it, so that the loop has to be told.
     */
    synchronized boolean set(int wanted, long now) {
      milliseconds = wanted;
      due = now + TimeUnit.MILLISECONDS.toNanos(Math.max(0, wanted));
      boolean earlier = wanted >= 0 && (looked == NEVER || due - looked < 0);
      if (earlier) {
        looked = due;
      }
      return earlier;
    }

    /** Begins anew if it runs and its time has come; whether that was so. */
    synchronized boolean goesOff(long now) {
      boolean goesOff = milliseconds >= 0 && now - due >= 0;
      if (goesOff) {
        due = now + TimeUnit.MILLISECONDS.toNanos(milliseconds);
      }
      return goesOff;
    }

    /** When the loop is to look at it. */
    synchronized long looked() {
      return looked;
    }

    /**
     * The loop looks at it at this time; when to look again: at that very time if that is when it goes off, and
     * {@link #NEVER} if it does not run or another look was planned since.
     */
    synchronized long lookAgain(long time) {
      if (looked != time) {
        return NEVER;
      }
      looked = milliseconds < 0 ? NEVER : due;
      return looked;
    }
  }
}
