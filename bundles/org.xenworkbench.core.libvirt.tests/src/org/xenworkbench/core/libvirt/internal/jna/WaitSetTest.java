/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Handle;

/** Both ways of waiting tell the same of real pipes, in any order of what happens to them. */
class WaitSetTest {

  private static final int STEPS = 3_000;
  private static final int MOST_PIPES = 150; // more than one wait tells of
  private static final NativeLibrary C = NativeLibrary.getInstance("c");

  private final Random random = new Random(System.nanoTime());
  private final List<Pipe> pipes = new ArrayList<>();
  private int made;

  /** A pipe whose end that is read is waited for. */
  private final class Pipe {
    private final int[] ends = new int[2];
    private Handle handle;
    private int waiting;
    private boolean isArmed;
    private boolean isClosed;

    Pipe() {
      assertEquals(0, Posix.pipe(ends));
      handle = handle();
    }

    private Handle handle() {
      Pointer anything = C.getFunction("getpid");
      return new Handle(++made, ends[0], WaitSet.READABLE, anything, null, null);
    }

    int expected() {
      int events = (waiting > 0 ? WaitSet.READABLE : 0) | (isClosed ? WaitSet.HANGUP : 0);
      return isArmed ? events : 0;
    }

    void write() {
      Posix.write(ends[1], new byte[1], new NativeLong(1));
      waiting++;
    }

    void read() {
      Posix.read(ends[0], new byte[1], new NativeLong(1));
      waiting--;
    }

    void closeEnd() {
      close(ends[1]);
      isClosed = true;
    }
  }

  static Stream<Supplier<WaitSet>> ways() {
    return Platform.isLinux() ? Stream.of(PollSet::new, EpollSet::new) : Stream.of(PollSet::new);
  }

  private static void close(int fd) {
    C.getFunction("close").invokeInt(new Object[] {fd});
  }

  @AfterEach
  void closeAll() {
    pipes.forEach(pipe -> {
      close(pipe.ends[0]);
      if (!pipe.isClosed) {
        close(pipe.ends[1]);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatIsReadyIsTold(Supplier<WaitSet> way) {
    long seed = random.nextLong();
    random.setSeed(seed);
    WaitSet set = way.get();
    int told = 0;
    for (int step = 0; step < STEPS; step++) {
      change(set);
      if (step % 10 == 0) {
        told += compare(set, "seed " + seed + ", step " + step);
      }
    }
    assertTrue(told > STEPS, told + " events");
    System.out.println("WaitSetTest: " + told + " events of " + made + " handles, seed " + seed);
  }

  private void change(WaitSet set) {
    int choice = random.nextInt(8);
    if (pipes.size() < MOST_PIPES && choice < 2) {
      Pipe pipe = new Pipe();
      pipes.add(pipe);
      set.arm(pipe.handle);
      pipe.isArmed = true;
      return;
    }
    Pipe pipe = pipes.isEmpty() ? null : pipes.get(random.nextInt(pipes.size()));
    if (pipe == null) {
      return;
    }
    switch (choice) {
      case 2, 3 -> {
        if (!pipe.isClosed) {
          pipe.write();
        }
      }
      case 4 -> {
        if (pipe.waiting > 0) {
          pipe.read();
        }
      }
      case 5 -> arm(set, pipe, !pipe.isArmed);
      case 6 -> remove(set, pipe);
      default -> {
        if (!pipe.isClosed && random.nextInt(4) == 0) {
          pipe.closeEnd();
        }
      }
    }
  }

  private static void arm(WaitSet set, Pipe pipe, boolean isWanted) {
    pipe.handle.update(isWanted ? WaitSet.READABLE : 0, 0, 0);
    set.arm(pipe.handle);
    pipe.isArmed = isWanted;
  }

  /** As libvirt does: the number of its file is the next one's before the loop has heard of it. */
  private void remove(WaitSet set, Pipe pipe) {
    set.retire(pipe.handle);
    close(pipe.ends[0]);
    if (!pipe.isClosed) {
      close(pipe.ends[1]);
    }
    pipes.remove(pipe);
    Pipe next = new Pipe();
    pipes.add(next);
    set.arm(pipe.handle); // was to be told of it in the same turn
    set.drop(pipe.handle);
    set.arm(next.handle);
    next.isArmed = true;
  }

  private int compare(WaitSet set, String when) {
    Map<Integer, Integer> expected = new HashMap<>();
    pipes.stream().filter(pipe -> pipe.expected() != 0).forEach(pipe -> expected.put(pipe.handle.id, pipe.expected()));
    boolean isWoken = random.nextBoolean();
    if (isWoken) {
      set.wake();
    }
    Map<Integer, Integer> told = new HashMap<>();
    boolean heard = false;
    // what does not fit into one wait is told by the next, since it is ready as long as it is
    for (int wait = 0; wait < 10 && (wait == 0 || told.size() < expected.size()); wait++) {
      int count = set.await(0);
      if (set.isWoken(count)) {
        heard = true;
        set.takeWake();
      }
      set.forEachReady(count, (handle, events) -> told.put(handle.id, events));
    }
    assertEquals(expected, told, when);
    assertEquals(isWoken, heard || takeLate(set, isWoken), when);
    return told.size();
  }

  private static boolean takeLate(WaitSet set, boolean isExpected) {
    for (int wait = 0; isExpected && wait < 10; wait++) {
      if (set.isWoken(set.await(0))) {
        set.takeWake();
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatNobodyCanWaitForHasFailed(Supplier<WaitSet> way) {
    WaitSet set = way.get();
    Pipe pipe = new Pipe();
    close(pipe.ends[0]);
    close(pipe.ends[1]);
    set.arm(pipe.handle);
    List<Integer> told = new ArrayList<>();
    set.forEachReady(set.await(0), (handle, events) -> told.add(events));
    assertEquals(List.of(WaitSet.ERROR), told);
    set.drop(pipe.handle);
    assertFalse(set.isWoken(set.await(0)));
  }

  /** As a child process does until it runs another program. */
  @ParameterizedTest
  @MethodSource("ways")
  void whatIsRemovedIsNotToldThoughSomebodyHasItsFileOpen(Supplier<WaitSet> way) {
    WaitSet set = way.get();
    Pipe pipe = new Pipe();
    pipe.write();
    set.arm(pipe.handle);
    int other = C.getFunction("dup").invokeInt(new Object[] {pipe.ends[0]});
    assertEquals(1, set.await(0));
    set.retire(pipe.handle);
    close(pipe.ends[0]);
    set.drop(pipe.handle);
    assertEquals(0, set.await(0));
    close(other);
    close(pipe.ends[1]);
  }
}
