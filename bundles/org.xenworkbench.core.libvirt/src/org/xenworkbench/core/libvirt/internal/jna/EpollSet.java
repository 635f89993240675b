/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;

/**
 * By epoll(7), of Linux. The system keeps a file descriptor for as long as anybody has its file open, so one is taken
 * out before libvirt closes it: what is closed could be told for ever.
 */
final class EpollSet extends WaitSet {

  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int ADD = 1;
  private static final int REMOVE = 2;
  private static final int MODIFY = 3;
  private static final int EPOLLIN = 1;
  private static final int EPOLLOUT = 4;
  private static final int EPOLLERR = 8;
  private static final int EPOLLHUP = 16;
  private static final int ENOENT = 2;

  /** {@code struct epoll_event} has no gap before its data on Intel's, and has one on all others. */
  private static final int DATA = Platform.isIntel() ? 4 : 8;
  private static final int SIZE = DATA + 8;
  /** What is ready beyond that is told after the next wait. */
  private static final int MOST = 64;
  /** Whose event the pipe's is. */
  private static final long WAKER = 0;

  private final int epoll;
  private final Memory event = new Memory(SIZE);
  private final Memory ready = new Memory(MOST * SIZE);
  private final Map<Integer, Handle> handles = new HashMap<>();
  /** What the system cannot wait for is told to have failed, as poll(2) does. */
  private final List<Handle> refused = new ArrayList<>();

  EpollSet() {
    epoll = Epoll.epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0 || wait(ADD, waker(), EPOLLIN, WAKER) < 0) {
      throw new IllegalStateException("epoll: error " + Native.getLastError());
    }
  }

  /** Whether this system has it. */
  static boolean isThere() {
    return Platform.isLinux();
  }

  private static final class Epoll {
    static {
      Native.register(Epoll.class, NativeLibrary.getInstance("c"));
    }

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epoll, int operation, int fd, @Nullable Pointer event);

    static native int epoll_wait(int epoll, Pointer events, int most, int milliseconds);
  }

  private int wait(int operation, int fd, int events, long data) {
    event.setInt(0, events);
    event.setLong(DATA, data);
    return Epoll.epoll_ctl(epoll, operation, fd, event);
  }

  /** Fails if it is not waited for, which is as well. */
  private void leave(int fd) {
    Epoll.epoll_ctl(epoll, REMOVE, fd, null);
  }

  @Override
  void arm(Handle handle) {
    synchronized (handle) {
      if (handle.isRetired()) {
        return;
      }
      int events = handle.armed();
      if (events == 0) {
        leave(handle.fd);
        return;
      }
      handles.put(handle.id, handle);
      int told = wait(MODIFY, handle.fd, toEpoll(events), handle.id);
      if (told < 0 && Native.getLastError() == ENOENT) {
        told = wait(ADD, handle.fd, toEpoll(events), handle.id);
      }
      if (told < 0) {
        refused.add(handle);
      }
    }
  }

  @Override
  void retire(Handle handle) {
    synchronized (handle) {
      handle.retire();
      leave(handle.fd);
    }
  }

  @Override
  void drop(Handle handle) {
    handles.remove(handle.id);
    refused.remove(handle);
  }

  @Override
  int waitFor(int milliseconds) {
    return Epoll.epoll_wait(epoll, ready, MOST, refused.isEmpty() ? milliseconds : 0);
  }

  @Override
  boolean isWoken(int count) {
    for (int i = 0; i < count; i++) {
      if (data(i) == WAKER) {
        return true;
      }
    }
    return false;
  }

  @Override
  void forEachReady(int count, ObjIntConsumer<Handle> consumer) {
    for (int i = 0; i < count; i++) {
      Handle handle = handles.get((int) data(i));
      if (handle != null) {
        consumer.accept(handle, fromEpoll(ready.getInt(i * SIZE)));
      }
    }
    List<Handle> failed = List.copyOf(refused);
    refused.clear();
    failed.forEach(handle -> consumer.accept(handle, ERROR));
  }

  private long data(int index) {
    return ready.getLong(index * SIZE + DATA);
  }

  private static int toEpoll(int events) {
    return ((events & READABLE) != 0 ? EPOLLIN : 0) | ((events & WRITABLE) != 0 ? EPOLLOUT : 0);
  }

  private static int fromEpoll(int events) {
    return ((events & EPOLLIN) != 0 ? READABLE : 0) | ((events & EPOLLOUT) != 0 ? WRITABLE : 0)
        | ((events & EPOLLERR) != 0 ? ERROR : 0) | ((events & EPOLLHUP) != 0 ? HANGUP : 0);
  }
}
