/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Text consoles of virtual machines. A console follows its VM: when it migrates, the core attaches to it on the target
 * host and reads what the source still has. An OSGi service.
 *
 * @since 0.1
 */
@ProviderType
public interface ConsoleService {

  /** Why that VM's console cannot be opened now, as a sentence for the user; empty if it can. Any thread. */
  Optional<String> obstacle(VmId vm);

  /**
   * Opens a VM's console. Blocks; not on a UI thread.
   *
   * @param force whether to throw out somebody else who uses it
   * @param listener hears of output and state, on one thread at a time, in order; returns at once
   */
  VmConsole open(VmId vm, boolean force, ConsoleListener listener) throws HypervisorException;

  /**
   * A VM begins to move to another host: its open consoles prepare to follow it there, and it is measured how long they
   * are silent. Any thread, returns at once.
   */
  ConsoleMove begin(VmId vm, HostId target);
}
