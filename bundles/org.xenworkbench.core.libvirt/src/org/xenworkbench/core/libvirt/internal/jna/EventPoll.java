/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Callback;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Source;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Timer;

/**
 * An event loop for libvirt on epoll(7) or poll(2). libvirt's own runs GLib's default main context, which is GTK's as
 * well: with it, events of windows would be handled on the thread that waits for libvirt's. Windows has neither of
 * these nor GTK, and keeps libvirt's.
 *
 * <p>libvirt calls the registering functions from any thread and with locks of its own held, so they neither wait nor
 * call back; handles and timers are served, and their data freed, by {@link #runOnce} only.
 *
 * <p>libvirt switches a connection's handle off at the beginning of every call and on at its end, and puts its
 * keepalive timer off with every message. Followed to the letter, that wakes this loop several times a call and costs
 * more than the call. So a handle that is switched on again and again is waited for only when it has been left alone
 * for a moment: between the calls of a poll round the callers read what comes.
 */
public final class EventPoll {

  /** libvirt takes one implementation per process, for ever. */
  private static final EventPoll INSTANCE = new EventPoll();

  private static final int QUIET_MILLIS = 2;
  private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);

  // fields, since libvirt keeps them and the garbage collector must not take them
  private final AddHandle addHandle = this::addHandle;
  private final Update updateHandle = this::updateHandle;
  private final Remove removeHandle = this::removeHandle;
  private final AddTimeout addTimeout = this::addTimeout;
  private final Update updateTimeout = this::updateTimeout;
  private final Remove removeTimeout = this::removeTimeout;

  // all without a common lock, since every call of every host passes here several times
  private final Map<Integer, Handle> handles = new ConcurrentHashMap<>();
  private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();
  private final TimerQueue due = new TimerQueue();
  /** Handles that were switched on and may not be waited for yet. */
  private final Set<Handle> settling = ConcurrentHashMap.newKeySet();
  private final Queue<Source> removed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger nextId = new AtomicInteger(1);
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Object turn = new Object();
  private volatile @Nullable WaitSet poll;
  /** Handles that came, went, or are to be waited for in another way. */
  private final Queue<Handle> changed = new ConcurrentLinkedQueue<>();
  /** Until when the loop waits, in nanoseconds of the monotonic clock. */
  private volatile long waitsUntil;
  /** The loop waits without end, or is about to find out for how long. */
  private volatile boolean waitsForEver = true;

  private EventPoll() {
  }

  /** The process's event loop. */
  public static EventPoll instance() {
    return INSTANCE;
  }

  /** How many file descriptors and timers libvirt has registered, and of how many the data are not freed yet. */
  public int sources() {
    return handles.size() + timers.size() + removed.size();
  }

  interface AddHandle extends Callback {
    int invoke(int fd, int events, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free);
  }

  interface AddTimeout extends Callback {
    int invoke(int milliseconds, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free);
  }

  interface Update extends Callback {
    void invoke(int id, int value);
  }

  interface Remove extends Callback {
    int invoke(int id);
  }

  /** Makes it libvirt's event loop; before the first connection, and once. */
  public synchronized void register() {
    if (poll != null) {
      return;
    }
    if (Platform.isWindows()) {
      Virt.virEventRegisterDefaultImpl(); // a second time changes nothing
      return;
    }
    poll = WaitSet.ofSystem();
    Virt.virEventRegisterImpl(addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout);
  }

  /** Lets a waiting {@link #runOnce} return. Any thread. */
  public void wake() {
    WaitSet set = poll;
    if (set != null && woken.compareAndSet(false, true)) {
      set.wake();
    }
  }

  // ---- called by libvirt ----

  private int addHandle(int fd, int events, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
    Handle handle = new Handle(nextId.getAndIncrement(), fd, events, callback, opaque, free);
    handles.put(handle.id, handle);
    changed(handle);
    return handle.id;
  }

  private void updateHandle(int id, int events) {
    Handle handle = handles.get(id);
    if (handle == null) {
      return;
    }
    long now = System.nanoTime();
    if (handle.update(events, QUIET, now)) {
      changed(handle);
    } else if (events != 0 && handle.isSettling() && settling.add(handle)) {
      wakeBefore(now + QUIET);
    }
  }

  private void changed(Handle handle) {
    changed.add(handle);
    wake();
  }

  private int removeHandle(int id) {
    Handle handle = handles.remove(id);
    WaitSet set = poll;
    if (handle != null && set != null) {
      set.retire(handle);
      changed.add(handle);
    }
    return retire(handle);
  }

  private int addTimeout(int milliseconds, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
    Timer timer = new Timer(nextId.getAndIncrement(), callback, opaque, free);
    timers.put(timer.id, timer);
    set(timer, milliseconds);
    return timer.id;
  }

  private void updateTimeout(int id, int milliseconds) {
    Timer timer = timers.get(id);
    if (timer != null) {
      set(timer, milliseconds);
    }
  }

  private void set(Timer timer, int milliseconds) {
    if (timer.set(milliseconds, System.nanoTime())) {
      due.add(timer);
      wakeBefore(timer.looked());
    }
  }

  /** Wakes the loop if it would sleep for longer; one that wakes too early just waits again. */
  private void wakeBefore(long time) {
    if (waitsForEver || time - waitsUntil < 0) {
      wake();
    }
  }

  private int removeTimeout(int id) {
    Timer timer = timers.remove(id);
    if (timer != null) {
      timer.set(-1, System.nanoTime());
    }
    return retire(timer);
  }

  private int retire(@Nullable Source source) {
    if (source == null) {
      return -1;
    }
    removed.add(source);
    wake();
    return 0;
  }

  // ---- on the loop's thread ----

  /**
   * Waits for an event, serves all that came, and returns. One thread at a time does that, others wait for their turn.
   *
   * @throws IllegalStateException if the system refuses to wait
   */
  public void runOnce() {
    synchronized (turn) {
      WaitSet set = poll;
      if (set == null) {
        Virt.virEventRunDefaultImpl();
        return;
      }
      waitAndServe(set);
      for (Source source = removed.poll(); source != null; source = removed.poll()) {
        source.free();
      }
    }
  }

  private void waitAndServe(WaitSet set) {
    int ready = set.await(prepare(set));
    if (set.isWoken(ready)) {
      set.takeWake();
      woken.set(false);
    }
    due.forEachDue(System.nanoTime(), this::serve);
    set.forEachReady(ready, this::serve);
  }

  /** Brings the set up to date; returns for how many milliseconds to wait, -1 for ever. */
  private int prepare(WaitSet set) {
    waitsForEver = true; // who changes something from here on wakes the loop, since it may be overlooked
    long now = System.nanoTime();
    settle(now);
    for (Handle handle = changed.poll(); handle != null; handle = changed.poll()) {
      if (handles.get(handle.id) == handle) {
        set.arm(handle);
      } else {
        set.drop(handle);
      }
    }
    long timer = due.untilFirst(now);
    long wait = settling.isEmpty() ? timer : Math.min(timer, QUIET);
    if (wait == Timer.NEVER) {
      return -1;
    }
    waitsUntil = now + wait;
    waitsForEver = false;
    return (int) Math.min(Integer.MAX_VALUE, (wait + 999_999) / TimeUnit.MILLISECONDS.toNanos(1));
  }

  private void settle(long now) {
    for (Handle handle : settling) {
      if (handle.settle(QUIET, now)) {
        changed.add(handle);
      }
      if (!handle.isSettling()) {
        settling.remove(handle);
        if (handle.isSettling()) {
          settling.add(handle); // it was switched on just now
        }
      }
    }
  }

  private void serve(Timer timer) {
    if (timers.get(timer.id) == timer) {
      timer.callback.invokeVoid(new Object[] {timer.id, timer.opaque});
    }
  }

  private void serve(Handle handle, int events) {
    if (handles.get(handle.id) == handle && handle.armed() != 0) {
      handle.callback.invokeVoid(new Object[] {handle.id, handle.fd, events, handle.opaque});
    }
  }
}
