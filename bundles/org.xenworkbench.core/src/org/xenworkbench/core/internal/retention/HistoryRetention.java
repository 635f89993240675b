/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.metric.HistoryStore;

/**
 * Has the store forget series that ended long ago, some time after it comes and every day. How long ago is counted from
 * the newest sample that is stored; while the clock is doubted, nothing is forgotten.
 */
@Component(service = EnginePart.class)
public class HistoryRetention implements EnginePart {

  private static final long FIRST_MINUTES = 15;
  private static final long MINUTES_PER_DAY = 24 * 60;

  private final ClockWatch clock;
  private final RetentionCount count;
  private final ScheduledExecutorService executor;
  private volatile @Nullable HistoryStore store;

  /** Counts on where the preferences say. */
  @Activate
  public HistoryRetention(@Reference Preferences preferences, @Reference ClockWatch clock) {
    this(preferences, clock, Timing.system().scheduler("xenworkbench-history-retention"));
  }

  HistoryRetention(Preferences preferences, ClockWatch clock, ScheduledExecutorService executor) {
    this.clock = clock;
    this.executor = executor;
    count = new RetentionCount(preferences, Preferences.HISTORY_RETENTION);
    executor.scheduleWithFixedDelay(this::forgetExpired, FIRST_MINUTES, MINUTES_PER_DAY, TimeUnit.MINUTES);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(HistoryStore bound) {
    store = bound;
  }

  void unbindStore(HistoryStore unbound) {
    if (store == unbound) {
      store = null;
    }
  }

  private void forgetExpired() {
    HistoryStore current = store;
    Optional<Instant> now = clock.now();
    if (current != null && now.isPresent()) { // else tomorrow: there is no hurry
      Optional<Instant> newest = count.isNew() ? clock.storedAtStart() : current.newest();
      newest.ifPresent(time -> forgetExpired(current, time, now.get()));
    }
  }

  private void forgetExpired(HistoryStore from, Instant newest, Instant now) {
    Optional<Instant> before = count.latest();
    Instant reached = count.advance(newest, now);
    from.forgetExpired(reached, before);
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
  }
}
