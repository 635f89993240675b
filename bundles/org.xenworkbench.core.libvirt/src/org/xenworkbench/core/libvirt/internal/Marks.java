/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/**
 * Which of a host's domains have a saved state, and which are started with it: asked for by two calls for all of them,
 * after an event, when a round is to be thorough, and else now and then, since libvirt has no event for either.
 */
final class Marks {

  private static final Duration AGE = Duration.ofMinutes(1);
  /** VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE and _AUTOSTART. */
  private static final int SAVED = 1 << 8;
  private static final int AUTOSTART = 1 << 10;

  private final LongSupplier nanos;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  /** Used by one round at a time. */
  private long read;
  private volatile Set<UUID> saved = Set.of();
  private volatile Set<UUID> autostart = Set.of();

  Marks(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Something has happened to a domain. */
  void forget() {
    stale.set(true);
  }

  /** Asks the host before a round, if it is time. */
  void refresh(Connection connection, boolean thorough) throws HypervisorException {
    long now = nanos.getAsLong();
    if (!stale.getAndSet(false) && !thorough && now - read < AGE.toNanos()) {
      return;
    }
    read = now;
    saved = list(connection, SAVED);
    autostart = list(connection, AUTOSTART);
  }

  private static Set<UUID> list(Connection connection, int flag) throws HypervisorException {
    return connection.call(Messages.Action_poll, connect -> {
      long[] handles = DomainCalls.list(Connection.pointer(connect), flag);
      if (handles == null) {
        throw connection.lastError(Messages.Action_poll);
      }
      Set<UUID> found = new HashSet<>();
      for (long domain : handles) {
        found.add(DomainCalls.uuid(domain));
        DomainCalls.free(domain);
      }
      return found;
    });
  }

  /** The domain with what is known of it here. */
  DomainInfo with(DomainInfo info) {
    boolean kept = !info.isActive() && saved.contains(info.uuid());
    boolean starts = autostart.contains(info.uuid());
    return kept || starts ? info.toBuilder().saved(kept).autostart(starts).build() : info;
  }
}
