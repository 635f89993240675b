/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.HypervisorException;

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
   * What an operation is.
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
  record Description(String kind, String runningText, String doneText, org.xenworkbench.core.model.HostId host,
      String hostName, java.util.Optional<org.xenworkbench.core.model.VmId> vm, String vmName,
      java.util.Map<String, String> attributes, boolean cancellable) {
  }
}
