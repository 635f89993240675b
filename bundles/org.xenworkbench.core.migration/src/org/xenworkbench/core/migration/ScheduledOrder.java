/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Something that is begun at a time. Immutable.
 *
 * @param id its identity
 * @param vm the VM that is migrated; empty if a host is evacuated
 * @param host where the VM goes, or the host that is evacuated
 * @param what what it was called when it was asked for: “Migrate VM 'web' to 'pm2'”
 * @param when the time
 * @param user who asked for it
 * @since 0.1
 */
public record ScheduledOrder(UUID id, Optional<VmId> vm, HostId host, String what, When when, String user) {

  /**
   * A time.
   *
   * @param at the moment
   * @param late how much later it may be begun, if the workbench is closed at that time or it cannot be begun yet; a
   *     year at most
   */
  public record When(Instant at, Duration late) {

    private static final Duration LATEST = Duration.ofDays(365);

    /**
     * Checks how late.
     *
     * @throws IllegalArgumentException if that is negative, or more than a year
     */
    public When {
      if (late.isNegative()) {
        throw new IllegalArgumentException("Nothing is begun before its time: " + late);
      }
      if (late.compareTo(LATEST) > 0) {
        throw new IllegalArgumentException("Nothing is begun more than " + LATEST.toDays() + " days late: " + late);
      }
    }
  }

  /** The same at another time. */
  public ScheduledOrder at(When other) {
    return new ScheduledOrder(id, vm, host, what, other, user);
  }
}
