/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;

/** Times of the calendar, of which some are not there and others come twice where clocks are set. */
final class Moments {

  private Moments() {
  }

  /**
   * When that is; of two the first.
   *
   * @throws IllegalArgumentException if clocks are set forward over it
   */
  static Instant of(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.Schedule_Gap, local.toString().replace('T', ' '), zone));
    }
    return local.toInstant(offsets.get(0));
  }

  /** In this machine's zone, with its offset then. */
  static String text(Instant at) {
    ZoneId zone = ZoneId.systemDefault();
    return Quantities.dateTime(at) + ' ' + zone.getRules().getOffset(at).getId().replace("Z", "UTC");
  }
}
