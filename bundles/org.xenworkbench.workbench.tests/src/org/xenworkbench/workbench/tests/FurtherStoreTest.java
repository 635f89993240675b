/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.StoreUsage;

/** A store of the event log that a third party's bundle brings while the workbench runs. */
class FurtherStoreTest {

  private final EventLog log = Services.get(EventLog.class);

  @Test
  void oneOfAHigherRankingIsUsedByAllAsLongAsItIsThere() throws Exception {
    InMemory store = new InMemory();
    ServiceRegistration<EventStore> registration =
        Services.context().registerService(EventStore.class, store, ranked(100));
    LogEntry entry = entry();
    try {
      log.append(entry).get(20, TimeUnit.SECONDS);
      assertThat(store.entries).containsEntry(entry.correlation(), entry);
      assertThat(Services.get(EventRetention.class).usage().map(StoreUsage::place)).contains("memory");
    } finally {
      registration.unregister();
    }
    LogEntry after = entry();
    log.append(after).get(20, TimeUnit.SECONDS);
    assertThat(store.entries).doesNotContainKey(after.correlation());
    assertThat(Services.get(EventRetention.class).usage().map(StoreUsage::place)).get().asString()
        .endsWith("events.db");
  }

  @Test
  void oneThatCannotBeActivatedIsPassedOverAndTheBannerSaysSo() throws Exception {
    ServiceRegistration<?> registration = Services.context().registerService(EventStore.class.getName(),
        new NotActivated(), ranked(200));
    try {
      assertThat(log.fault()).get().asString().contains("of the event log cannot be started");
      log.append(entry()).get(20, TimeUnit.SECONDS);
    } finally {
      registration.unregister();
    }
    assertThat(log.fault().orElse("")).doesNotContain("cannot be started");
  }

  private static Dictionary<String, Object> ranked(int ranking) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, ranking);
    return properties;
  }

  private static LogEntry entry() {
    return LogEntry.occurrence("org.example.test", LogEntry.Status.INFO, "A further store", Instant.now()).build();
  }

  /** As the component runtime gives a component whose activation fails. */
  private static final class NotActivated implements ServiceFactory<EventStore> {

    @Override
    public @Nullable EventStore getService(Bundle bundle, ServiceRegistration<EventStore> registration) {
      return null;
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<EventStore> registration, EventStore service) {
      // none was given
    }
  }

  /** A whole store in a few lines: what a query means is said by the query. */
  private static final class InMemory implements EventStore {

    private final Map<UUID, LogEntry> entries = new ConcurrentHashMap<>();

    @Override
    public void append(List<LogEntry> added) {
      added.forEach(entry -> entries.put(entry.correlation(), entry));
    }

    @Override
    public List<LogEntry> query(EventQuery query) {
      return query.select(entries.values());
    }

    @Override
    public Optional<LogEntry> get(UUID correlation) {
      return Optional.ofNullable(entries.get(correlation));
    }

    @Override
    public Optional<StoreUsage> usage() {
      return Optional.of(new StoreUsage("memory", 0, entries.size(), Optional.empty()));
    }
  }
}
