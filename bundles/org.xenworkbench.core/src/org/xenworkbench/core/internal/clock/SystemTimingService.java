/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.concurrent.Timing;

/** This machine's time as a service, so that views have theirs injected: that of a recording is another. */
@Component(service = Timing.class)
public final class SystemTimingService implements Timing {

  private final Timing system = Timing.system();

  @Override
  public Clock clock() {
    return system.clock();
  }

  @Override
  public long nanos() {
    return system.nanos();
  }

  @Override
  public ScheduledExecutorService scheduler(String name) {
    return system.scheduler(name);
  }
}
