/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.MissingResourceException;
import java.util.Optional;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.EntryActions;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.StoreUsage;

/** The event log, and what can be done with its entries. */
final class EventLogBean implements EventLogMXBean, Rows {

  private static final int RECENT = 100;
  private static final int MOST = 10_000;

  private final EventLog log;
  private final EventRetention retention;
  private final EntryActions actions;

  EventLogBean(EventLog log, EventRetention retention, EntryActions actions) {
    this.log = log;
    this.retention = retention;
    this.actions = actions;
  }

  @Override
  public MBeanOperationInfo[] operations() {
    return actions.rows().stream().map(EventLogBean::operation).toArray(MBeanOperationInfo[]::new);
  }

  @Override
  public boolean varies() {
    return true;
  }

  private static MBeanOperationInfo operation(EntryAction action) {
    return Rows.operation(action.id(), description(action),
        new MBeanParameterInfo("entry", String.class.getName(), Messages.EventLog_entry));
  }

  /** A row of a third party without words costs its words only, and not the bean. */
  private static String description(EntryAction action) {
    try {
      return action.description();
    } catch (MissingResourceException e) {
      return action.id();
    }
  }

  @Override
  public String perform(String operation, Object... arguments) {
    EntryAction action = actions.rows().stream().filter(row -> row.id().equals(operation)).findFirst().orElseThrow();
    String id = (String) arguments[0];
    try {
      LogEntry entry = log.get(Uuids.read(id)).orElseThrow(
          () -> new IllegalArgumentException(NLS.bind(Messages.EventLog_noEntry, Quoted.text(id))));
      action.obstacle(entry).ifPresent(reason -> {
        throw new IllegalStateException(reason);
      });
      action.perform(entry, Caller.name());
      return entry.correlation().toString();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage()); // JMX clients have no classes of ours
    }
  }

  @Override
  public EventData[] getRecent() {
    return find("", RECENT);
  }

  @Override
  public String getFault() {
    return log.fault().orElse("");
  }

  @Override
  public EventData[] find(String text, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(NLS.bind(Messages.EventLog_limit, limit, MOST));
    }
    if (text.length() > Bounds.NAME) {
      throw new IllegalArgumentException(NLS.bind(Messages.EventLog_text, text.length(), Bounds.NAME));
    }
    EventQuery query = EventQuery.newest(limit).withText(text);
    try {
      return log.query(query).stream().map(EventData::of).toArray(EventData[]::new);
    } catch (UnreadableLogException e) {
      throw new IllegalStateException(e.getMessage()); // JMX clients have no classes of ours
    }
  }

  private Optional<StoreUsage> usage() {
    try {
      return retention.usage();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage()); // JMX clients have no classes of ours
    }
  }

  @Override
  public long getBytes() {
    return usage().map(StoreUsage::bytes).orElse(-1L);
  }

  @Override
  public long getEntries() {
    return usage().map(StoreUsage::items).orElse(-1L);
  }

  @Override
  public @Nullable Date getOldest() {
    Optional<Instant> oldest = usage().flatMap(StoreUsage::oldest);
    return oldest.isPresent() ? Date.from(oldest.get()) : null;
  }

  @Override
  public long getRetentionDays() {
    return retention.retention().toDays();
  }

  @Override
  public void setRetentionDays(long days) {
    if (days < 0 || days > EventRetention.LONGEST.toDays()) { // before a duration overflows
      throw new IllegalArgumentException(NLS.bind(Messages.EventLog_retention, days, EventRetention.LONGEST.toDays()));
    }
    retention.setRetention(Duration.ofDays(days));
  }
}
