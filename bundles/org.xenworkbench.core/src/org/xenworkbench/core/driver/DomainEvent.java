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
 * @param detail further words of the hypervisor, such as the file that could not be written; may be empty
 * @since 0.1
 */
public record DomainEvent(UUID domain, String name, Type type, Cause cause, String detail) {

  /** Cuts what is too long. */
  public DomainEvent {
    name = Bounds.text(name, Bounds.NAME);
    detail = Bounds.text(detail, Bounds.TEXT);
  }

  /** An event without further words. */
  public DomainEvent(UUID domain, String name, Type type, Cause cause) {
    this(domain, name, type, cause, "");
  }

  /** What happened ({@code virDomainEventType}); more in time, so a switch needs a default branch. */
  public enum Type {
    /** It is known from now on, or its definition changed. */
    DEFINED,
    /** It is known no more. */
    UNDEFINED,
    /** It runs, from now on or since it arrived. */
    STARTED,
    /** It is paused. */
    SUSPENDED,
    /** It runs on. */
    RESUMED,
    /** It runs no more. */
    STOPPED,
    /** Its guest has shut down; that it stopped comes next. */
    SHUTDOWN,
    /** Its guest sleeps. */
    PM_SUSPENDED,
    /** It crashed. */
    CRASHED,
    /** The guest rebooted. */
    REBOOTED,
    /** A disk could not be read or written; with {@link Cause#SUSPENDS} the domain is paused for it. */
    IO_ERROR,
    /** The guest did not serve its watchdog; the detail tells what the hypervisor does. */
    WATCHDOG
  }

  /** Why ({@code virDomainEvent…DetailType}, as far as it is used); more in time. */
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
    /** A disk could not be read or written. */
    IO_ERROR,
    /** The guest's watchdog was not served. */
    WATCHDOG,
    /** The guest's kernel panicked. */
    PANICKED,
    /** The second half of a migration failed. */
    POSTCOPY_FAILED,
    /** It was put back to a snapshot. */
    FROM_SNAPSHOT,
    /** It was woken from its sleep. */
    WOKEN,
    /** A definition that existed was changed. */
    UPDATED,
    /** Only its name was changed. */
    RENAMED,
    /** The domain is paused for it, which an event of its own tells. */
    SUSPENDS,
    /** Anything else, the ordinary case. */
    OTHER
  }
}
