/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.function.Consumer;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/** Makes a pool, a volume or a network. */
final class CreateResourceOperation extends ResourceOperation {

  private final Description description;
  private final HostCalls.Task task;

  CreateResourceOperation(HostCalls hosts, ResourceId made, Description description, HostCalls.Task task,
      Consumer<ResourceId> changed) {
    super(hosts, made, changed);
    this.description = description;
    this.task = task;
  }

  @Override
  public Description describe() {
    return description;
  }

  @Override
  HostCalls.Task task(OperationMonitor monitor) {
    return task;
  }
}
