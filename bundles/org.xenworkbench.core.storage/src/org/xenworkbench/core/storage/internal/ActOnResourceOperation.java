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
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/** Does something with a pool, a volume or a network, as it is by then. */
final class ActOnResourceOperation<R extends HostResource> extends ResourceOperation {

  private final ResourceId resource;
  private final String hostName;
  private final ResourceAction<R> action;
  private final DiskUsers users;

  ActOnResourceOperation(HostCalls hosts, ResourceId resource, String hostName, ResourceAction<R> action,
      DiskUsers users, Consumer<ResourceId> changed) {
    super(hosts, resource, changed);
    this.resource = resource;
    this.hostName = hostName;
    this.action = action;
    this.users = users;
  }

  @Override
  public Description describe() {
    return Description.of(LogEntry.CONFIGURATION, resource.host(), hostName,
        action.running(resource.name(), hostName, resource.pool()),
        action.done(resource.name(), hostName, resource.pool()))
        .withAttributes(Map.of(LogAttribute.ACTION.name(), action.name()));
  }

  @Override
  HostCalls.Task task(OperationMonitor monitor) {
    return session -> {
      R now = all(session).stream().filter(action.type()::isInstance).map(action.type()::cast)
          .filter(one -> one.name().equals(resource.name())).findFirst()
          .orElseThrow(() -> new HypervisorException(Kind.INVALID_STATE,
              NLS.bind(Messages.Resource_gone, resource.name(), hostName)));
      Optional<String> obstacle = action.obstacle(now);
      if (obstacle.isPresent()) {
        throw new HypervisorException(Kind.INVALID_STATE, obstacle.get());
      }
      if (action.equals(ResourceAction.DELETE_VOLUME)) {
        users.requireNone(session, resource.pool(), resource.name());
      }
      action.deed().with(session, now);
    };
  }
}
