/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.time.Duration;

/**
 * How long a migration is expected to take, by earlier ones; made when it is asked for and not changed any more, so
 * that it can be judged when the migration has ended.
 *
 * @param least the lower end of the range in which four of five migrations end
 * @param likely the middle of it: as many take less as take more
 * @param most its upper end
 * @param basis how many earlier migrations it was learned from, 1 or more
 * @since 0.1
 */
public record MigrationEstimate(Duration least, Duration likely, Duration most, int basis) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the range is none, or nothing was learned from
   */
  public MigrationEstimate {
    if (least.isNegative() || least.compareTo(likely) > 0 || likely.compareTo(most) > 0 || basis < 1) {
      throw new IllegalArgumentException(least + ", " + likely + ", " + most + " by " + basis + " is no estimate");
    }
  }
}
