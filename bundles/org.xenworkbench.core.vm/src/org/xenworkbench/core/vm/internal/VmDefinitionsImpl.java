/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.core.vm.internal.secret.KeptPasswords;

/** Reads definitions, and starts operations that change them. */
@Component
public class VmDefinitionsImpl implements VmDefinitions {

  private final Inventory inventory;
  private final HostCalls hosts;
  private final OperationService operations;
  private final Obstacles obstacles;

  /** Uses these services. */
  @Activate
  public VmDefinitionsImpl(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference HostCalls hosts, @Reference OperationService operations) {
    this.inventory = inventory;
    this.hosts = hosts;
    this.operations = operations;
    this.obstacles = new Obstacles(inventory, registry);
  }

  @Override
  public CompletableFuture<String> next(VmId vm, HostId host) {
    return hosts.submit(host, Role.POLLING,
        session -> KeptPasswords.in(session.require(DefinitionControl.class).nextDefinition(vm.uuid())).marked());
  }

  @Override
  public CompletableFuture<String> present(VmId vm, HostId host) {
    return hosts.submit(host, Role.POLLING,
        session -> KeptPasswords.in(session.require(DefinitionAccess.class).definition(vm.uuid())).marked());
  }

  @Override
  public Optional<String> unreadable(VmId vm, HostId host) {
    return obstacles.owned(vm, host).map(owned -> obstacles.use(owned, Feature.DEFINITION))
        .orElseGet(() -> Optional.of(Messages.Obstacle_VmUnknown));
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host) {
    return obstacles.change(vm, host, Feature.DEFINE, Precondition.ANY)
        .or(() -> obstacles.owned(vm, host).filter(owned -> !owned.persistent())
            .map(passing -> NLS.bind(Messages.Obstacle_Transient, passing.name())));
  }

  @Override
  public OperationHandle define(VmId id, HostId host, String base, String text, String user) {
    return define(id, host, Optional.of(base), text, user);
  }

  @Override
  public OperationHandle define(VmId id, HostId host, String text, String user) {
    return define(id, host, Optional.empty(), text, user);
  }

  private OperationHandle define(VmId id, HostId host, Optional<String> base, String text, String user) {
    Optional<String> obstacle = obstacle(id, host);
    Optional<VirtualMachine> vm = obstacles.owned(id, host);
    if (obstacle.isPresent() || vm.isEmpty()) {
      throw new IllegalArgumentException(obstacle.orElse(Messages.Obstacle_VmUnknown));
    }
    String hostName = inventory.host(host).map(Host::name).orElse("");
    return operations.start(new DefineVmOperation(hosts, vm.get(), hostName, base, text), user);
  }
}
