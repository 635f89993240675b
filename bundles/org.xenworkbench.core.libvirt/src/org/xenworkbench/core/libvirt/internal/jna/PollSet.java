/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;

/** By poll(2), which every system but Windows has. */
final class PollSet extends WaitSet {

  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final short POLLERR = 8;
  private static final short POLLHUP = 16;
  private static final short POLLNVAL = 32;
  private static final int SIZE = 8;
  private static final int EVENTS = 4;
  private static final int RESULT = 6;
  private static final int FIRST_CAPACITY = 16;
  /** What poll(2) passes over. */
  private static final int NO_FD = -1;

  /** Whose place is whose; the first place, the pipe's, is nobody's, and so is one that is free. */
  private final List<@Nullable Handle> places = new ArrayList<>();
  private final Map<Handle, Integer> placeOf = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private Memory set = new Memory(FIRST_CAPACITY * SIZE);
  /** The same memory, which is read and written without a call. */
  private ByteBuffer view = view(set);

  PollSet() {
    places.add(null);
    put(0, waker(), POLLIN);
  }

  private static ByteBuffer view(Memory memory) {
    return memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
  }

  @Override
  void arm(Handle handle) {
    int events = handle.armed();
    put(placeOf.computeIfAbsent(handle, this::newPlace), events == 0 ? NO_FD : handle.fd, toPoll(events));
  }

  private int newPlace(Handle handle) {
    if (!free.isEmpty()) {
      int place = free.pop();
      places.set(place, handle);
      return place;
    }
    places.add(handle);
    if (places.size() * (long) SIZE > set.size()) {
      Memory larger = new Memory(2 * set.size());
      ByteBuffer all = view(larger);
      all.put(0, view, 0, view.capacity());
      set = larger;
      view = all;
    }
    return places.size() - 1;
  }

  @Override
  void drop(Handle handle) {
    Integer place = placeOf.remove(handle);
    if (place != null) {
      put(place, NO_FD, (short) 0);
      places.set(place, null);
      free.push(place);
    }
  }

  private void put(int place, int fd, short events) {
    view.putInt(place * SIZE, fd);
    view.putShort(place * SIZE + EVENTS, events);
    view.putShort(place * SIZE + RESULT, (short) 0);
  }

  @Override
  int waitFor(int milliseconds) {
    return Posix.poll(set, new NativeLong(places.size()), milliseconds);
  }

  @Override
  boolean isWoken(int count) {
    return count > 0 && result(0) != 0;
  }

  @Override
  void forEachReady(int count, ObjIntConsumer<Handle> consumer) {
    int left = isWoken(count) ? count - 1 : count;
    for (int place = 1; place < places.size() && left > 0; place++) {
      int events = fromPoll(result(place));
      if (result(place) != 0) {
        left--;
      }
      Handle handle = places.get(place);
      if (events != 0 && handle != null) {
        consumer.accept(handle, events);
      }
    }
  }

  private short result(int place) {
    return view.getShort(place * SIZE + RESULT);
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
