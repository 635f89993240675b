/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that keep snapshots of domains, active or not. Its methods block and may be called from several
 * threads at once, as those of the {@link HypervisorSession} it is part of. They fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed, with
 * {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list the domain, and with
 * {@link HypervisorException.Kind#UNSUPPORTED} where this domain (a control domain, or one with disks that keep none)
 * is beyond the driver. What is said of a snapshot that is not there fails with
 * {@link HypervisorException.Kind#INVALID_STATE}.
 *
 * @since 0.1
 */
@ConsumerType
public interface SnapshotControl {

  /** As many are told of at most. */
  int MOST = 1_000;

  /** All of a domain, parents before their children. */
  List<Snapshot> snapshots(UUID domain) throws HypervisorException;

  /**
   * Takes one, of memory as well if the domain is active, which stands still for as long.
   *
   * @param name as {@link VmText.Kind#SNAPSHOT} allows; fails with {@link HypervisorException.Kind#FAILED} if there
   *     is one of that name
   */
  void takeSnapshot(UUID domain, String name) throws HypervisorException;

  /** Puts the domain back to what it was then; what has happened since is lost. */
  void revertToSnapshot(UUID domain, String name) throws HypervisorException;

  /** Deletes one. The domain stays as it is, and those that go on from it go on from its parent. */
  void deleteSnapshot(UUID domain, String name) throws HypervisorException;
}
