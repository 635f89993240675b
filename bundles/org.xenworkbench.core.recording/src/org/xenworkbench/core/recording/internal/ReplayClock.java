/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/** Shows the moment that a replay shows. */
final class ReplayClock extends Clock {

  private final Supplier<Instant> position;
  private final ZoneId zone;

  ReplayClock(Supplier<Instant> position, ZoneId zone) {
    this.position = position;
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(@Nullable ZoneId other) {
    return new ReplayClock(position, other == null ? zone : other);
  }

  @Override
  public Instant instant() {
    return position.get();
  }
}
