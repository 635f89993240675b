/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.xenworkbench.core.model.VirtualMachine;

/** What the workbench knows as selected: the handles of the VMs, as they are now. UI thread. */
final class TopSelection implements ISelectionProvider {

  private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
  private final Supplier<List<VirtualMachine>> selected;

  TopSelection(Supplier<List<VirtualMachine>> selected) {
    this.selected = selected;
  }

  @Override
  public void addSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.remove(listener);
  }

  @Override
  public IStructuredSelection getSelection() {
    return new StructuredSelection(selected.get());
  }

  /** Nobody else chooses here. */
  @Override
  public void setSelection(ISelection selection) {
  }

  void changed() {
    SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
    listeners.forEach(listener -> listener.selectionChanged(event));
  }
}
