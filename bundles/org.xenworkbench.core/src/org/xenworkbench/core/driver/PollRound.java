/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Instant;
import java.util.List;
import org.xenworkbench.core.model.Bounds;
import java.util.UUID;

/**
 * The raw result of one poll.
 *
 * @param wall the wall clock when the round began, the anchor of every time in it
 * @param nanos the monotonic clock ({@link System#nanoTime}) at the same moment
 * @param host the host's own readings
 * @param domains all domains that the host lists; one that could not be read is listed as it was last seen, without
 *     readings
 * @param unread the domains that could not be read although the host lists them
 * @since 0.1
 */
public record PollRound(Instant wall, long nanos, HostReadings host, List<DomainReadings> domains,
    List<Unread> unread) {

  /** A round in which all that is listed could be read. */
  public PollRound(Instant wall, long nanos, HostReadings host, List<DomainReadings> domains) {
    this(wall, nanos, host, domains, List.of());
  }

  private static List<Reading> bounded(List<Reading> readings) {
    return readings.size() > Bounds.METRICS ? readings.subList(0, Bounds.METRICS) : readings;
  }

  /**
   * A domain that could not be read.
   *
   * @param domain its UUID
   * @param name its name
   * @param reason why, as a sentence
   */
  public record Unread(UUID domain, String name, String reason) {

    /** Cuts texts that are too long. */
    public Unread {
      name = Bounds.text(name, Bounds.NAME);
      reason = Bounds.text(reason, Bounds.TEXT);
    }
  }

  /**
   * The host's own readings.
   *
   * @param nanos monotonic time of the readings
   * @param cpus logical CPUs
   * @param cpuFromDomains whether the host reports no CPU time of its own, so that its load is the sum over its
   *     domains, the control domain included (Xen)
   * @param readings the readings, by metric
   */
  public record HostReadings(long nanos, int cpus, boolean cpuFromDomains, List<Reading> readings) {

    /** Leaves out what is beyond {@link Bounds#METRICS}. */
    public HostReadings {
      cpus = Bounds.known(cpus, Bounds.CPUS);
      readings = bounded(readings);
    }
  }

  /**
   * One domain and its readings.
   *
   * @param info the domain
   * @param nanos monotonic time of the readings; rates are taken over these, since a round takes time
   * @param cpuTime total CPU time used so far in nanoseconds, -1 if unknown or not active
   * @param readings further readings, by metric; empty if not active
   */
  public record DomainReadings(DomainInfo info, long nanos, long cpuTime, List<Reading> readings) {

    /** Leaves out what is beyond {@link Bounds#METRICS}. */
    public DomainReadings {
      readings = bounded(readings);
    }
  }
}
