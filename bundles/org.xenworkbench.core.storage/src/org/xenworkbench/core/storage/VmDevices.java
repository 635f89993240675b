/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * What VMs have of the storage and networks of their hosts: attaches it, detaches it, and deletes disks with a VM. Of a
 * VM that is active it is changed at once and for its next start. An OSGi service; any thread, returns at once.
 *
 * @since 0.1
 */
@ProviderType
public interface VmDevices {

  /**
   * Why the devices of a VM cannot be changed now on that host, as a sentence for the user; empty if they can. Never
   * calls a hypervisor.
   *
   * @param feature {@link Feature#DEVICES} or {@link Feature#MEDIA}
   */
  Optional<String> obstacle(VmId vm, HostId host, Feature feature);

  /**
   * What a VM has now or when it is started next.
   *
   * @return completed on a host's thread, or with a {@link org.xenworkbench.core.driver.HypervisorException}
   */
  CompletableFuture<DomainDevices> devices(VmId vm, HostId host);

  /** Which VMs of a host have which disks: it costs a call or two for each of them. Completed in the same way. */
  CompletableFuture<DiskUse> use(HostId host);

  /**
   * Starts an operation that attaches a disk. It fails, and nothing is attached, if a VM that is not shut off has the
   * same as a disk and this one is to be written to.
   *
   * @param host the host that owns the VM
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle} is not empty or the plan is refused; its message is the
   *     reason
   */
  OperationHandle attach(VmId vm, HostId host, DiskPlan disk, String user);

  /** The same with a network interface. */
  OperationHandle attach(VmId vm, HostId host, InterfacePlan nic, String user);

  /**
   * The same that detaches a device.
   *
   * @param device the guest's name of a disk, or the address of a network interface
   */
  OperationHandle detach(VmId vm, HostId host, String device, String user);

  /**
   * The same that puts another medium into a drive.
   *
   * @param drive the guest's name of it
   * @param source the path of a file or device of the host; empty to eject what is in it
   */
  OperationHandle changeMedium(VmId vm, HostId host, String drive, String source, String user);

  /**
   * The disks of VMs that are on one host, with what hinders each from being deleted with its VM. CDs are not among
   * them.
   *
   * @return completed on a host's thread, or with a {@link org.xenworkbench.core.driver.HypervisorException}
   */
  CompletableFuture<List<DiskOfVm>> disks(HostId host, List<VmId> vms);

  /**
   * Starts an operation that deletes a VM, and then volumes that are its disks. If one of these is no disk of the VM by
   * then, nothing is deleted; one that another VM has stays, and so does one that the host does not delete, and the
   * operation fails at its end and says which.
   *
   * @throws IllegalArgumentException if the VM cannot be deleted now, or no volume of its host; its message is the
   *     reason
   */
  OperationHandle delete(VmId vm, HostId host, List<ResourceId> volumes, String user);
}
