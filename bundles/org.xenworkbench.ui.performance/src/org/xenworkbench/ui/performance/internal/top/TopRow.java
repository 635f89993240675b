/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Optional;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** What a row of the list is about. */
sealed interface TopRow {

  /** A VM, wherever it ran most. */
  record OfVm(VmId vm) implements TopRow {
  }

  /** A VM that ran on another host as well, and what it took there. */
  record Part(VmId vm, HostId host) implements TopRow {
  }

  /** All that a host took. */
  record All(HostId host) implements TopRow {
  }

  /** What a host took beyond its VMs. */
  record Rest(HostId host) implements TopRow {
  }

  /** The VM that it is about. */
  default Optional<VmId> machine() {
    return this instanceof OfVm row ? Optional.of(row.vm) : this instanceof Part row ? Optional.of(row.vm)
        : Optional.empty();
  }
}
