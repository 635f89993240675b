/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Timer;

/**
 * The timers by the time at which to look at them. libvirt puts its keepalive timer off with every message: such a
 * timer stays in its place, and is put back when it has become the first. So neither a message nor a wait costs more
 * when there are more connections.
 */
final class TimerQueue {

  private record Look(Timer timer, long time) {
  }

  /** Timers that are to be looked at earlier than the loop knew. Any thread. */
  private final Queue<Timer> earlier = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Look> looks =
      new PriorityQueue<>((one, other) -> Long.signum(one.time - other.time)); // nanoTime may overflow

  /** The timer is to be looked at when it says. Any thread. */
  void add(Timer timer) {
    earlier.add(timer);
  }

  /** Nanoseconds until the first timer goes off, {@link Timer#NEVER} if none runs. */
  long untilFirst(long now) {
    for (Timer timer = earlier.poll(); timer != null; timer = earlier.poll()) {
      put(timer, timer.looked());
    }
    Look first = first();
    return first == null ? Timer.NEVER : Math.max(0, first.time - now);
  }

  /** Tells of each timer whose time has come, once, and begins it anew. */
  void forEachDue(long now, Consumer<Timer> consumer) {
    List<Look> due = new ArrayList<>();
    for (Look look = first(); look != null && now - look.time >= 0; look = first()) {
      due.add(looks.remove());
    }
    // all are back in their places before the first is told of: a callback that fails costs its own turn only
    List<Timer> gone = due.stream().map(Look::timer).filter(timer -> timer.goesOff(now)).toList();
    due.forEach(look -> put(look.timer, look.timer.lookAgain(look.time)));
    gone.forEach(consumer);
  }

  private void put(Timer timer, long time) {
    if (time != Timer.NEVER) {
      looks.add(new Look(timer, time));
    }
  }

  /** The next look at a timer that goes off then. */
  private @Nullable Look first() {
    Look look = looks.peek();
    while (look != null) {
      long time = look.timer.lookAgain(look.time);
      if (time == look.time) {
        return look;
      }
      looks.remove();
      put(look.timer, time);
      look = looks.peek();
    }
    return null;
  }
}
