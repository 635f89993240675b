/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.model.Whereabouts;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.vm.VmService;

/** Starts operations on virtual machines. */
@Component
public class VmServiceImpl implements VmService {

  /** A guest tries again within a moment to write what could not be written. */
  private static final Duration HOLD = Duration.ofSeconds(2);

  private final Inventory inventory;
  private final Whereabouts whereabouts;
  private final HostCalls hosts;
  private final OperationService operations;
  private final Obstacles obstacles;
  private final Limits limits;
  private final Duration hold;

  /** Uses these services. */
  @Activate
  public VmServiceImpl(@Reference Inventory inventory, @Reference Whereabouts whereabouts,
      @Reference HostRegistry registry, @Reference HostCalls hosts, @Reference OperationService operations) {
    this(inventory, whereabouts, registry, hosts, operations, HOLD);
  }

  VmServiceImpl(Inventory inventory, Whereabouts whereabouts, HostRegistry registry, HostCalls hosts,
      OperationService operations, Duration hold) {
    this.hold = hold;
    this.inventory = inventory;
    this.whereabouts = whereabouts;
    this.hosts = hosts;
    this.operations = operations;
    this.obstacles = new Obstacles(inventory, registry);
    this.limits = new Limits(inventory, registry);
  }

  @Override
  public OperationHandle power(VmId id, HostId host, PowerAction action, String user) {
    require(obstacle(id, host, action));
    return operations.start(new PowerVmOperation(hosts, owned(id, host), name(host), action, hold), user);
  }

  private static void require(Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(obstacle.get());
    }
  }

  private VirtualMachine owned(VmId id, HostId host) {
    return obstacles.owned(id, host).orElseThrow(() -> new IllegalArgumentException(Messages.Obstacle_VmUnknown));
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, PowerAction action) {
    return obstacles.power(vm, host, action);
  }

  @Override
  public OperationHandle set(VmId id, HostId host, VmSetting setting, long value, String user) {
    require(obstacle(id, host, setting));
    VirtualMachine vm = owned(id, host);
    Amount amount = amount(vm, setting);
    if (!amount.allows(value)) {
      String range = NLS.bind(Messages.Obstacle_Range,
          new Object[] {setting.label(), vm.name(), amount.range(), amount.unit().exact(value)});
      throw new IllegalArgumentException(
          value > amount.greatest() && !amount.bound().isEmpty() ? range + ' ' + amount.bound() : range);
    }
    return operations.start(new SetVmOperation(hosts, vm, name(host), setting, value), user);
  }

  @Override
  public Amount amount(VirtualMachine vm, VmSetting setting) {
    return limits.amount(vm, setting);
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, VmSetting setting) {
    return obstacles.setting(vm, host, setting);
  }

  @Override
  public OperationHandle change(VmId id, HostId host, VmChange change, String text, String user) {
    require(obstacle(id, host, change));
    require(change.text().flatMap(rule -> rule.refusal(text)));
    return operations.start(new ChangeVmOperation(hosts, owned(id, host), name(host), change, text), user);
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, VmChange change) {
    return obstacles.change(vm, host, change);
  }

  @Override
  public Optional<String> obstacle(VmId vm, Feature feature, Precondition state) {
    return obstacles.change(vm, feature, state);
  }

  @Override
  public OperationHandle adopt(VmId claim, String user) {
    require(adoptionObstacle(claim));
    VirtualMachine vm = inventory.virtualMachine(claim)
        .orElseThrow(() -> new IllegalArgumentException(Messages.Obstacle_VmUnknown));
    return operations.start(new AdoptVmOperation(inventory, whereabouts, vm), user);
  }

  @Override
  public Optional<String> adoptionObstacle(VmId vm) {
    return obstacles.adoption(vm);
  }
}
