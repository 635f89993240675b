/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * The hosts, virtual machines and other objects of the model in a selection. Their snapshots may be old: ask the
 * inventory for the latest.
 *
 * @since 0.1
 */
public final class ModelSelection {

  private ModelSelection() {
  }

  /**
   * What commands act on in a window: the selection of its active part if there are objects of the model in it, else
   * that of the Xen Hosts view if it is in sight, where the user sees them selected whichever part has the focus. UI
   * thread.
   */
  public static IStructuredSelection current(@Nullable IWorkbenchWindow window) {
    return current(window, ModelObject.class);
  }

  /** The same for what need not be an object of the model. */
  public static IStructuredSelection current(@Nullable IWorkbenchWindow window, Class<?> type) {
    if (window == null) {
      return StructuredSelection.EMPTY;
    }
    Class<?> wanted = ModelObject.class.isAssignableFrom(type) ? ModelObject.class : type;
    if (window.getSelectionService().getSelection() instanceof IStructuredSelection active
        && !of(active, wanted).isEmpty()) {
      return active;
    }
    IWorkbenchPage page = window.getActivePage();
    // Not findView, which would create it: whoever asks may be told about the very items that come with it.
    IViewReference reference = page == null ? null : page.findViewReference(XenUi.HOSTS_VIEW);
    IViewPart view = reference == null ? null : reference.getView(false);
    if (page == null || view == null || !page.isPartVisible(view)) {
      return StructuredSelection.EMPTY;
    }
    ISelectionProvider hosts = view.getSite().getSelectionProvider();
    return hosts != null && hosts.getSelection() instanceof IStructuredSelection selection ? selection
        : StructuredSelection.EMPTY;
  }

  /** The selected objects of the model, whatever their kind, in order; empty if there are none. */
  public static List<ModelObject> objects(@Nullable ISelection selection) {
    return of(selection, ModelObject.class);
  }

  /** The selected hosts, in order; empty if there are none. */
  public static List<Host> hosts(@Nullable ISelection selection) {
    return of(selection, Host.class);
  }

  /** The selected virtual machines, in order; empty if there are none. */
  public static List<VirtualMachine> virtualMachines(@Nullable ISelection selection) {
    return of(selection, VirtualMachine.class);
  }

  /** The selected objects of one kind, in order; empty if there are none. */
  public static <T> List<T> of(@Nullable ISelection selection, Class<T> type) {
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
