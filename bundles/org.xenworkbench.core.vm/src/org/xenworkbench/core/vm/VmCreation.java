/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Makes virtual machines: by a plan, of a definition, or like one that is there. An OSGi service; any thread, returns
 * at once.
 *
 * @since 0.1
 */
@ProviderType
public interface VmCreation {

  /** Why none can be made on a host, as a sentence for the user; empty if one can. Never calls a hypervisor. */
  Optional<String> obstacle(HostId host);

  /**
   * Which kinds of VMs a host can have; those that it likes best first.
   *
   * @return completed on a host's thread, or with a {@link org.xenworkbench.core.driver.HypervisorException}
   */
  CompletableFuture<List<GuestType>> guestTypes(HostId host);

  /**
   * Starts an operation that makes what a plan says, and has it started if that is said: its volume, then the VM. A
   * volume that was made for a VM which then was not is deleted again. What is there when it fails its entry in the
   * event log says.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle} is not empty, the plan is refused, or the host is known to
   *     have a VM of that name; its message is that reason
   */
  OperationHandle create(HostId host, VmPlan plan, boolean start, String user);

  /**
   * The same of a definition, to which a UUID is given if it has none; it is not started.
   *
   * @param definition in the form of the host, whoever wrote it
   */
  OperationHandle define(HostId host, String definition, String user);

  /**
   * Why a VM cannot be cloned now, as a sentence for the user; empty if it can as far as is known. Never calls a
   * hypervisor.
   *
   * @param host the host that owns the VM
   */
  Optional<String> cloneObstacle(VmId vm, HostId host);

  /**
   * What becomes of the disks of a VM when it is cloned.
   *
   * @return completed on a host's thread, or with a {@link org.xenworkbench.core.driver.HypervisorException} that says
   *     why it cannot be cloned, as when it writes to a disk that is in no storage pool
   */
  CompletableFuture<List<ClonedDisk>> cloneDisks(VmId vm, HostId host);

  /**
   * Starts an operation, which can be cancelled between two disks, that makes a VM like another on its host, with
   * copies of the disks that it writes to, and a UUID and network addresses of its own. It is not started. Copies are
   * deleted again if it fails.
   *
   * @param name the name of the new one
   * @throws IllegalArgumentException if {@link #cloneObstacle} is not empty, or the name is refused or known to be
   *     taken; its message is that reason
   */
  OperationHandle clone(VmId vm, HostId host, String name, String user);
}
