/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/**
 * A world of made-up hosts as its maker sees it: what can go wrong in it, and what others do in it. Any thread; no
 * method blocks. A host or VM that does not exist is an {@link IllegalArgumentException}.
 *
 * @since 0.1
 */
@ProviderType
public interface SimulatedFleet {

  /** What it was at its beginning. */
  FleetDefinition definition();

  /** The UUID of the VM of that name. */
  UUID vm(String name);

  /** The name of the host that a VM runs on, or that lists it if it does not run; empty if it vanished. */
  Optional<String> hostOf(UUID vm);

  /** Takes a host off the network, so that its sessions are lost and new ones fail, or brings it back. */
  void setReachable(String host, boolean reachable);

  /**
   * Freezes a host: calls to it do not return, until it thaws or its sessions are lost after
   * {@link FleetDefinition#keepAlive}.
   */
  void setFrozen(String host, boolean frozen);

  /** Makes every call to a host take that long. */
  void setLatency(String host, Duration latency);

  /** Cuts all sessions to a host; new ones can be opened at once. */
  void cutConnections(String host);

  /** Sets the credentials that a session to a host must have; empty if none are needed, as at the beginning. */
  void requireCredentials(String host, Optional<Credentials> credentials);

  /** Makes a host refuse incoming migrations for that reason; empty to accept them, as at the beginning. */
  void refuseMigrations(String host, Optional<String> reason);

  /**
   * Makes a host fail to keep anything of its VMs, as one whose disk is full: definitions, saved states and snapshots
   * stay as they are.
   *
   * @param reason what it says; empty if it keeps things, as at the beginning
   */
  void failKeeping(String host, Optional<String> reason);

  /**
   * Makes the CPUs of a host lack what those of the others have, as older ones do.
   *
   * @param features some of {@code aes}, {@code avx2} and {@code sse4.2}; none as at the beginning
   */
  void lackCpuFeatures(String host, Set<String> features);

  /** Makes the disk of a host's storage pool full, whatever is in the pool, or gives it back its room. */
  void fillPool(String host, String pool, boolean full);

  /** Makes a host's storage pool one that tells of a server which other hosts have, too; its volumes stay its own. */
  void sharePool(String host, String pool);

  /**
   * Makes a host refuse whatever is done with a storage pool, as if its disk were gone.
   *
   * @param reason what it says; empty if it works, as at the beginning
   */
  void refusePool(String host, String pool, Optional<String> reason);

  /** Removes a VM in the middle of the next poll of its host, after it was listed and before it is read. No event. */
  void vanishDuringPoll(UUID vm);

  /** Begins the counters of a running VM again at 0. */
  void resetCounters(UUID vm);

  /**
   * Puts an active VM into a state in which it does not execute, as its guest or its host would: crashed, asleep,
   * without a state, or paused for a reason. It stays active.
   */
  void become(UUID vm, DomainState state, StateReason reason);

  /**
   * Makes a VM's disk fail: the VM is paused whenever it executes.
   *
   * @param file the file that cannot be written; empty if the disk works again, which does not resume the VM
   */
  void failDisk(UUID vm, Optional<String> file);

  /** Makes the guest of a VM keep devices that are detached while it runs, or let go of them as at the beginning. */
  void holdDevices(UUID vm, boolean held);

  /** Does to a VM what somebody else would do, without a session. */
  CompletableFuture<@Nullable Void> power(UUID vm, PowerAction action);

  /**
   * Migrates a VM as somebody else would do, without a session of ours.
   *
   * @return completed when it has arrived; exceptionally with a
   *     {@link org.xenworkbench.core.driver.HypervisorException} if it could not
   */
  CompletableFuture<@Nullable Void> migrate(UUID vm, String targetHost);
}
