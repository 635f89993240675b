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
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.vm.FormerDefinition;

/** Sets something of a VM. */
final class SetVmOperation implements Operation {

  private final HostCalls hosts;
  private final VirtualMachine vm;
  private final String hostName;
  private final VmSetting setting;
  private final long value;

  SetVmOperation(HostCalls hosts, VirtualMachine vm, String hostName, VmSetting setting, long value) {
    this.hosts = hosts;
    this.vm = vm;
    this.hostName = hostName;
    this.setting = setting;
    this.value = value;
  }

  @Override
  public Description describe() {
    String text = setting.amount(vm).unit().text(value);
    return Description.of(LogEntry.SETTING, vm.host(), hostName, setting.running(vm.name(), hostName, text),
        setting.done(vm.name(), hostName, text)).withVm(vm.id(), vm.name()).withAttributes(
            Map.of(LogAttribute.ACTION.name(), setting.name(), LogAttribute.VALUE.name(), Long.toString(value)))
        .withTogether(setting.words(), setting.name(), text);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    UUID domain = vm.id().uuid();
    hosts.run(vm.host(), Role.OPERATIONS, session -> FormerDefinition.keepWhile(session, domain, monitor,
        () -> setting.deed().set(session, domain, value)));
    hosts.pollSoon(vm.host());
  }

  @Override
  public String found(HypervisorSession session, Map<String, String> facts) {
    return FormerDefinition.found(session, vm.id().uuid(), facts);
  }
}
