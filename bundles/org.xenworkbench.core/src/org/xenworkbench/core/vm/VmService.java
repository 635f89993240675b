/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Optional;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/** Acts on virtual machines. An OSGi service; any thread, returns at once. */
public interface VmService {

  /**
   * Starts an operation that changes a VM's power state on one host. A VM that is shut off on several hosts could be
   * started on each of them, so the host must be said.
   *
   * @param host the host that owns the VM, or one of them
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle} is not empty; its message is that reason
   */
  OperationHandle power(VmId vm, HostId host, PowerAction action, String user);

  /**
   * Why that action is not possible now on that host, as a sentence for the user; empty if it is. Never calls a
   * hypervisor.
   */
  Optional<String> obstacle(VmId vm, HostId host, PowerAction action);
}
