/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Map;
import java.util.UUID;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.vm.FormerDefinition;

/** Changes what a host keeps of a VM. */
final class ChangeVmOperation implements Operation {

  private final HostCalls hosts;
  private final VirtualMachine vm;
  private final String hostName;
  private final VmChange change;
  private final String text;

  ChangeVmOperation(HostCalls hosts, VirtualMachine vm, String hostName, VmChange change, String text) {
    this.hosts = hosts;
    this.vm = vm;
    this.hostName = hostName;
    this.change = change;
    this.text = text;
  }

  @Override
  public Description describe() {
    return Description.of(LogEntry.CONFIGURATION, vm.host(), hostName, change.running(vm.name(), hostName, text),
        change.done(vm.name(), hostName, text)).withVm(vm.id(), vm.name())
        .withAttributes(change.text().isEmpty() ? Map.of(LogAttribute.ACTION.name(), change.name())
            : Map.of(LogAttribute.ACTION.name(), change.name(), LogAttribute.VALUE.name(), text))
        .withTogether(change.words(), change.name(), text);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    UUID domain = vm.id().uuid();
    hosts.run(vm.host(), Role.OPERATIONS, session -> FormerDefinition.keepWhile(session, domain, monitor,
        () -> change.deed().change(session, domain, text)));
    hosts.pollSoon(vm.host());
  }

  @Override
  public String found(HypervisorSession session, Map<String, String> facts) {
    return FormerDefinition.found(session, vm.id().uuid(), facts);
  }
}
