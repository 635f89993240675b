/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.storage.VmDevices;

/** What was asked for, to be done with a VM. */
@FunctionalInterface
interface DeviceDeed {

  /**
   * Starts it, as the user of the workbench.
   *
   * @throws IllegalArgumentException if it cannot be done any more; its message is the reason
   */
  OperationHandle on(VmDevices devices, VirtualMachine vm);
}
