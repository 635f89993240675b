/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.function.Consumer;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
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
}
