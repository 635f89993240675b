/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

/** The hosts and virtual machines in a selection. Their snapshots may be old: ask the inventory for the latest. */
public final class ModelSelection {

  private ModelSelection() {
  }

  /** The selected hosts, in order; empty if there are none. */
  public static List<Host> hosts(@Nullable ISelection selection) {
    return of(selection, Host.class);
  }

  /** The selected virtual machines, in order; empty if there are none. */
  public static List<VirtualMachine> virtualMachines(@Nullable ISelection selection) {
    return of(selection, VirtualMachine.class);
  }

  private static <T> List<T> of(@Nullable ISelection selection, Class<T> type) {
    List<T> found = new ArrayList<>();
    if (selection instanceof IStructuredSelection structured) {
      for (Object element : structured) {
        if (type.isInstance(element)) {
          found.add(type.cast(element));
        }
      }
    }
    return List.copyOf(found);
  }
}
