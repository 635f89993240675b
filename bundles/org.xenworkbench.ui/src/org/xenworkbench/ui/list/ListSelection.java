/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.xenworkbench.core.model.ModelObject;

/**
 * What the workbench knows as selected in a list: the handles, as they are now. UI thread.
 *
 * @since 0.1
 */
public final class ListSelection implements ISelectionProvider {

  private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
  private final Supplier<? extends List<? extends ModelObject>> selected;

  /** One that asks what is selected. */
  public ListSelection(Supplier<? extends List<? extends ModelObject>> selected) {
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

  /** Something else is selected. */
  public void changed() {
    SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
    listeners.forEach(listener -> listener.selectionChanged(event));
  }
}
