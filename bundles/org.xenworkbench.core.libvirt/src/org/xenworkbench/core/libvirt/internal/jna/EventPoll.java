/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Callback;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Source;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Timer;

/**
 * An event loop for libvirt on poll(2). libvirt's own runs GLib's default main context, which is GTK's as well: with
 * it, events of windows would be handled on the thread that waits for libvirt's. Windows has neither poll(2) nor GTK,
 * and keeps libvirt's.
 *
 * <p>libvirt calls the registering functions from any thread and with locks of its own held, so they neither wait nor
 * call back; handles and timers are served, and their data freed, by {@link #runOnce} only.
 *
 * <p>libvirt switches a connection's handle off at the beginning of every call and on at its end, and puts its keepalive
 * timer off with every message. Followed to the letter, that wakes this loop several times a call and costs more than the
 * call. So a handle that was switched on is waited for only when it has been left alone for a moment: between the calls of
 * a poll round the callers read what comes.
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

  private final Map<Integer, Handle> handles = new HashMap<>();
  private final Map<Integer, Timer> timers = new HashMap<>();
  /** Handles that were switched on and are not waited for yet. */
  private final Set<Handle> settling = new HashSet<>();
  private final List<Source> removed = new ArrayList<>();
  private final Object turn = new Object();
  private @Nullable PollSet poll;
  private int nextId = 1;
  private boolean woken;
  private boolean handlesChanged;
  /** Until when the loop waits, in nanoseconds of the monotonic clock; for ever if it says so. */
  private long waitsUntil;
  private boolean waitsForEver;

  private EventPoll() {
  }

  /** The process's event loop. */
  public static EventPoll instance() {
    return INSTANCE;
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
    poll = new PollSet();
    Virt.virEventRegisterImpl(addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout);
  }

  /** Lets a waiting {@link #runOnce} return. Any thread. */
  public synchronized void wake() {
    PollSet set = poll;
    if (!woken && set != null) {
      woken = true;
      set.wake();
    }
  }

  // ---- called by libvirt ----

  private synchronized int addHandle(int fd, int events, Pointer callback, @Nullable Pointer opaque,
      @Nullable Pointer free) {
    Handle handle = new Handle(nextId++, fd, events, callback, opaque, free);
    handles.put(handle.id, handle);
    rearm(handle, events);
    return handle.id;
  }

  private synchronized void updateHandle(int id, int events) {
    Handle handle = handles.get(id);
    if (handle == null || handle.events == events) {
      return;
    }
    long now = System.nanoTime();
    handle.set(events, now);
    if (events == 0) {
      settling.remove(handle);
      if (handle.armed != 0) {
        rearm(handle, 0);
      }
    } else if (handle.armed != 0) {
      rearm(handle, events);
    } else if (settling.add(handle)) {
      wakeBefore(now + QUIET);
    }
  }

  private void rearm(Handle handle, int events) {
    handle.armed = events;
    handlesChanged = true;
    wake();
  }

  private synchronized int removeHandle(int id) {
    Handle handle = handles.remove(id);
    handlesChanged = true;
    settling.remove(handle);
    return retire(handle);
  }

  private synchronized int addTimeout(int milliseconds, Pointer callback, @Nullable Pointer opaque,
      @Nullable Pointer free) {
    Timer timer = new Timer(nextId++, milliseconds, callback, opaque, free);
    timers.put(timer.id, timer);
    changed(timer);
    return timer.id;
  }

  private synchronized void updateTimeout(int id, int milliseconds) {
    Timer timer = timers.get(id);
    if (timer != null) {
      timer.set(milliseconds);
      changed(timer);
    }
  }

  private void changed(Timer timer) {
    if (timer.runs()) {
      long now = System.nanoTime();
      wakeBefore(now + timer.remaining(now));
    }
  }

  /** Wakes the loop if it would sleep for longer; one that wakes too early just waits again. */
  private void wakeBefore(long time) {
    if (waitsForEver || time - waitsUntil < 0) {
      wake();
    }
  }

  private synchronized int removeTimeout(int id) {
    return retire(timers.remove(id));
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
      PollSet set = set();
      if (set == null) {
        Virt.virEventRunDefaultImpl();
        return;
      }
      waitAndServe(set);
      takeRemoved().forEach(Source::free);
    }
  }

  private synchronized @Nullable PollSet set() {
    return poll;
  }

  private void waitAndServe(PollSet set) {
    int patience = prepare(set);
    if (set.await(patience) > 0) {
      if (set.takeWake()) {
        asleep();
      }
      dueTimers().forEach(this::serve);
      set.forEachReady(this::serve);
    } else {
      dueTimers().forEach(this::serve);
    }
  }

  private synchronized void asleep() {
    woken = false;
  }

  private synchronized Collection<Source> takeRemoved() {
    List<Source> taken = List.copyOf(removed);
    removed.clear();
    return taken;
  }

  /** Brings the set up to date; returns for how many milliseconds to wait, -1 for ever. */
  private synchronized int prepare(PollSet set) {
    long now = System.nanoTime();
    settle(now);
    if (handlesChanged) {
      handlesChanged = false;
      set.replace(handles.values().stream().filter(handle -> handle.armed != 0).toList());
    }
    long wait = settling.isEmpty() ? Long.MAX_VALUE : QUIET;
    for (Timer timer : timers.values()) {
      if (timer.runs()) {
        wait = Math.min(wait, timer.remaining(now));
      }
    }
    waitsForEver = wait == Long.MAX_VALUE;
    waitsUntil = now + wait;
    return waitsForEver ? -1
        : (int) Math.min(Integer.MAX_VALUE, (wait + 999_999) / TimeUnit.MILLISECONDS.toNanos(1));
  }

  private void settle(long now) {
    for (Iterator<Handle> each = settling.iterator(); each.hasNext();) {
      Handle handle = each.next();
      if (handle.unchangedFor(QUIET, now)) {
        each.remove();
        handle.armed = handle.events;
        handlesChanged = true;
      }
    }
  }

  private synchronized List<Timer> dueTimers() {
    long now = System.nanoTime();
    List<Timer> due = new ArrayList<>();
    for (Timer timer : timers.values()) {
      if (timer.runs() && timer.remaining(now) == 0) {
        due.add(timer);
      }
    }
    return due;
  }

  private void serve(Timer timer) {
    synchronized (this) {
      if (timers.get(timer.id) != timer || !timer.runs()) {
        return;
      }
      timer.restart();
    }
    timer.callback.invokeVoid(new Object[] {timer.id, timer.opaque});
  }

  private void serve(Handle handle, int events) {
    synchronized (this) {
      if (handles.get(handle.id) != handle || handle.armed == 0) {
        return;
      }
    }
    handle.callback.invokeVoid(new Object[] {handle.id, handle.fd, events, handle.opaque});
  }
}
