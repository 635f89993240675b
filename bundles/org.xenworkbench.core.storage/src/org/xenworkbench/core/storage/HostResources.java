/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Storage pools, volumes and networks of hosts, and what can be done with them. A host is asked when somebody looks and
 * after something was changed from here, and never besides: hosts cost nothing that nobody looks at. An OSGi service;
 * any thread, returns at once.
 *
 * @since 0.1
 */
@ProviderType
public interface HostResources {

  /** Hears what is known anew. */
  @ConsumerType
  @FunctionalInterface
  interface Listener {

    /** What is known below that is something else. Must return at once. */
    void changed(ResourceId what);
  }

  /** The pools of a host. */
  Known<Pool> pools(HostId host);

  /** The volumes of a pool. */
  Known<Volume> volumes(HostId host, String pool);

  /** The networks of a host. */
  Known<Network> networks(HostId host);

  /** The VMs of its host that have an interface in a network, running or not. */
  List<VmId> vms(Network network);

  /**
   * Somebody looks at what is below that: its host is asked, unless it is being asked or is not connected. Of a volume
   * or a network there is nothing below.
   */
  void look(ResourceId what);

  /** Hears what is known anew, for as long as the registration is open. */
  Registration addListener(Listener listener);

  /**
   * Why something cannot be done with the storage or networks of a host, as a sentence for the user; empty if it can.
   * Never calls a hypervisor.
   *
   * @param feature what its driver must be able to do
   */
  Optional<String> obstacle(HostId host, Feature feature);

  /** Why that cannot be done with one, by what is known of it; empty if it can. Never calls a hypervisor. */
  Optional<String> obstacle(ResourceId resource, ResourceAction<?> action);

  /**
   * Starts an operation that does something with one.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle(ResourceId, ResourceAction)} is not empty; its message is that
   *     reason
   */
  OperationHandle perform(ResourceId resource, ResourceAction<?> action, String user);

  /**
   * Starts an operation that makes a pool.
   *
   * @throws IllegalArgumentException if the host cannot do that or the plan is refused; its message is the reason
   */
  OperationHandle createPool(HostId host, PoolPlan plan, String user);

  /** The same for a volume of a pool. */
  OperationHandle createVolume(HostId host, String pool, VolumePlan plan, String user);

  /** The same for a network. */
  OperationHandle createNetwork(HostId host, NetworkPlan plan, String user);

  /**
   * Starts an operation, which can be cancelled, that writes a volume into a file of this machine. The file is there
   * when all of it is; until then, or when it fails, another one of that name stays as it is. What broke off before
   * goes on there if what was carried is the same still, else begins anew; so it is with {@link #upload}.
   *
   * @throws IllegalArgumentException if the host cannot do that; its message is the reason
   */
  OperationHandle download(ResourceId volume, Path file, String user);

  /** The same that overwrites a volume with a file of this machine. */
  OperationHandle upload(ResourceId volume, Path file, String user);
}
