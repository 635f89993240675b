/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.Collection;
import java.util.List;
import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.action.Actions;

/**
 * Tells whether the action that is the argument can be done with one at least of what is selected. Answered from the
 * model alone: no tester calls a hypervisor.
 */
public final class ActionTester extends PropertyTester {

  /** The bundle whose row it is may have gone, or not be up: then it cannot be done. */
  @Override
  public boolean test(Object receiver, String property, Object[] args, Object expectedValue) {
    IWorkbench workbench = PlatformUI.getWorkbench();
    return workbench.getService(Actions.class).find(String.valueOf(args[0]))
        .filter(row -> row.isPossible(services(workbench), objects(receiver))).isPresent();
  }

  /** Those of the window whose selection it is; without a window the workbench's. */
  private static IServiceLocator services(IWorkbench workbench) {
    return Windows.active(workbench).<IServiceLocator>map(window -> window).orElse(workbench);
  }

  private static List<?> objects(Object receiver) {
    return receiver instanceof IStructuredSelection selection ? selection.toList()
        : receiver instanceof Collection<?> collection ? List.copyOf(collection) : List.of(receiver);
  }
}
