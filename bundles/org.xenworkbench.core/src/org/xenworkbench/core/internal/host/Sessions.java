/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/** The sessions of all hosts, for the parts of the core that act on domains. */
public interface Sessions {

  /** The session for state changes; opened when needed, so it may block. */
  HypervisorSession operations(HostId host) throws HypervisorException;

  /** The session for consoles; opened when needed, so it may block. */
  HypervisorSession consoles(HostId host) throws HypervisorException;

  /** The polling session, for progress and abort; empty while the host is not connected. */
  Optional<HypervisorSession> polling(HostId host);

  /**
   * Runs short calls on the polling session, within the host's bound. Never refuses a task: that of a host that is not
   * connected or was removed runs at once on the caller's thread, where {@link #polling} is empty.
   */
  Executor calls(HostId host);

  /** Polls a host at once rather than at its next tick; nothing happens if it is not connected or was removed. */
  void pollSoon(HostId host);

  /** Hears every host's raw events, on drivers' threads. */
  Registration addListener(SessionEvents listener);
}
