/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Optional;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/** Acts on virtual machines. An OSGi service; any thread, returns at once. */
public interface VmService {

  /**
   * Starts an operation that changes a VM's power state.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle} is not empty; its message is that reason
   */
  OperationHandle power(VmId vm, PowerAction action, String user);

  /** Why that action is not possible now, as a sentence for the user; empty if it is. Never calls a hypervisor. */
  Optional<String> obstacle(VmId vm, PowerAction action);
}
