/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.text.Words;

/**
 * What a user can do with a configured host: a row each of the table that menus and keys follow. What is said of each
 * is in {@code words.properties}.
 *
 * @since 0.1
 */
public enum HostAction {
  /** Connect it now, even if a later try is scheduled. */
  CONNECT(EnumSet.of(Connection.State.DISCONNECTED, Connection.State.FAILED), HostRegistry::connect),
  /** Disconnect it until it is connected again. */
  DISCONNECT(EnumSet.complementOf(EnumSet.of(Connection.State.DISCONNECTED)), HostRegistry::disconnect),
  /** Take it out of the configuration; its history stays. May block. */
  REMOVE(EnumSet.allOf(Connection.State.class), HostRegistry::remove);

  private static final Words WORDS = Words.beside(HostAction.class);

  private final Set<Connection.State> states;
  private final BiConsumer<HostRegistry, HostId> deed;

  HostAction(Set<Connection.State> states, BiConsumer<HostRegistry, HostId> deed) {
    this.states = states;
    this.deed = deed;
  }

  /** Its name in commands and the like. */
  public String id() {
    return RowNames.id(this);
  }

  /** Why it is not possible with that host as it is, as a sentence for the user; empty if it is. */
  public Optional<String> obstacle(Host host) {
    return whyBuiltIn(host).or(() -> states.contains(host.connection().state()) ? Optional.empty()
        : Optional.of(WORDS.of(name(), "obstacle", host.name())));
  }

  /** Why nothing of its configuration can be changed, as a sentence for the user; empty if a user has added it. */
  public static Optional<String> whyBuiltIn(Host host) {
    return host.kind() == Host.Kind.HYPERVISOR ? Optional.empty()
        : Optional.of(WORDS.of("HOST", "builtIn", host.name()));
  }

  /**
   * Does it, whether or not there is an obstacle.
   *
   * @throws IllegalArgumentException if the registry refuses it
   */
  public void perform(HostRegistry registry, HostId host) {
    deed.accept(registry, host);
  }
}
