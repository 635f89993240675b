/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Maintenance of hosts: their running virtual machines go to others before, and come back afterwards. A host in
 * maintenance has the tag {@link PlacementTags#MAINTENANCE}, and is no target of migrations. An OSGi service.
 *
 * @since 0.1
 */
@ProviderType
public interface EvacuationService {

  /** Why that host cannot be evacuated now, as a sentence for the user; empty if it can. Any thread, at once. */
  Optional<String> obstacle(HostId host);

  /** Whether a host is in maintenance. Any thread, at once. */
  boolean isInMaintenance(HostId host);

  /**
   * Plans where the running VMs of a host go: each to the host that has the most room afterwards, of those that the
   * checks let it go to and that the tags of {@link PlacementTags} allow. May block for seconds; not on a UI thread.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle}; its message is that reason
   */
  EvacuationPlan plan(HostId host);

  /**
   * Puts a host in maintenance and migrates what the plan says, each migration with its checks anew. What was planned
   * and has no room any more fails alone. Returns when that is begun. Writes a file; not on a UI thread.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is an {@link #obstacle}; nothing was done then
   * @throws IllegalStateException if the tag cannot be kept; nothing was done then
   */
  void evacuate(EvacuationPlan plan, String user);

  /**
   * Plans to bring back the VMs that were migrated away from a host since it is in maintenance and run elsewhere now,
   * the last that left it first. May block for seconds; not on a UI thread.
   *
   * @throws IllegalArgumentException if the host is not in maintenance, or not known
   * @throws UnreadableLogException if the event log, which knows them, cannot be read
   */
  EvacuationPlan planReturn(HostId host) throws UnreadableLogException;

  /**
   * Ends the maintenance of a host, cancels what has not begun to leave it, and migrates back what the plan says.
   * Returns when that is begun. Reads and writes files; not on a UI thread.
   *
   * @param plan what comes back; a plan without moves brings nothing back
   * @param user who asks for it
   * @throws IllegalArgumentException if the host is not in maintenance
   * @throws IllegalStateException if the event log cannot be read, or the tag not be taken away; nothing was done then
   */
  void leave(EvacuationPlan plan, String user);

  /**
   * How the evacuation of a host goes.
   *
   * @param waiting how many wait for their turn
   * @param underWay how many are migrated now
   * @param isPaused whether those that wait are held
   * @since 0.1
   */
  record Progress(int waiting, int underWay, boolean isPaused) {
  }

  /**
   * How the evacuation of a host goes that this process has begun; empty once nothing of it waits or is under way: what
   * waits ends with the process. Any thread, at once.
   */
  Optional<Progress> progress(HostId host);

  /**
   * Holds what waits until it is {@link #resume resumed}; what is under way goes on. Any thread, at once.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is no {@link #progress}
   */
  void pause(HostId host, String user);

  /**
   * Lets what waits have its turn again. Any thread, at once.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is no {@link #progress}
   */
  void resume(HostId host, String user);

  /**
   * Cancels what waits; what is under way goes on, and the host stays in maintenance. Any thread, at once.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if there is no {@link #progress}
   */
  void stop(HostId host, String user);

  /**
   * Stops an evacuation, and once nothing is under way away from the host, of what an earlier process has begun either,
   * ends the maintenance and brings back what has left the host since it began, the last first, by {@link #planReturn}
   * and {@link #leave}. It fails, and the host stays in maintenance, if none of them can come back; where some can, they
   * do, and it fails with the number of the others. Meanwhile the host is not evacuated. Any thread, returns at once;
   * until it brings them back it can be cancelled: the host stays in maintenance then, and what waited is cancelled
   * nevertheless.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if the host is not in maintenance, or is rolled back already
   */
  OperationHandle rollBack(HostId host, String user);

  /** Hears of evacuations. */
  @FunctionalInterface
  @ConsumerType
  interface Listener {

    /** The {@link #progress} of that host's began, ended, or was paused or resumed. */
    void evacuationChanged(HostId host);
  }

  /** Listens to evacuations; called on any thread, and must return at once. */
  Registration addListener(Listener listener);
}
