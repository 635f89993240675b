/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Acts on virtual machines. An OSGi service; any thread, returns at once.
 *
 * @since 0.1
 */
@ProviderType
public interface VmService {

  /**
   * Starts an operation that changes a VM's power state on one host. A VM that is shut off on several hosts could be
   * started on each of them, so the host must be said.
   *
   * @param host the host that owns the VM, or one of them
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle} is not empty; its message is that reason
   */
  OperationHandle power(VmId vm, HostId host, PowerAction action, String user);

  /**
   * Why that action is not possible now on that host, as a sentence for the user; empty if it is. Never calls a
   * hypervisor.
   */
  Optional<String> obstacle(VmId vm, HostId host, PowerAction action);

  /**
   * Why something that changes a VM is not possible now, as a sentence for the user; empty if it is. For operations of
   * whoever builds on this: the VM may be a control domain or be migrating, its host may be connected read-only or lack
   * the feature. Never calls a hypervisor.
   *
   * @param feature what its host must be able to do
   * @param state what it must be
   */
  Optional<String> obstacle(VmId vm, Feature feature, Precondition state);

  /**
   * Starts an operation that sets something of a VM on one host.
   *
   * @param host the host that owns the VM
   * @param value in base units
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle(VmId, HostId, VmSetting)} is not empty, or the VM cannot be
   *     given that much; its message is the reason
   */
  OperationHandle set(VmId id, HostId host, VmSetting setting, long value, String user);

  /**
   * How much of something a VM can be given on its host, and has: what it can have by itself, unless its host's driver
   * allows less. Never calls a hypervisor.
   */
  Amount amount(VirtualMachine vm, VmSetting setting);

  /** Why that cannot be set now on that host, whatever the value; empty if it can. Never calls a hypervisor. */
  Optional<String> obstacle(VmId vm, HostId host, VmSetting setting);

  /**
   * Starts an operation that changes what a host keeps of a VM.
   *
   * @param host the host that owns the VM
   * @param text what it is changed with; empty for a row that needs none
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle(VmId, HostId, VmChange)} is not empty, or the row refuses the
   *     text; its message is the reason
   */
  OperationHandle change(VmId id, HostId host, VmChange change, String text, String user);

  /** Why that cannot be changed now on that host, whatever the text; empty if it can. Never calls a hypervisor. */
  Optional<String> obstacle(VmId vm, HostId host, VmChange change);

  /**
   * Starts an operation that takes a claim ({@link VmId#isClaim()}) for the VM of its UUID, since the user says that it
   * is the same: that VM's history and settings are its own from now on. The VM that bore the UUID becomes a claim.
   * Nothing is changed on hosts.
   *
   * @param user who says so
   * @throws IllegalArgumentException if {@link #adoptionObstacle} is not empty; its message is that reason
   */
  OperationHandle adopt(VmId claim, String user);

  /** Why a VM cannot be taken for that of its UUID, as a sentence for the user; empty if it can. */
  Optional<String> adoptionObstacle(VmId vm);
}
