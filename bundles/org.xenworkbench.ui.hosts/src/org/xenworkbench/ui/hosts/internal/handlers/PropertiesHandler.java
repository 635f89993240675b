/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.dialogs.PropertyDialogAction;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;

/** Shows the properties of the first selected row that has some, whatever its kind, in the workbench's own dialog. */
public final class PropertiesHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay())) {
      return null; // the platform has a key for it in every dialog
    }
    ModelSelection.objects(ModelSelection.current(window)).stream().findFirst()
        .ifPresent(element -> new PropertyDialogAction(window, new Only(element)).run());
    return null;
  }

  /** One element that is always selected. */
  private static final class Only implements ISelectionProvider {

    private final ISelection element;

    Only(Object element) {
      this.element = new StructuredSelection(element);
    }

    @Override
    public ISelection getSelection() {
      return element;
    }

    @Override
    public void setSelection(@Nullable ISelection selection) {
      // It is what it is.
    }

    @Override
    public void addSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
      // There is nothing to hear.
    }

    @Override
    public void removeSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
      // There is nothing to hear.
    }
  }
}
