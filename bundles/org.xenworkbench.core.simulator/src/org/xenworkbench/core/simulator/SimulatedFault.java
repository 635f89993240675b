/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.time.Duration;

/**
 * Something that goes wrong with a host by itself, while its fleet runs.
 *
 * @param host the host's name
 * @param kind what happens to it
 * @param after how long after the fleet's beginning
 * @param length for how long; zero if it stays so
 * @param every from one beginning to the next, longer than {@code length}; zero if it happens once
 * @param latency how long a call takes while it is {@link Kind#SLOW}; zero for the other kinds
 * @since 0.1
 */
public record SimulatedFault(String host, Kind kind, Duration after, Duration length, Duration every,
    Duration latency) {

  /** What can happen to a host. */
  public enum Kind {
    /** It is off the network. */
    UNREACHABLE,
    /** It does not answer, and keeps its connections. */
    FROZEN,
    /** Every call to it takes time. */
    SLOW,
    /** It takes in no VM. */
    REFUSES_MIGRATIONS,
    /** It keeps nothing, since its disk is full. */
    DISK_FULL
  }

  /** Looks whether it ends before it begins again. */
  public SimulatedFault {
    if (!every.isZero() && (length.isZero() || every.compareTo(length) <= 0)) {
      throw new IllegalArgumentException("What happens every " + every + " must last less than that.");
    }
  }
}
