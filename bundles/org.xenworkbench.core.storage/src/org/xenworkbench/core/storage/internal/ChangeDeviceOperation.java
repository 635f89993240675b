/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.Map;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.vm.FormerDefinition;

/**
 * Attaches or detaches a device of a VM.
 *
 * @param action the name of what is done, as entries keep it
 * @param running what is done, as the event log says it
 * @param done that it was done
 * @param task does it
 */
record ChangeDeviceOperation(HostCalls hosts, VirtualMachine vm, String hostName, String action, String running,
    String done, HostCalls.Task task) implements Operation {

  @Override
  public Description describe() {
    return Description.of(LogEntry.CONFIGURATION, vm.host(), hostName, running, done).withVm(vm.id(), vm.name())
        .withAttributes(Map.of(LogAttribute.ACTION.name(), action));
  }

  /** Also one that failed may have changed something. */
  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    try {
      hosts.run(vm.host(), Role.OPERATIONS,
          session -> FormerDefinition.keepWhile(session, vm.id().uuid(), monitor, () -> task.on(session)));
    } finally {
      hosts.pollSoon(vm.host());
    }
  }

  @Override
  public String found(HypervisorSession session, Map<String, String> facts) {
    return FormerDefinition.found(session, vm.id().uuid(), facts);
  }
}
