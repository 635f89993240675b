/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HostResource;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/** Changes something of a host's storage or networks; then, whether or not it could, it is looked at again. */
abstract class ResourceOperation implements Operation {

  private final HostCalls hosts;
  private final ResourceId resource;
  private final Consumer<ResourceId> changed;

  ResourceOperation(HostCalls hosts, ResourceId resource, Consumer<ResourceId> changed) {
    this.hosts = hosts;
    this.resource = resource;
    this.changed = changed;
  }

  /** What is done on the host. */
  abstract HostCalls.Task task(OperationMonitor monitor);

  @Override
  public final void execute(OperationMonitor monitor) throws HypervisorException {
    try {
      hosts.run(resource.host(), Role.OPERATIONS, task(monitor));
    } finally {
      changed.accept(resource);
    }
  }

  /** Also what was made or deleted in vain, and a pool or network that was to start or end. */
  @Override
  public final String found(HypervisorSession session, Map<String, String> facts) throws HypervisorException {
    Optional<? extends HostResource> now = all(session).stream()
        .filter(one -> one.name().equals(resource.name())).findFirst();
    return NLS.bind(now.isEmpty() ? Messages.Found_none : !isActive(now.get()) ? Messages.Found_inactive
        : resource.kind() == ResourceId.Kind.VOLUME ? Messages.Found_there : Messages.Found_active, resource.name());
  }

  private static boolean isActive(HostResource resource) {
    return (!(resource instanceof StoragePool pool) || pool.isActive())
        && (!(resource instanceof VirtualNetwork network) || network.active());
  }

  /** Those of its kind and pool that the host has. */
  final List<? extends HostResource> all(HypervisorSession session) throws HypervisorException {
    return switch (resource.kind()) {
      case POOL -> session.require(StorageAccess.class).pools();
      case VOLUME -> session.require(StorageAccess.class).volumes(resource.pool());
      default -> session.require(NetworkAccess.class).networks();
    };
  }
}
