/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** Goes on by a minute whenever somebody looks. */
final class HurriedTime implements Timing {

  private final ManualClock clock = new ManualClock();

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public long nanos() {
    clock.advance(Duration.ofMinutes(1));
    return clock.nanoTime();
  }

  @Override
  public ScheduledExecutorService scheduler(String name) {
    return new ManualScheduler(clock);
  }
}
