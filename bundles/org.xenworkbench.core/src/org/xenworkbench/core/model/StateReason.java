/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.osgi.util.NLS;

/**
 * Why a domain is in its state ({@code virDomainGetState}). Drivers name more reasons in time, so whoever switches over
 * this needs a default branch.
 *
 * @since 0.1
 */
public enum StateReason {
  /** The driver tells none. */
  UNKNOWN(""),
  /** Somebody asked for it. */
  USER(Messages.Reason_USER),
  /** It was booted. */
  BOOTED(Messages.Reason_BOOTED),
  /** It went on after a pause. */
  UNPAUSED(Messages.Reason_UNPAUSED),
  /** It was woken from its sleep. */
  WOKEN(Messages.Reason_WOKEN),
  /** It is being migrated. */
  MIGRATING(Messages.Reason_MIGRATING),
  /** It has been migrated: it came from another host, or left for one. */
  MIGRATED(Messages.Reason_MIGRATED),
  /** Its migration was given up. */
  MIGRATION_CANCELLED(Messages.Reason_MIGRATION_CANCELLED),
  /** The second half of its migration failed, so that no host has all of its memory. */
  POSTCOPY_FAILED(Messages.Reason_POSTCOPY_FAILED),
  /** It is being saved to disk. */
  SAVING(Messages.Reason_SAVING),
  /** It was saved to disk. */
  SAVED(Messages.Reason_SAVED),
  /** It was restored from what was saved. */
  RESTORED(Messages.Reason_RESTORED),
  /** Its memory is being dumped. */
  DUMPING(Messages.Reason_DUMPING),
  /** A snapshot of it is being taken. */
  SNAPSHOT(Messages.Reason_SNAPSHOT),
  /** It was put back to a snapshot. */
  FROM_SNAPSHOT(Messages.Reason_FROM_SNAPSHOT),
  /** It is being started. */
  STARTING_UP(Messages.Reason_STARTING_UP),
  /** It is being shut down. */
  SHUTTING_DOWN(Messages.Reason_SHUTTING_DOWN),
  /** Its guest shut down. */
  SHUT_DOWN(Messages.Reason_SHUT_DOWN),
  /** It was ended by force. */
  DESTROYED(Messages.Reason_DESTROYED),
  /** A disk could not be read or written; mostly the host has no room left. */
  IO_ERROR(Messages.Reason_IO_ERROR),
  /** The guest's watchdog was not served in time. */
  WATCHDOG(Messages.Reason_WATCHDOG),
  /** The guest crashed. */
  CRASHED(Messages.Reason_CRASHED),
  /** The guest's kernel panicked. */
  PANICKED(Messages.Reason_PANICKED),
  /** The hypervisor failed to start it or to keep it running. */
  FAILED(Messages.Reason_FAILED),
  /** The host's management service gave it up. */
  DAEMON(Messages.Reason_DAEMON);

  private static final Set<StateReason> TROUBLE =
      EnumSet.of(POSTCOPY_FAILED, IO_ERROR, WATCHDOG, CRASHED, PANICKED, FAILED, DAEMON);
  private static final Set<StateReason> ORDINARY =
      EnumSet.of(UNKNOWN, USER, BOOTED, UNPAUSED, WOKEN, MIGRATION_CANCELLED, RESTORED, SHUT_DOWN, DESTROYED);

  private final String text;

  StateReason(String text) {
    this.text = text;
  }

  /** In words, such as “I/O error”; empty for {@link #UNKNOWN}. */
  public String text() {
    return text;
  }

  /** Whether somebody has to look after it. */
  public boolean isTrouble() {
    return TROUBLE.contains(this);
  }

  /**
   * What to do about it, as a sentence; empty if nothing is to be done.
   *
   * @param file the file that could not be read or written; empty if that is not known, and of any other reason
   */
  public String advice(String file) {
    return switch (this) {
      case IO_ERROR -> file.isEmpty() ? Messages.Advice_MakeRoom : NLS.bind(Messages.Advice_MakeRoomFor, file);
      case CRASHED, PANICKED -> Messages.Advice_Crashed;
      case WATCHDOG -> Messages.Advice_Watchdog;
      default -> "";
    };
  }

  /** Whether it tells more than the state by itself, so that it belongs beside it wherever the state is shown. */
  public boolean isNotable() {
    return !ORDINARY.contains(this);
  }
}
