/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/** Names a console by its VM: the VM's key with an underscore for the slash, which view ids do not take everywhere. */
public final class ConsoleIds {

  private ConsoleIds() {
  }

  /** The secondary id of a VM's Console view. */
  public static String secondaryId(VmId vm) {
    return vm.key().replace('/', '_');
  }

  /** The VM that a Console view's secondary id names; empty if it names none. */
  public static Optional<VmId> vm(@Nullable String secondaryId) {
    if (secondaryId == null) {
      return Optional.empty();
    }
    try {
      return ObjectId.parse(secondaryId.replace('_', '/')) instanceof VmId vm ? Optional.of(vm) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the view says that it names no VM
    }
  }
}
