/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;

/** The event log. */
final class EventLogBean implements EventLogMXBean {

  private static final int RECENT = 100;
  private static final int MOST = 10_000;

  private final EventLog log;

  EventLogBean(EventLog log) {
    this.log = log;
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
    EventQuery query = new EventQuery(text, Set.of(), Set.of(), Optional.empty(), limit);
    return log.query(query).stream().map(EventData::of).toArray(EventData[]::new);
  }
}
