/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that change what a host keeps of its domains, active or not. Which of its methods a driver has,
 * its features say. They block and may be called from several threads at once, as those of the
 * {@link HypervisorSession} it is part of. They fail with {@link HypervisorException.Kind#LOST} once that is lost or
 * closed, with {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list the domain,
 * {@link HypervisorException.Kind#INVALID_STATE} if it is in no state for it, and
 * {@link HypervisorException.Kind#UNSUPPORTED} where the method or this domain (a control domain) is beyond the driver.
 *
 * @since 0.1
 */
@ConsumerType
public interface DefinitionControl {

  /** Throws away the state that {@link PowerAction#SAVE} left on disk; the domain then boots at its next start. */
  void discardSaved(UUID domain) throws HypervisorException;

  /** Says whether the domain, whose definition must survive its end, is started when its host starts. */
  void setAutostart(UUID domain, boolean on) throws HypervisorException;

  /**
   * Says how much memory the domain has when it is started next; one that is active keeps what it has.
   *
   * @param bytes where that is more than it may have, it may have as much from then on
   */
  void defineMemory(UUID domain, long bytes) throws HypervisorException;

  /**
   * Says how many virtual CPUs the domain has when it is started next; one that is active keeps what it has.
   *
   * @param count where that is more than it may have, it may have as many from then on
   */
  void defineVcpus(UUID domain, int count) throws HypervisorException;

  /**
   * Gives the domain, which must not be active, another name.
   *
   * @param name as {@link VmText.Kind#NAME} allows; fails with {@link HypervisorException.Kind#FAILED} if another
   *     domain of the host has it
   */
  void rename(UUID domain, String name) throws HypervisorException;

  /** What its users wrote about the domain; empty if nothing. */
  String description(UUID domain) throws HypervisorException;

  /**
   * Writes about the domain.
   *
   * @param text as {@link VmText.Kind#WORDS} allows; empty to have nothing written
   */
  void describe(UUID domain, String text) throws HypervisorException;

  /**
   * What the domain is started with next, in the hypervisor's form, which is XML, with its passwords: for who defines
   * it anew, which would lose what is left out. It comes from the host: whoever reads it trusts nothing in it, and
   * keeps it out of logs and from the user's eyes.
   */
  String nextDefinition(UUID domain) throws HypervisorException;

  /**
   * Has the domain started with that definition next; one that is active goes on as it is. The host looks through it as
   * strictly as it can, and what it refuses fails with its words; then the domain stays as it was defined. One whose
   * definition does not survive its end has no next start, and fails with
   * {@link HypervisorException.Kind#INVALID_STATE}.
   *
   * @param xml in the hypervisor's form; fails with {@link HypervisorException.Kind#CONFIGURATION} if it is not of that
   *     domain by name and UUID ({@link DefinitionText#refusal}), since it would define another one
   */
  void define(UUID domain, String xml) throws HypervisorException;

  /**
   * Makes the host forget the domain, which must not be active: its definition, its saved state, and what is kept of
   * its snapshots. Its disks stay.
   */
  void delete(UUID domain) throws HypervisorException;
}
