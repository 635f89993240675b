/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Changes a VM's power state. */
final class PowerVmOperation implements Operation {

  private final HostCalls hosts;
  private final VirtualMachine vm;
  private final String hostName;
  private final PowerAction action;

  private final Duration hold;

  /**
   * Changes the state of a VM.
   *
   * @param hold how long a VM that was paused by trouble is watched after it was resumed, unless it is paused earlier
   */
  PowerVmOperation(HostCalls hosts, VirtualMachine vm, String hostName, PowerAction action, Duration hold) {
    this.hold = hold;
    this.hosts = hosts;
    this.vm = vm;
    this.hostName = hostName;
    this.action = action;
  }

  @Override
  public Description describe() {
    return Description.of(LogEntry.POWER, vm.host(), hostName, action.running(vm.name(), hostName),
        action.done(vm.name(), hostName)).withVm(vm.id(), vm.name())
        .withAttributes(Map.of(LogAttribute.ACTION.name(), action.name()))
        .withTogether(action.words(), action.name(), "");
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    Relapse relapse = new Relapse(vm);
    try (Registration heard = hosts.addListener(relapse)) {
      hosts.run(vm.host(), Role.OPERATIONS,
          session -> session.require(PowerControl.class).power(vm.id().uuid(), action));
      hosts.pollSoon(vm.host());
      if (action == PowerAction.RESUME && vm.reason().isTrouble()) {
        relapse.await(hosts.timing(), hold);
      }
      if (action.effect() == PowerAction.Effect.RUNS) {
        requireThatItHolds(relapse);
      }
    }
  }

  /** Looks at the VM again: what a host accepts may have no effect, or none that lasts. */
  private void requireThatItHolds(Relapse relapse) throws HypervisorException {
    Optional<DomainInfo> now =
        hosts.call(vm.host(), Role.OPERATIONS, session -> session.domain(vm.id().uuid()));
    Optional<String> end = now.flatMap(relapse::found);
    if (end.isPresent()) {
      hosts.pollSoon(vm.host());
      throw new HypervisorException(HypervisorException.Kind.FAILED, end.get());
    }
  }
}
