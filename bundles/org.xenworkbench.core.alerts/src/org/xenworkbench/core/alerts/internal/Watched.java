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
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/** A host or VM of which something is to be remembered: values are beyond a level, or were. Not for several threads. */
final class Watched {

  /** What one rule makes of it. */
  static final class Watch {

    final Course course;
    private AlertRule rule;
    private Optional<Alert> alert = Optional.empty();
    /** Raised while it was silenced, and so told to nobody. */
    private boolean isUntold;

    Watch(AlertRule rule, Course course) {
      this.rule = rule;
      this.course = course;
    }

    AlertRule rule() {
      return rule;
    }

    void use(AlertRule changed) {
      rule = changed;
      course.use(changed);
    }

    /** The alert as it was told last; empty while there is none. */
    Optional<Alert> alert() {
      return alert;
    }

    void setAlert(Optional<Alert> now) {
      isUntold = now.isPresent() && (alert.isEmpty() ? now.get().silencedUntil().isPresent() : isUntold);
      alert = now;
      course.beQuiet(now.map(Watch::quietUntil).orElse(Long.MIN_VALUE));
    }

    /** Whether it is to be told now, since its silence is over and it lasts; answers so once. */
    boolean isOwed(Instant time) {
      boolean isOwed = isUntold && alert.filter(known -> known.isLoud(time)).isPresent();
      isUntold = isUntold && !isOwed;
      return isOwed;
    }

    private static long quietUntil(Alert alert) {
      return alert.acknowledged().isPresent() ? Long.MAX_VALUE
          : alert.silencedUntil().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    }
  }

  final ObjectId id;
  private HostId host;
  final Map<UUID, Watch> watches = new HashMap<>(2);

  Watched(ObjectId id, HostId host) {
    this.id = id;
    this.host = host;
  }

  /** The host that owned it when it was looked at last. */
  HostId host() {
    return host;
  }

  void setHost(HostId owner) {
    host = owner;
  }
}
