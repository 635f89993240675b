/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * A row as it is shown.
 *
 * @param vm the VM as it was then
 * @param texts what the columns say
 */
record TopRow(VirtualMachine vm, List<String> texts) {

  /** Whether the same is to be seen, the icon included. */
  boolean isSame(TopRow other) {
    return texts.equals(other.texts) && vm.sameContent(other.vm);
  }
}
