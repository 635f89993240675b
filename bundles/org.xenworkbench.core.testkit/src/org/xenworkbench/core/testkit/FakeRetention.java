/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.Optional;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.model.StoreUsage;

/**
 * Keeps the period that is set, and forgets nothing. Any thread.
 *
 * @since 0.1
 */
public final class FakeRetention implements EventRetention {

  private volatile Duration retention = Duration.ofDays(365);
  private volatile Optional<StoreUsage> usage = Optional.empty();

  /** Sets what the log takes on disk. */
  public void use(StoreUsage space) {
    usage = Optional.of(space);
  }

  @Override
  public Duration retention() {
    return retention;
  }

  @Override
  public void setRetention(Duration period) {
    if (period.isNegative() || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The period is negative or too long: " + period);
    }
    retention = period;
  }

  @Override
  public Optional<StoreUsage> usage() {
    return usage;
  }
}
