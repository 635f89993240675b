/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a session may use of the core.
 *
 * @param role what the session is for; only a {@link Role#POLLING} session delivers domain events
 * @param named the user's name of the host, which may change while the session is open
 * @param clock the wall clock
 * @param calls runs the calls of one poll in parallel; the core bounds how many are in flight
 * @param credentials user name and password, if the endpoint needs them and the user gave them
 * @param readOnly whether nothing may be changed through this session
 * @param listener hears of events; its methods return at once
 * @since 0.1
 */
public record SessionContext(Role role, Supplier<String> named, Clock clock, Executor calls,
    Optional<Credentials> credentials, boolean readOnly, SessionListener listener) {

  /** What a session is for. A host has one of each, so that long calls of one never stall another. */
  public enum Role {
    /** Inventory, events, metrics, progress and abort of jobs. */
    POLLING,
    /** State changes and migrations. */
    OPERATIONS,
    /** Consoles. */
    CONSOLE
  }

  /** With a name that stays. */
  public SessionContext(Role role, String hostName, Clock clock, Executor calls, Optional<Credentials> credentials,
      boolean readOnly, SessionListener listener) {
    this(role, () -> hostName, clock, calls, credentials, readOnly, listener);
  }

  /** The user's name of the host now, for messages. */
  public String hostName() {
    return named.get();
  }
}
