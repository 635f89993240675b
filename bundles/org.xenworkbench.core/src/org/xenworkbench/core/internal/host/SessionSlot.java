/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;

/** A session that is opened when it is first needed and again when it was lost. Thread-safe. */
final class SessionSlot {

  private final Opener opener;
  private Optional<HypervisorSession> session = Optional.empty();

  SessionSlot(Opener opener) {
    this.opener = opener;
  }

  synchronized HypervisorSession get() throws HypervisorException {
    if (session.isPresent() && !session.get().isAlive()) {
      close();
    }
    if (session.isEmpty()) {
      session = Optional.of(opener.open());
    }
    return session.get();
  }

  synchronized void close() {
    session.ifPresent(HypervisorSession::close);
    session = Optional.empty();
  }

  /** Opens the session. */
  interface Opener {
    HypervisorSession open() throws HypervisorException;
  }
}
