/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.libvirt.internal.jna.EventSources.Timer;

class TimerQueueTest {

  private static final int ROUNDS = 200;
  private static final int STEPS = 500;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final TimerQueue queue = new TimerQueue();
  private int made;

  @Test
  void aTimerThatIsPutOffGoesOffAtItsLaterTime() {
    Timer timer = timer(10, 0);
    set(timer, 10, 6 * MILLI);
    assertEquals(List.of(), due(10 * MILLI));
    assertEquals(6 * MILLI, queue.untilFirst(10 * MILLI));
    assertEquals(List.of(timer), due(16 * MILLI));
    assertEquals(10 * MILLI, queue.untilFirst(16 * MILLI), "goes off again and again");
  }

  @Test
  void aTimerThatIsToGoOffEarlierDoes() {
    Timer timer = timer(10, 0);
    set(timer, 2, MILLI);
    assertEquals(2 * MILLI, queue.untilFirst(MILLI));
    assertEquals(List.of(timer), due(3 * MILLI));
    assertEquals(List.of(), due(4 * MILLI), "its former time is forgotten");
  }

  @Test
  void aTimerThatIsOffIsNotWaitedFor() {
    Timer timer = timer(10, 0);
    set(timer, -1, MILLI);
    assertEquals(Timer.NEVER, queue.untilFirst(MILLI));
    assertEquals(List.of(), due(20 * MILLI));
    set(timer, 5, 30 * MILLI);
    assertEquals(5 * MILLI, queue.untilFirst(30 * MILLI));
  }

  @Test
  void aTimerOfNoTimeGoesOffOncePerTurn() {
    Timer timer = timer(0, 0);
    assertEquals(List.of(timer), due(0));
    assertEquals(List.of(timer), due(0));
  }

  /** Compared with a look at every timer. */
  @Test
  void goesOffAsIfEachTimerWereLookedAt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int goneOff = 0;
    for (int round = 0; round < ROUNDS; round++) {
      goneOff += round(random, "seed " + seed + ", round " + round);
    }
    assertTrue(goneOff > ROUNDS, goneOff + " went off, seed " + seed);
    System.out
        .println("TimerQueueTest: " + ROUNDS + " rounds of " + STEPS + ", " + goneOff + " went off, seed " + seed);
  }

  private int round(Random random, String where) {
    TimerQueueTest test = new TimerQueueTest();
    Map<Timer, long[]> expected = new HashMap<>(); // its milliseconds and when it is due
    long now = Long.MAX_VALUE - 1 - random.nextInt(100) * MILLI; // nanoTime may overflow
    int goneOff = 0;
    for (int step = 0; step < STEPS; step++) {
      Timer timer = expected.size() < 5 ? test.timer(-1, now) : random(random, expected);
      int milliseconds = random.nextInt(6) == 0 ? -1 : random.nextInt(20);
      test.set(timer, milliseconds, now);
      expected.put(timer, new long[] {milliseconds, now + milliseconds * MILLI});
      now += random.nextInt(4) * MILLI;
      assertEquals(untilFirst(expected, now), test.queue.untilFirst(now), where + ", step " + step);
      List<Timer> due = test.due(now);
      assertEquals(due(expected, now), due.stream().map(one -> one.id).sorted().toList(), where + ", step " + step);
      goneOff += due.size();
    }
    return goneOff;
  }

  private static Timer random(Random random, Map<Timer, long[]> timers) {
    return timers.keySet().stream().sorted((one, other) -> one.id - other.id).skip(random.nextInt(timers.size()))
        .findFirst().orElseThrow();
  }

  private static long untilFirst(Map<Timer, long[]> expected, long now) {
    return expected.values().stream().filter(timer -> timer[0] >= 0).mapToLong(timer -> Math.max(0, timer[1] - now))
        .min().orElse(Timer.NEVER);
  }

  /** The ids of those that go off, which begin anew. */
  private static List<Integer> due(Map<Timer, long[]> expected, long now) {
    List<Integer> ids = new ArrayList<>();
    expected.forEach((timer, state) -> {
      if (state[0] >= 0 && now - state[1] >= 0) {
        ids.add(timer.id);
        state[1] = now + state[0] * MILLI;
      }
    });
    return ids.stream().sorted().toList();
  }

  private Timer timer(int milliseconds, long now) {
    Timer timer = new Timer(made++, new Pointer(1), null, null);
    set(timer, milliseconds, now);
    return timer;
  }

  private void set(Timer timer, int milliseconds, long now) {
    if (timer.set(milliseconds, now)) {
      queue.add(timer);
    }
  }

  private List<Timer> due(long now) {
    queue.untilFirst(now); // as the loop does before it waits
    List<Timer> due = new ArrayList<>();
    queue.forEachDue(now, due::add);
    return due;
  }
}
