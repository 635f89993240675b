/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** Watches of clocks without anything stored, which believe what their clock shows first. */
public final class TestClocks {

  private TestClocks() {
  }

  /** Watches the clocks of this machine. */
  public static ClockWatch system() {
    return watch(Clock.systemUTC(), System::nanoTime);
  }

  /** Watches a clock of the test. */
  public static ClockWatch manual(ManualClock clock) {
    return watch(clock, clock::nanoTime);
  }

  private static ClockWatch watch(Clock clock, LongSupplier nanos) {
    ManualScheduler once = new ManualScheduler(new ManualClock());
    ClockWatch watch = new ClockWatch(new EventLogImpl(new Dispatcher(Runnable::run)), new EventStores(),
        clock, nanos, once);
    watch.start();
    once.runDue();
    return watch;
  }
}
