/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.services.IEvaluationService;

/**
 * Keeps the commands right: what is enabled, when the selected object changes its state and not only when another one
 * is selected; and the keys, which are bound only while the tree has the focus. UI thread.
 */
final class ActionStates {

  private final IEvaluationService evaluation;
  private final ICommandService commands;
  private final IContextService contexts;
  private @Nullable IContextActivation activation;

  ActionStates(IWorkbenchPartSite site, TreeViewer viewer) {
    evaluation = site.getService(IEvaluationService.class);
    commands = site.getService(ICommandService.class);
    contexts = site.getService(IContextService.class);
    viewer.getTree().addFocusListener(FocusListener.focusGainedAdapter(event -> activate()));
    viewer.getTree().addFocusListener(FocusListener.focusLostAdapter(event -> deactivate()));
    viewer.getTree().addDisposeListener(event -> deactivate());
  }

  void update() {
    HostCommands.PROPERTIES.forEach(evaluation::requestEvaluation);
    HostCommands.EXPLAINED.forEach(command -> commands.refreshElements(command, null));
  }

  private void activate() {
    if (activation == null) {
      activation = contexts.activateContext(HostCommands.CONTEXT);
    }
  }

  private void deactivate() {
    IContextActivation active = activation;
    if (active != null) {
      contexts.deactivateContext(active);
      activation = null;
    }
  }
}
