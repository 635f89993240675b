/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Timing;

/** The replay's time of day; all else is the live one's. */
record ReplayTiming(Clock clock, Timing live) implements Timing {

  @Override
  public long nanos() {
    return live.nanos();
  }

  @Override
  public ScheduledExecutorService scheduler(String name) {
    return live.scheduler(name);
  }
}
