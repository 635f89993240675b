/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.views.IViewDescriptor;
import org.xenworkbench.ui.internal.Messages;

/**
 * The way from one view to another, which do not see each other: the other is opened by its id and, as a target of the
 * workbench's Show In, asked to show something. UI thread.
 *
 * @since 0.1
 */
public final class ShowIn {

  private ShowIn() {
  }

  /**
   * Opens a view or brings it to the front, and has it show something; what prevents that is told to the user.
   *
   * @param viewId such as {@link XenUi#HOSTS_VIEW}
   * @param element what it is to show, such as a host or an entry of the event log
   * @return whether it does
   */
  public static boolean show(IWorkbenchPage page, String viewId, Object element) {
    return show(page, viewId, new ShowInContext(null, new StructuredSelection(element)));
  }

  /**
   * The same of what is more than one element.
   *
   * @param context several elements, or an input such as a stretch of time
   * @return whether it is shown
   */
  public static boolean show(IWorkbenchPage page, String viewId, ShowInContext context) {
    return open(page, viewId, null).filter(IShowInTarget.class::isInstance).map(IShowInTarget.class::cast)
        .filter(target -> target.show(context)).isPresent();
  }

  /**
   * Opens a view or brings it to the front; what prevents that is told to the user.
   *
   * @param secondaryId which one of those there may be several of; null for the only one
   */
  public static Optional<IViewPart> open(IWorkbenchPage page, String viewId, @Nullable String secondaryId) {
    try {
      return Optional.of(page.showView(viewId, secondaryId, IWorkbenchPage.VIEW_ACTIVATE));
    } catch (PartInitException e) {
      Problems.show(NLS.bind(Messages.ShowIn_notOpened, name(page, viewId)), e);
      return Optional.empty();
    }
  }

  /** As the user knows it. */
  private static String name(IWorkbenchPage page, String viewId) {
    IViewDescriptor view = page.getWorkbenchWindow().getWorkbench().getViewRegistry().find(viewId);
    return view == null ? viewId : view.getLabel();
  }
}
