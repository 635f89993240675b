/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What time it is, and timers. Who needs to know asks the one that it was given, so that tests have a time of their
 * own. Any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Timing {

  /** The wall clock. */
  Clock clock();

  /** The monotonic clock, which nobody sets: nanoseconds since some moment of this process. */
  long nanos();

  /** A timer of its own for tasks that return soon, on one thread of that name. */
  ScheduledExecutorService scheduler(String name);

  /** This machine's. */
  static Timing system() {
    return SystemTiming.INSTANCE;
  }
}
