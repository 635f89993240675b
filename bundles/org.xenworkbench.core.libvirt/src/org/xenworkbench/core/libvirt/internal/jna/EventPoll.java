/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An event loop for libvirt on poll(2). libvirt's own runs GLib's default main context, which is GTK's as well: with
 * it, events of windows would be handled on the thread that waits for libvirt's. Windows has neither poll(2) nor GTK,
 * and keeps libvirt's.
 *
 * <p>libvirt calls the registering functions from any thread and with locks of its own held, so they neither wait nor
 * call back; handles and timers are served, and their data freed, by {@link #runOnce} only.
 */
public final class EventPoll {

  /** libvirt takes one implementation per process, for ever. */
  private static final EventPoll INSTANCE = new EventPoll();

  private static final int READABLE = 1;
  private static final int WRITABLE = 2;
  private static final int ERROR = 4;
  private static final int HANGUP = 8;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final short POLLERR = 8;
  private static final short POLLHUP = 16;
  private static final short POLLNVAL = 32;
  private static final int POLLFD_SIZE = 8;
  private static final int EINTR = 4;

  // fields, since libvirt keeps them and the garbage collector must not take them
  private final AddHandle addHandle = this::addHandle;
  private final Update updateHandle = this::updateHandle;
  private final Remove removeHandle = this::removeHandle;
  private final AddTimeout addTimeout = this::addTimeout;
  private final Update updateTimeout = this::updateTimeout;
  private final Remove removeTimeout = this::removeTimeout;

  private final Map<Integer, Handle> handles = new HashMap<>();
  private final Map<Integer, Timer> timers = new HashMap<>();
  private final List<Source> removed = new ArrayList<>();
  private final int[] wakeUp = new int[2];
  private final Object turn = new Object();
  private int nextId = 1;
  private boolean registered;
  private boolean woken;

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

  /** What libvirt registered. */
  private static class Source {
    final int id;
    final Function callback;
    final @Nullable Pointer opaque;
    final @Nullable Pointer free;

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

  private static final class Handle extends Source {
    final int fd;
    int events;

    Handle(int id, int fd, int events, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
      super(id, callback, opaque, free);
      this.fd = fd;
      this.events = events;
    }
  }

  private static final class Timer extends Source {
    int milliseconds;
    long due;

    Timer(int id, int milliseconds, Pointer callback, @Nullable Pointer opaque, @Nullable Pointer free) {
      super(id, callback, opaque, free);
      set(milliseconds);
    }

    void set(int wanted) {
      milliseconds = wanted;
      due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(0, wanted));
    }
  }

  /** Makes it libvirt's event loop; before the first connection, and once. */
  public synchronized void register() {
    if (registered) {
      return;
    }
    if (Platform.isWindows()) {
      Virt.virEventRegisterDefaultImpl();
      registered = true;
      return;
    }
    if (Posix.pipe(wakeUp) < 0) {
      throw new IllegalStateException("pipe: error " + Native.getLastError());
    }
    Virt.virEventRegisterImpl(addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout);
    registered = true;
  }

  /** Lets a waiting {@link #runOnce} return. Any thread. */
  public synchronized void wake() {
    if (!woken && registered && !Platform.isWindows()) {
      woken = true;
      Posix.write(wakeUp[1], new byte[1], new NativeLong(1));
    }
  }

  // ---- called by libvirt ----

  private synchronized int addHandle(int fd, int events, Pointer callback, @Nullable Pointer opaque,
      @Nullable Pointer free) {
    Handle handle = new Handle(nextId++, fd, events, callback, opaque, free);
    handles.put(handle.id, handle);
    wake();
    return handle.id;
  }

  private synchronized void updateHandle(int id, int events) {
    Handle handle = handles.get(id);
    if (handle != null && handle.events != events) {
      handle.events = events;
      wake();
    }
  }

  private synchronized int removeHandle(int id) {
    return retire(handles.remove(id));
  }

  private synchronized int addTimeout(int milliseconds, Pointer callback, @Nullable Pointer opaque,
      @Nullable Pointer free) {
    Timer timer = new Timer(nextId++, milliseconds, callback, opaque, free);
    timers.put(timer.id, timer);
    wake();
    return timer.id;
  }

  private synchronized void updateTimeout(int id, int milliseconds) {
    Timer timer = timers.get(id);
    if (timer != null) {
      timer.set(milliseconds);
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
      if (Platform.isWindows()) {
        Virt.virEventRunDefaultImpl();
        return;
      }
      waitAndServe();
      takeRemoved().forEach(Source::free);
    }
  }

  private void waitAndServe() {
    List<Handle> waiting = snapshot();
    try (Memory set = new Memory((waiting.size() + 1L) * POLLFD_SIZE)) {
      put(set, 0, wakeUp[0], POLLIN);
      for (int i = 0; i < waiting.size(); i++) {
        put(set, i + 1, waiting.get(i).fd, toPoll(waiting.get(i).events));
      }
      if (Posix.poll(set, new NativeLong(waiting.size() + 1L), patience()) < 0) {
        if (Native.getLastError() != EINTR) {
          throw new IllegalStateException("poll: error " + Native.getLastError());
        }
        return;
      }
      if (result(set, 0) != 0) {
        Posix.read(wakeUp[0], new byte[1], new NativeLong(1));
        asleep();
      }
      dueTimers().forEach(this::serve);
      for (int i = 0; i < waiting.size(); i++) {
        serve(waiting.get(i), fromPoll(result(set, i + 1)));
      }
    }
  }

  private synchronized List<Handle> snapshot() {
    return handles.values().stream().filter(handle -> handle.events != 0).toList();
  }

  private synchronized void asleep() {
    woken = false;
  }

  private synchronized Collection<Source> takeRemoved() {
    List<Source> taken = List.copyOf(removed);
    removed.clear();
    return taken;
  }

  /** Milliseconds until the next timer is due, rounded up; -1 if there is none. */
  private synchronized int patience() {
    long now = System.nanoTime();
    long wait = Long.MAX_VALUE;
    for (Timer timer : timers.values()) {
      if (timer.milliseconds >= 0) {
        wait = Math.min(wait, Math.max(0, timer.due - now));
      }
    }
    return wait == Long.MAX_VALUE ? -1
        : (int) Math.min(Integer.MAX_VALUE, (wait + 999_999) / TimeUnit.MILLISECONDS.toNanos(1));
  }

  private synchronized List<Timer> dueTimers() {
    long now = System.nanoTime();
    return timers.values().stream().filter(timer -> timer.milliseconds >= 0 && timer.due - now <= 0).toList();
  }

  private void serve(Timer timer) {
    synchronized (this) {
      if (timers.get(timer.id) != timer || timer.milliseconds < 0) {
        return;
      }
      timer.set(timer.milliseconds);
    }
    timer.callback.invokeVoid(new Object[] {timer.id, timer.opaque});
  }

  private void serve(Handle handle, int events) {
    synchronized (this) {
      if (events == 0 || handles.get(handle.id) != handle || handle.events == 0) {
        return;
      }
    }
    handle.callback.invokeVoid(new Object[] {handle.id, handle.fd, events, handle.opaque});
  }

  private static void put(Memory set, int index, int fd, short events) {
    long offset = (long) index * POLLFD_SIZE;
    set.setInt(offset, fd);
    set.setShort(offset + 4, events);
    set.setShort(offset + 6, (short) 0);
  }

  private static short result(Memory set, int index) {
    return set.getShort((long) index * POLLFD_SIZE + 6);
  }

  private static short toPoll(int events) {
    return (short) (((events & READABLE) != 0 ? POLLIN : 0) | ((events & WRITABLE) != 0 ? POLLOUT : 0)
        | ((events & ERROR) != 0 ? POLLERR : 0) | ((events & HANGUP) != 0 ? POLLHUP : 0));
  }

  private static int fromPoll(short result) {
    return ((result & POLLIN) != 0 ? READABLE : 0) | ((result & POLLOUT) != 0 ? WRITABLE : 0)
        | ((result & (POLLERR | POLLNVAL)) != 0 ? ERROR : 0) | ((result & POLLHUP) != 0 ? HANGUP : 0);
  }
}
