/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.vm;

import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Changes a VM's power state. */
final class PowerVmOperation implements Operation {

  private final Sessions sessions;
  private final VirtualMachine vm;
  private final String hostName;
  private final PowerAction action;

  PowerVmOperation(Sessions sessions, VirtualMachine vm, String hostName, PowerAction action) {
    this.sessions = sessions;
    this.vm = vm;
    this.hostName = hostName;
    this.action = action;
  }

  @Override
  public Description describe() {
    return new Description(LogEntry.POWER, NLS.bind(runningText(), vm.name(), hostName),
        NLS.bind(doneText(), vm.name(), hostName), vm.host(), hostName, Optional.of(vm.id()), vm.name(), Map.of(),
        false);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    sessions.operations(vm.host()).power(vm.id().uuid(), action);
    sessions.pollSoon(vm.host());
  }

  private String runningText() {
    return switch (action) {
      case START -> Messages.Power_START_running;
      case SHUT_DOWN -> Messages.Power_SHUT_DOWN_running;
      case FORCE_OFF -> Messages.Power_FORCE_OFF_running;
      case REBOOT -> Messages.Power_REBOOT_running;
      case PAUSE -> Messages.Power_PAUSE_running;
      case RESUME -> Messages.Power_RESUME_running;
    };
  }

  private String doneText() {
    return switch (action) {
      case START -> Messages.Power_START_done;
      case SHUT_DOWN -> Messages.Power_SHUT_DOWN_done;
      case FORCE_OFF -> Messages.Power_FORCE_OFF_done;
      case REBOOT -> Messages.Power_REBOOT_done;
      case PAUSE -> Messages.Power_PAUSE_done;
      case RESUME -> Messages.Power_RESUME_done;
    };
  }
}
