/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Date;

/**
 * How polling one host goes.
 *
 * @param hostId the host's id
 * @param host its name
 * @param rounds rounds completed
 * @param skipped ticks skipped because the round before was still running
 * @param failures rounds that failed
 * @param lastDuration how long the last round took, in nanoseconds
 * @param lastRound when it began
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record PollData(String hostId, String host, long rounds, long skipped, long failures, long lastDuration,
    Date lastRound) {

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

  public long getLastDuration() {
    return lastDuration;
  }

  public Date getLastRound() {
    return lastRound;
  }
}
