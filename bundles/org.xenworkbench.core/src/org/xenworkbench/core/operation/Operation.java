/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * A piece of work: synchronous, free of UI, testable alone. Its name is that of the command that asks for it.
 *
 * @since 0.1
 */
@ConsumerType
public interface Operation {

  /** What it is, for log and user, before it runs. */
  Description describe();

  /** Does the work; returns when it is done. */
  void execute(OperationMonitor monitor) throws HypervisorException;

  /**
   * Whether what it has begun goes on without this process. When the workbench ends, its entry in the event log then
   * stays as it is, and whoever knows the hosts finds the end and writes it.
   */
  default boolean goesOnAlone() {
    return false;
  }

  /**
   * What an operation is. Made by {@link #of} and what is added to it.
   *
   * @param kind its kind in the event log: one of {@link org.xenworkbench.core.event.LogEntry}'s or one of its own
   * @param runningText “Migrating VM 'x' from 'a' to 'b'”
   * @param doneText “Migrated VM 'x' from 'a' to 'b'”
   * @param host the host it works on
   * @param hostName that host's name
   * @param vm the VM it works on, where it does
   * @param vmName that VM's name, may be empty
   * @param attributes facts for the event log
   * @param cancellable whether it can be cancelled
   */
  record Description(String kind, String runningText, String doneText, HostId host, String hostName, Optional<VmId> vm,
      String vmName, Map<String, String> attributes, boolean cancellable) {

    /** Copies the attributes. */
    public Description {
      attributes = Map.copyOf(attributes);
    }

    /** One on a host, that cannot be cancelled; what the parameters are is said above. */
    public static Description of(String kind, HostId host, String hostName, String runningText, String doneText) {
      return new Description(kind, runningText, doneText, host, hostName, Optional.empty(), "", Map.of(), false);
    }

    /** On a VM of that host. */
    public Description withVm(VmId of, String name) {
      return new Description(kind, runningText, doneText, host, hostName, Optional.of(of), name, attributes,
          cancellable);
    }

    /** With these facts for the event log, in place of what it has. */
    public Description withAttributes(Map<String, String> facts) {
      return new Description(kind, runningText, doneText, host, hostName, vm, vmName, facts, cancellable);
    }

    /** One that can be cancelled, or not. */
    public Description withCancellable(boolean can) {
      return new Description(kind, runningText, doneText, host, hostName, vm, vmName, attributes, can);
    }
  }
}
