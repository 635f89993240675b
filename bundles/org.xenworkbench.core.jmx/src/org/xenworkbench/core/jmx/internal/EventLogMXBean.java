/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;

/** The event log. */
@Described("The event log. Sends a notification for every new state of an entry.")
@MXBean
public interface EventLogMXBean extends Versioned {

  @Described("The newest 100 entries, running ones first.")
  EventData[] getRecent();

  @Described("Why entries cannot be written at present; empty if all is well.")
  String getFault();

  @Described("The newest entries that contain all the words; running ones first.")
  EventData[] find(@Parameter(name = "text", value = "Words; empty for any") String text,
      @Parameter(name = "limit", value = "The most entries wanted, 1 to 10000") int limit);
}
