/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Date;
import javax.management.MXBean;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;

/** The event log. */
@Described("The event log. Sends a notification for every new state of an entry.")
@MXBean
public interface EventLogMXBean extends Versioned {

  @Described("The newest 100 entries, running ones first; fails if what was written earlier cannot be read.")
  EventData[] getRecent();

  @Described("Why entries cannot be written or read at present; empty if all is well.")
  String getFault();

  @Described(value = "What the log takes on disk; -1 if it is not kept.", units = "bytes")
  long getBytes();

  @Described(value = "How many entries are kept on disk; -1 if they are not.", units = "count")
  long getEntries();

  @Described("When the oldest entry on disk was started; null if there is none.")
  @Nullable
  Date getOldest();

  @Described(value = "How long entries that have ended are kept; 0 for ever. Kept in the preferences.", units = "days")
  long getRetentionDays();

  /** Sets the retention. */
  void setRetentionDays(long days);

  @Described(value = "The newest entries that contain all the words; running ones first. "
      + "Fails if what was written earlier cannot be read.", reads = true)
  EventData[] find(@Parameter(name = "text", value = "Words; empty for any") String text,
      @Parameter(name = "limit", value = "The most entries wanted, 1 to 10000") int limit);
}
