/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How a host is connected at one moment.
 *
 * @param state the state
 * @param since when this state was entered; of one that failed, when it began to fail, however often it was tried since
 * @param reason why it failed or was lost, as a sentence for the user that leaves the host's name to whoever shows it;
 *     empty unless {@link State#FAILED}
 * @param nextTry when the next attempt is due; empty unless one is scheduled
 * @since 0.1
 */
public record Connection(State state, Instant since, Optional<String> reason, Optional<Instant> nextTry) {

  /** The states of a connection. */
  public enum State {
    /** Not wanted by the user, nothing is tried. */
    DISCONNECTED,
    /** An attempt is under way. */
    CONNECTING,
    /** Polled and operable. */
    CONNECTED,
    /** The last attempt or the connection failed; it is tried again at {@link Connection#nextTry()}. */
    FAILED
  }

  /** A connection in a state that needs no further words. */
  public static Connection of(State state, Instant since) {
    return new Connection(state, since, Optional.empty(), Optional.empty());
  }

  /** A failed connection. */
  public static Connection failed(Instant since, String reason, Instant nextTry) {
    return new Connection(State.FAILED, since, Optional.of(reason), Optional.of(nextTry));
  }
}
