/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.model.ObjectId;

/**
 * Silences of alerts that are over: the next alert of the same rule and object has the rest. While an alert lasts, it
 * knows its own. Not for several threads.
 */
final class Silences {

  private record Of(UUID rule, ObjectId object) {
  }

  private final Map<Of, Instant> rest = new HashMap<>();

  /** An alert is over at that time. */
  void keep(Alert alert, Instant time) {
    rest.values().removeIf(until -> !time.isBefore(until));
    alert.silencedUntil().filter(time::isBefore)
        .ifPresent(until -> rest.put(new Of(alert.rule().id(), alert.object()), until));
  }

  /** What is left at that time for an alert that is raised; it is the alert's from now on. */
  Optional<Instant> take(UUID rule, ObjectId object, Instant time) {
    return Optional.ofNullable(rest.remove(new Of(rule, object))).filter(time::isBefore);
  }
}
