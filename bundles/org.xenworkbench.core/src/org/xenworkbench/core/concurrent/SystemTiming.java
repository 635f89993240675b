/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** The one place that asks this machine for the time. */
final class SystemTiming implements Timing {

  static final Timing INSTANCE = new SystemTiming();

  private final Clock clock = Clock.systemUTC();

  private SystemTiming() {
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public ScheduledExecutorService scheduler(String name) {
    return Threads.scheduler(name);
  }
}
