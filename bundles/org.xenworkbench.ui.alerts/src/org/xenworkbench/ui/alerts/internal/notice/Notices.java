/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertSeverity;
import java.util.stream.Stream;

/**
 * Which alerts the user is still to be told of: those that were raised or repeated since the last time, unless they are
 * over again, and none while all is silenced. Any thread.
 */
final class Notices {

  private static final Comparator<Alert> WORST_FIRST =
      Comparator.comparing((Alert alert) -> alert.rule().severity() == AlertSeverity.CRITICAL).reversed()
          .thenComparing(Comparator.comparing(Alert::raised).reversed());

  private final Supplier<NoticeChoice> wanted;
  private final Clock clock;
  private final Map<UUID, Alert> waiting = new LinkedHashMap<>();
  private Instant silentUntil = Instant.MIN;

  /** @param wanted what the user wants to be told */
  Notices(Supplier<NoticeChoice> wanted, Clock clock) {
    this.wanted = wanted;
    this.clock = clock;
  }

  /** Something happened to an alert; whether there is something to tell now. */
  synchronized boolean changed(Alert alert, AlertPhase phase) {
    Instant now = clock.instant();
    boolean isNews = phase == AlertPhase.RAISED || phase == AlertPhase.REPEATED;
    if (!alert.isLoud(now)) {
      waiting.remove(alert.id());
    } else if (isNews && !now.isBefore(silentUntil) && wanted.get().includes(alert.rule().severity())
        || waiting.containsKey(alert.id())) {
      waiting.put(alert.id(), alert);
      return isNews;
    }
    return false;
  }

  /** What was shown was not read: it is to be told again, unless it is over or somebody has seen it meanwhile. */
  synchronized void again(List<Alert> shown) {
    shown.forEach(alert -> waiting.putIfAbsent(alert.id(), alert));
  }

  /** Nothing more is told for that time. */
  synchronized void silence(Duration time) {
    silentUntil = clock.instant().plus(time);
    waiting.clear();
  }

  /** What is to be told besides what is still shown, the worst of all first; nothing of it waits any more. */
  synchronized List<Alert> take(List<Alert> shown) {
    List<Alert> taken = Stream.concat(waiting.values().stream(), shown.stream()).distinct()
        .sorted(WORST_FIRST).toList();
    waiting.clear();
    return taken;
  }
}
