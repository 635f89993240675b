/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.xenworkbench.core.text.Words;

/**
 * Something that a hypervisor's driver may or may not be able to do. Each belongs to a facet of its sessions: where a
 * facet is missing, all its features are, and where a feature is there, so is its facet. Users read of them in this
 * order.
 *
 * @since 0.1
 */
public enum Feature {
  /** Domains can be started, shut down, rebooted and forced off: {@link PowerControl#power}. */
  POWER(PowerControl.class),
  /** Domains can be reset, whatever their guest is doing: {@link PowerControl#power}. */
  FORCE_REBOOT(PowerControl.class),
  /** Domains can be paused and resumed: {@link PowerControl#power}. */
  PAUSE(PowerControl.class),
  /** Running domains can be migrated to another host: {@link MigrationControl#migrate}. */
  LIVE_MIGRATION(MigrationControl.class),
  /**
   * The source host itself can connect to the target, so that a migration goes on without this process:
   * {@link MigrationControl#migrate} without a session to the target.
   */
  PEER_TO_PEER_MIGRATION(MigrationControl.class),
  /** While a domain migrates it is told how many bytes are left: {@link JobProgress#fraction} of its job. */
  MIGRATION_PROGRESS(MigrationControl.class, false),
  /**
   * At the end of a migration it is told how long the guest stood still: {@link JobProgress#downtime} in
   * {@link SessionListener#jobCompleted}.
   */
  MIGRATION_DOWNTIME(MigrationControl.class, false),
  /** A migration can be told how many bytes per second it may send at most: {@link MigrationParameters#bandwidth}. */
  MIGRATION_BANDWIDTH(MigrationControl.class),
  /** A running job can be asked to end: {@link JobControl#abortJob}. */
  ABORT_JOB(JobControl.class),
  /** Domains have a text console: {@link ConsoleAccess#openConsole}. */
  CONSOLE(ConsoleAccess.class),
  /** The host tells of changes when they happen, not only when it is polled: {@link SessionListener}. */
  EVENTS(HypervisorSession.class),
  /**
   * A round has the CPU time of the host; where it has not, the host's load is the sum over its domains:
   * {@link PollRound.HostReadings}.
   */
  HOST_CPU_STATS(HypervisorSession.class),
  /** A round has the traffic of the domains' network interfaces: {@link PollRound.DomainReadings}. */
  INTERFACE_STATS(HypervisorSession.class),
  /** A round has what the domains' disks read and write: {@link PollRound.DomainReadings}. */
  BLOCK_STATS(HypervisorSession.class),
  /** A round gets the counters of all domains in one call, and not one by one: {@link HypervisorSession#poll}. */
  BULK_STATS(HypervisorSession.class);

  private static final Words WORDS = Words.beside(Feature.class);

  private final Class<?> facet;
  private final boolean changes;

  Feature(Class<?> facet) {
    this(facet, facet != HypervisorSession.class);
  }

  Feature(Class<?> facet, boolean changes) {
    this.facet = facet;
    this.changes = changes;
  }

  /** The facet it belongs to; {@link HypervisorSession} itself for what every session has a method for. */
  public Class<?> facet() {
    return facet;
  }

  /** Whether it changes something, or may: a session that is read-only cannot have it. */
  public boolean changes() {
    return changes;
  }

  /** What users read of it. */
  public String label() {
    return WORDS.of(name(), "label");
  }
}
