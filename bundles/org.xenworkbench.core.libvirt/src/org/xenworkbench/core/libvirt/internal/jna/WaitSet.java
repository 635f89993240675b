/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.util.function.ObjIntConsumer;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;

/** The file descriptors that the event loop waits for, and a pipe that ends its wait. For the loop's thread. */
abstract class WaitSet {

  /** libvirt's names of events, which all handles are armed for and told. */
  static final int READABLE = 1;
  static final int WRITABLE = 2;
  static final int ERROR = 4;
  static final int HANGUP = 8;

  private static final int EINTR = 4;

  private final int[] pipe = new int[2];

  WaitSet() {
    if (Posix.pipe(pipe) < 0) {
      throw new IllegalStateException("pipe: error " + Native.getLastError());
    }
  }

  /** The one for this system: of a thousand connections epoll(7) tells those that are ready, poll(2) looks at all. */
  static WaitSet ofSystem() {
    return EpollSet.isThere() ? new EpollSet() : new PollSet();
  }

  /** The end of the pipe that becomes readable. */
  final int waker() {
    return pipe[0];
  }

  /** Ends the wait that is under way, or the next one. Any thread. */
  final void wake() {
    Posix.write(pipe[1], new byte[1], new NativeLong(1));
  }

  /** Takes back what {@link #wake} did. */
  final void takeWake() {
    Posix.read(pipe[0], new byte[1], new NativeLong(1));
  }

  /** Waits for what the handle is armed for from the next time on; not at all if that is nothing. */
  abstract void arm(Handle handle);

  /** The file descriptor of a handle is about to be closed, and its number may be another's then. Any thread. */
  void retire(Handle handle) {
    // is no matter where the numbers are told to the system at each wait
  }

  /** Does not wait for the handle any more. */
  abstract void drop(Handle handle);

  /**
   * Waits.
   *
   * @return how many file descriptors have something to tell, the pipe among them; 0 also after a signal
   * @throws IllegalStateException if the system refuses to wait
   */
  final int await(int milliseconds) {
    int count = waitFor(milliseconds);
    if (count < 0 && Native.getLastError() != EINTR) {
      throw new IllegalStateException("Waiting for events: error " + Native.getLastError());
    }
    return Math.max(0, count);
  }

  /** Waits; negative if that fails. */
  abstract int waitFor(int milliseconds);

  /** Whether the last wait, which found that many, was ended by {@link #wake}. */
  abstract boolean isWoken(int count);

  /** Tells of each handle that has something to tell since the last wait, which found that many. */
  abstract void forEachReady(int count, ObjIntConsumer<Handle> consumer);
}
