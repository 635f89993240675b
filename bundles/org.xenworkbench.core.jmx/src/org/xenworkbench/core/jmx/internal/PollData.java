/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Date;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.model.Host;

/**
 * How polling one host goes.
 *
 * @param hostId the host's id
 * @param host its name
 * @param rounds rounds completed
 * @param skipped ticks skipped because the round before was still running
 * @param failures rounds that failed
 * @param failuresInARow rounds that failed since the last one that was answered
 * @param unread readings of single domains that failed in rounds that were answered
 * @param lastDuration how long the last round took, in nanoseconds
 * @param lastRound when it began
 * @param lag how long after it was due the last round began, in nanoseconds
 * @param interval the time between rounds that is in force, in nanoseconds
 * @param backOff how long polling waits after the last failure, in nanoseconds; 0 unless the last round failed
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record PollData(String hostId, String host, long rounds, long skipped, long failures, long failuresInARow,
    long unread, long lastDuration, Date lastRound, long lag, long interval, long backOff) {

  static PollData of(Host host, PollStatistics known) {
    return new PollData(host.id().toString(), host.name(), known.rounds(), known.skipped(), known.failures(),
        known.failuresInARow(), known.unread(), known.lastDuration().toNanos(), Date.from(known.lastRound()),
        known.lag().toNanos(), known.interval().toNanos(), known.backOff().toNanos());
  }

  public String getHostId() {
    return hostId;
  }

  public String getHost() {
    return host;
  }

  public long getRounds() {
    return rounds;
  }

  public long getSkipped() {
    return skipped;
  }

  public long getFailures() {
    return failures;
  }

  public long getFailuresInARow() {
    return failuresInARow;
  }

  public long getUnread() {
    return unread;
  }

  public long getLastDuration() {
    return lastDuration;
  }

  public Date getLastRound() {
    return lastRound;
  }

  public long getLag() {
    return lag;
  }

  public long getInterval() {
    return interval;
  }

  public long getBackOff() {
    return backOff;
  }
}
