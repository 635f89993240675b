/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.INullSelectionListener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.XenUi;

/**
 * The variable {@link XenUi#SELECTION}: what commands act on, as {@link ModelSelection#current} has it. The workbench's
 * own variable {@code selection} is that of the active part alone, so that everything would be grey as soon as the
 * event log has the focus. UI thread.
 */
public final class SelectedObjects extends AbstractSourceProvider implements IWindowListener {

  /** Hears of a part without a selection too. */
  private final INullSelectionListener listener = new INullSelectionListener() {
    @Override
    public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
      update(part == null ? null : part.getSite().getWorkbenchWindow());
    }
  };
  /** A tree that is behind another view, or minimized, is not seen. */
  private final IPartListener2 visibility = new IPartListener2() {
    @Override
    public void partVisible(IWorkbenchPartReference part) {
      seen(part);
    }

    @Override
    public void partHidden(IWorkbenchPartReference part) {
      seen(part);
    }

    private void seen(IWorkbenchPartReference part) {
      if (part.getId().equals(XenUi.HOSTS_VIEW)) {
        update(part.getPage().getWorkbenchWindow());
      }
    }
  };
  private @Nullable IWorkbench workbench;
  /**
   * The one that was activated last. To ask the workbench for it would make it if it is just being rendered, when its
   * parts set their selection.
   */
  private @Nullable IWorkbenchWindow active;
  private List<ModelObject> selected = List.of();

  @Override
  public void initialize(IServiceLocator locator) {
    IWorkbench found = locator.getService(IWorkbench.class);
    workbench = found;
    found.addWindowListener(this);
    active = Windows.active(found).orElse(null);
    for (IWorkbenchWindow window : found.getWorkbenchWindows()) {
      windowOpened(window);
    }
  }

  @Override
  public void windowOpened(IWorkbenchWindow window) {
    ISelectionService selections = window.getSelectionService();
    selections.addSelectionListener(listener);
    // The tree's selection counts while another part is active, and may change then.
    selections.addSelectionListener(XenUi.HOSTS_VIEW, (ISelectionListener) listener);
    window.getPartService().addPartListener(visibility);
    update(window);
  }

  @Override
  public void windowActivated(IWorkbenchWindow window) {
    active = window;
    update(window);
  }

  @Override
  public void windowDeactivated(IWorkbenchWindow window) {
    // It is still the one that commands act in, until another is activated.
  }

  @Override
  public void windowClosed(IWorkbenchWindow window) {
    if (window.equals(active)) { // its selection service goes with it
      active = null;
    }
  }

  /** What changes in a window that is not the active one is nothing that commands act on. */
  private void update(@Nullable IWorkbenchWindow window) {
    IWorkbenchWindow acting = active;
    List<ModelObject> now = ModelSelection.objects(ModelSelection.current(acting == null ? window : acting));
    if (!now.equals(selected)) {
      selected = now;
      fireSourceChanged(ISources.WORKBENCH, XenUi.SELECTION, now);
    }
  }

  @Override
  public Map<String, Object> getCurrentState() {
    return Map.of(XenUi.SELECTION, selected);
  }

  @Override
  public String[] getProvidedSourceNames() {
    return new String[] {XenUi.SELECTION};
  }

  @Override
  public void dispose() {
    IWorkbench known = workbench;
    if (known != null) {
      known.removeWindowListener(this);
    }
  }
}
