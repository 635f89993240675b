/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SettingWords;
import org.xenworkbench.core.internal.SettingsLog;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.text.SafeLog;

/**
 * Has the store forget old entries: when it comes, when the setting changes, and every day. How old they are is counted
 * from the newest that is stored; while the clock is doubted, nothing is forgotten, and what was written then is as new
 * as what was written before it.
 */
@Component
public class EventRetentionImpl implements EventRetention {

  private static final long DEFAULT_DAYS = 365;
  private static final long AGAIN_MINUTES = 10;

  private final SettingsLog settings = new SettingsLog(Timing.system().clock());
  private final Preferences preferences;
  private final ClockWatch clock;
  private final RetentionCount count;
  private final ScheduledExecutorService executor;
  private final EventStores stores;
  private final Registration following;

  /** Reads the setting from the preferences. */
  @Activate
  public EventRetentionImpl(@Reference Preferences preferences, @Reference ClockWatch clock,
      @Reference EventStores stores) {
    this(preferences, clock, stores, Timing.system().scheduler("xenworkbench-event-retention"));
  }

  EventRetentionImpl(Preferences preferences, ClockWatch clock, EventStores stores,
      ScheduledExecutorService executor) {
    this.preferences = preferences;
    this.clock = clock;
    this.count = new RetentionCount(preferences, Preferences.EVENT_RETENTION);
    this.executor = executor;
    this.stores = stores;
    executor.scheduleWithFixedDelay(this::forgetOld, 1, 1, TimeUnit.DAYS);
    following = stores.follow(store -> executor.execute(this::forgetOld));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLog(EventLog log) {
    settings.use(log);
  }

  void unbindLog(EventLog log) {
    settings.leave(log);
  }

  /** What is in the preferences may have been written by hand or damaged: the default might delete what is wanted. */
  @Override
  public Duration retention() {
    preferences.requireWithin(Preferences.EVENT_RETENTION_DAYS, 0, LONGEST.toDays(),
        OptionalLong.of(FOR_EVER.toDays()), DEFAULT_DAYS);
    long days = preferences.getLong(Preferences.EVENT_RETENTION_DAYS, DEFAULT_DAYS);
    return Duration.ofDays(Math.max(0, Math.min(days, LONGEST.toDays())));
  }

  @Override
  public void setRetention(Duration retention) {
    long days = retention.toDays();
    long before = retention().toDays();
    if (retention.isNegative() || retention.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(NLS.bind(Messages.Retention_OutOfBounds, days, LONGEST.toDays()));
    }
    preferences.putLong(Preferences.EVENT_RETENTION_DAYS, days);
    if (days != before) {
      settings.changed(NLS.bind(Messages.Retention_Changed, SettingWords.days(before), SettingWords.days(days)));
    }
    executor.execute(this::forgetOld);
  }

  @Override
  public Optional<StoreUsage> usage() throws IOException {
    Optional<EventStore> store = stores.chosen();
    return store.isEmpty() ? Optional.empty() : store.get().usage();
  }

  private void forgetOld() {
    Optional<EventStore> store = stores.chosen();
    Duration kept = retention();
    if (store.isEmpty() || kept.equals(FOR_EVER)) {
      return;
    }
    Optional<Instant> now = clock.now();
    if (now.isEmpty()) {
      executor.schedule((Runnable) this::forgetOld, AGAIN_MINUTES, TimeUnit.MINUTES);
      return;
    }
    try {
      forgetOld(store.get(), kept, now.get());
    } catch (IOException | RuntimeException | LinkageError e) { // else it would never be tried again
      SafeLog.of(EventRetentionImpl.class)
          .warn("Old entries of the event log could not be forgotten: " + e.getMessage(), e);
    }
  }

  private void forgetOld(EventStore from, Duration kept, Instant now) throws IOException {
    // at first only what an earlier process wrote counts: this one may have begun with a wrong clock
    Optional<Instant> newest = ClockWatch.newestEntry(from, count.isNew() ? clock.began() : now);
    if (newest.isPresent()) {
      Instant reached = count.advance(newest.get(), now);
      from.forgetBefore(reached.minus(kept), reached);
    }
  }

  @Deactivate
  void stop() {
    following.close();
    executor.shutdownNow();
  }
}
