/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;

/** The file descriptors that the event loop waits for, and a pipe that ends its wait. */
final class PollSet {

  private static final int READABLE = 1;
  private static final int WRITABLE = 2;
  private static final int ERROR = 4;
  private static final int HANGUP = 8;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final short POLLERR = 8;
  private static final short POLLHUP = 16;
  private static final short POLLNVAL = 32;
  private static final int SIZE = 8;
  private static final int EVENTS = 4;
  private static final int RESULT = 6;
  private static final int EINTR = 4;

  private final int[] pipe = new int[2];
  private List<Handle> handles = List.of();
  private Memory set = new Memory(SIZE);

  PollSet() {
    if (Posix.pipe(pipe) < 0) {
      throw new IllegalStateException("pipe: error " + Native.getLastError());
    }
    put(0, pipe[0], POLLIN);
  }

  /** Ends the wait that is under way, or the next one. Any thread. */
  void wake() {
    Posix.write(pipe[1], new byte[1], new NativeLong(1));
  }

  /** Waits for other handles from the next time on. */
  void replace(List<Handle> wanted) {
    handles = wanted;
    set = new Memory((wanted.size() + 1L) * SIZE);
    put(0, pipe[0], POLLIN);
    for (int i = 0; i < wanted.size(); i++) {
      put(i + 1, wanted.get(i).fd, toPoll(wanted.get(i).armed()));
    }
  }

  private void put(int index, int fd, short events) {
    set.setInt((long) index * SIZE, fd);
    set.setShort((long) index * SIZE + EVENTS, events);
    set.setShort((long) index * SIZE + RESULT, (short) 0);
  }

  /**
   * Waits.
   *
   * @return how many file descriptors have something to tell, 0 also after a signal
   * @throws IllegalStateException if the system refuses to wait
   */
  int await(int milliseconds) {
    int count = Posix.poll(set, new NativeLong(handles.size() + 1L), milliseconds);
    if (count < 0 && Native.getLastError() != EINTR) {
      throw new IllegalStateException("poll: error " + Native.getLastError());
    }
    return Math.max(0, count);
  }

  /** Whether the last wait was ended by {@link #wake}, which is forgotten. */
  boolean takeWake() {
    boolean woken = result(0) != 0;
    if (woken) {
      Posix.read(pipe[0], new byte[1], new NativeLong(1));
    }
    return woken;
  }

  /** Tells of each handle that has something to tell since the last wait. */
  void forEachReady(ObjIntConsumer<Handle> consumer) {
    List<Handle> waited = handles;
    for (int i = 0; i < waited.size(); i++) {
      int events = fromPoll(result(i + 1));
      if (events != 0) {
        consumer.accept(waited.get(i), events);
      }
    }
  }

  private short result(int index) {
    return set.getShort((long) index * SIZE + RESULT);
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
