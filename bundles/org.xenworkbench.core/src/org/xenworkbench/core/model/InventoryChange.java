/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One change of the inventory; {@code before} is empty for something new, {@code after} for something gone.
 *
 * @since 0.1
 */
@ProviderType
public sealed interface InventoryChange {

  /** The object that changed. */
  ObjectId id();

  /** A host was added, removed, or its content or connection changed. */
  record HostChange(HostId id, Optional<Host> before, Optional<Host> after) implements InventoryChange {
  }

  /** A virtual machine appeared, vanished, moved to another host, or its content changed. */
  record VmChange(VmId id, Optional<VirtualMachine> before, Optional<VirtualMachine> after)
      implements InventoryChange {

    /** Whether another host owns it now. */
    public boolean moved() {
      return before.isPresent() && after.isPresent() && !before.get().host().equals(after.get().host());
    }
  }
}
