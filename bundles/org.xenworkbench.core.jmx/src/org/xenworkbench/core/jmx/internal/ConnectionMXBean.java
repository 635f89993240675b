/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Date;
import javax.management.MXBean;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.jmx.Described;

/** The connection to a host. */
@Described("The connection to a host and how polling it goes.")
@MXBean
public interface ConnectionMXBean extends Versioned {

  @Described("Name of the host.")
  String getHost();

  @Described("DISCONNECTED, CONNECTING, CONNECTED or FAILED.")
  String getState();

  @Described("When this state was entered.")
  Date getSince();

  @Described("Why it failed or was lost; empty if it did not.")
  String getReason();

  @Described("When it is tried again; null if it is not.")
  @Nullable
  Date getNextTry();

  @Described(value = "Rounds completed.", units = "count")
  long getRounds();

  @Described(value = "Ticks skipped because the round before was still running.", units = "count")
  long getSkippedRounds();

  @Described(value = "Rounds that failed.", units = "count")
  long getFailedRounds();

  @Described(value = "How long the last round took; -1 if there was none.", units = "ns")
  long getLastRoundDuration();

  @Described(value = "Rounds that failed since the last one that was answered.", units = "count")
  long getFailedRoundsInARow();

  @Described(value = "Readings of single domains that failed in rounds that were answered.", units = "count")
  long getUnreadDomains();

  @Described(value = "How long after it was due the last round began; -1 if there was none.", units = "ns")
  long getLag();

  @Described(value = "Time between rounds that is in force; more than the sampler's where a round takes longer. -1 if"
      + " there was none.", units = "ns")
  long getInterval();

  @Described(value = "How long polling waits after the last failure; 0 unless the last round failed.", units = "ns")
  long getBackOff();

  @Described("What the host can do, and why it cannot do the rest; empty while it is not connected.")
  FeatureData[] getCapabilities();

  @Described("Whether nothing can be changed on the host.")
  boolean isReadOnly();

  @Described("Connects the host, at once even if a later try is scheduled.")
  void connect();

  @Described("Disconnects the host until it is connected again.")
  void disconnect();

  @Described("Disconnects the host and takes it out of the configuration; its history stays.")
  void remove();
}
