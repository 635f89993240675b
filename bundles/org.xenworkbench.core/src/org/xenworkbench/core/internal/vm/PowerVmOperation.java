/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.vm;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Changes a VM's power state. */
final class PowerVmOperation implements Operation {

  private final Sessions sessions;
  private final VirtualMachine vm;
  private final String hostName;
  private final PowerAction action;

  private final Duration hold;

  /**
   * Changes the state of a VM.
   *
   * @param hold how long a VM that was paused by trouble is watched after it was resumed, unless it is paused earlier
   */
  PowerVmOperation(Sessions sessions, VirtualMachine vm, String hostName, PowerAction action, Duration hold) {
    this.hold = hold;
    this.sessions = sessions;
    this.vm = vm;
    this.hostName = hostName;
    this.action = action;
  }

  @Override
  public Description describe() {
    return new Description(LogEntry.POWER, action.running(vm.name(), hostName), action.done(vm.name(), hostName),
        vm.host(), hostName, Optional.of(vm.id()), vm.name(), Map.of(LogEntry.ATTRIBUTE_ACTION, action.name()), false);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    HypervisorSession session = sessions.operations(vm.host());
    Relapse relapse = new Relapse(vm);
    try (Registration heard = sessions.addListener(relapse)) {
      session.require(PowerControl.class).power(vm.id().uuid(), action);
      sessions.pollSoon(vm.host());
      if (action == PowerAction.RESUME && vm.reason().isTrouble()) {
        relapse.await(hold);
      }
      if (action.effect() == PowerAction.Effect.RUNS) {
        requireThatItHolds(session, relapse);
      }
    }
  }

  /** Looks at the VM again: what a host accepts may have no effect, or none that lasts. */
  private void requireThatItHolds(HypervisorSession session, Relapse relapse) throws HypervisorException {
    Optional<DomainInfo> now = session.domain(vm.id().uuid());
    Optional<String> end = now.flatMap(relapse::found);
    if (end.isPresent()) {
      sessions.pollSoon(vm.host());
      throw new HypervisorException(HypervisorException.Kind.FAILED, end.get());
    }
  }
}
