/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xenworkbench.core.migration.Migration.Part;

/** Measures what a migration spends its time on, one part after the other, by the monotonic clock. Thread-safe. */
final class TimeSpent {

  private final LongSupplier nanos;
  private final Map<Part, Duration> spent = new EnumMap<>(Part.class);
  private Optional<Part> now = Optional.empty();
  private long since;

  TimeSpent(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The part before is over, and this one begins. */
  synchronized void begin(Part part) {
    end();
    now = Optional.of(part);
  }

  /** The guest goes on at the target: what is left of the driver's call is the noticing. */
  synchronized void arrived() {
    if (now.equals(Optional.of(Part.CALL))) {
      begin(Part.NOTICING);
    }
  }

  /** The last part is over, for now. */
  synchronized void end() {
    long time = nanos.getAsLong();
    now.ifPresent(part -> spent.merge(part, Duration.ofNanos(Math.max(0, time - since)), Duration::plus));
    since = time;
    now = Optional.empty();
  }

  /** Those that are over. */
  synchronized Map<Part, Duration> parts() {
    return Map.copyOf(spent);
  }
}
