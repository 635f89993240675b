/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.xenworkbench.core.model.Bounds;

/**
 * A life cycle event of a domain. Carries no time of its own, since the hypervisor gives none.
 *
 * @param domain the domain's UUID on that host
 * @param name its name
 * @param type what happened
 * @param cause why, where that matters to the core
 */
public record DomainEvent(UUID domain, String name, Type type, Cause cause) {

  /** Cuts a name that is too long. */
  public DomainEvent {
    name = Bounds.text(name, Bounds.NAME);
  }

  /** What happened ({@code virDomainEventType}). */
  public enum Type {
    DEFINED, UNDEFINED, STARTED, SUSPENDED, RESUMED, STOPPED, SHUTDOWN, PM_SUSPENDED, CRASHED
  }

  /** Why ({@code virDomainEvent…DetailType}, as far as it is used). */
  public enum Cause {
    /** Part of a migration. */
    MIGRATED,
    /** Restored from saved state. */
    RESTORED,
    /** Saved to disk. */
    SAVED,
    /** Somebody ended it by force. */
    DESTROYED,
    /** It crashed. */
    CRASHED,
    /** It failed. */
    FAILED,
    /** Anything else, the ordinary case. */
    OTHER
  }
}
