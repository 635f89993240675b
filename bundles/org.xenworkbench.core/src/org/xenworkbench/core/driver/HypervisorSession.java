/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.xenworkbench.core.model.HostInfo;

/**
 * An open session to one host. Methods block and may be called from several threads at once; none may be called on a
 * UI thread. After {@link SessionListener#sessionLost} every method fails with {@link HypervisorException.Kind#LOST}.
 * Domains are named by the UUID that this host lists them under.
 */
public interface HypervisorSession extends AutoCloseable {

  /** What the host tells about itself; read once when the session opens and cheap to call. */
  HostInfo hostInfo() throws HypervisorException;

  /** What the host's driver can do, probed once. */
  Capabilities capabilities() throws HypervisorException;

  /**
   * One round: all domains, active or not, with their state and the raw counters of the active ones. A call that fails
   * for one domain (it vanished, its job is locked) costs that domain's values, not the round.
   */
  PollRound poll(PollRequest request) throws HypervisorException;

  /** One domain as it is now, empty if the host does not list it. */
  Optional<DomainInfo> domain(UUID domain) throws HypervisorException;

  /**
   * Changes a domain's power state.
   *
   * @throws HypervisorException with {@link HypervisorException.Kind#INVALID_STATE} if it is not in a state for it
   */
  void power(UUID domain, PowerAction action) throws HypervisorException;

  /**
   * Migrates a domain; returns when it has arrived. Not interruptible: to cancel, call {@link #abortJob} on another
   * session where the driver supports it.
   *
   * @param target for client-managed migration an open session to the target of the same driver; empty for
   *     peer-to-peer, where the source host connects to {@link MigrationParameters#peer()}
   */
  void migrate(UUID domain, MigrationParameters parameters, Optional<HypervisorSession> target)
      throws HypervisorException;

  /** Progress of the domain's running job, empty if it has none. Never blocks on that job. */
  Optional<JobProgress> jobProgress(UUID domain) throws HypervisorException;

  /**
   * Changes the limits of the domain's migration, running or next.
   *
   * @param bandwidth bytes per second at most, rounded to what the driver counts in; empty leaves it as it is
   * @param downtime how long the guest may stand still at most; empty leaves it as it is
   * @throws HypervisorException with {@link HypervisorException.Kind#UNSUPPORTED} where the driver cannot
   */
  void limitMigration(UUID domain, OptionalLong bandwidth, Optional<Duration> downtime) throws HypervisorException;

  /** Asks the domain's job to end; {@link HypervisorException.Kind#UNSUPPORTED} where the driver cannot. */
  void abortJob(UUID domain) throws HypervisorException;

  /**
   * Opens the domain's text console.
   *
   * @param force whether to throw out somebody else who uses it
   * @throws HypervisorException with {@link HypervisorException.Kind#CONSOLE_IN_USE} if somebody does and
   *     {@code force} is false
   */
  ConsoleChannel openConsole(UUID domain, boolean force, ConsoleChannel.Receiver receiver) throws HypervisorException;

  /** Whether the session is usable as far as is known without a call. */
  boolean isAlive();

  /** Closes the session and everything opened through it. Never throws and may be called twice. */
  @Override
  void close();
}
