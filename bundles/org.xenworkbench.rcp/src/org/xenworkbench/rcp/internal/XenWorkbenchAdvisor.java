/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.eclipse.ui.statushandlers.WorkbenchErrorHandler;
import org.eclipse.ui.statushandlers.WorkbenchStatusDialogManager;
import org.xenworkbench.core.host.LaunchOptions;

/** Opens the Xen perspective and remembers the window between sessions. */
final class XenWorkbenchAdvisor extends WorkbenchAdvisor {

  /** Of the IDE's feature, since an IDE offers it too. */
  private static final String PERSPECTIVE = "org.xenworkbench.ui.perspective";

  private final AbstractStatusHandler errors = new WorkbenchErrorHandler() {
    @Override
    protected void configureStatusDialog(WorkbenchStatusDialogManager dialog) {
      super.configureStatusDialog(dialog);
      dialog.setDetailsAreaProvider(new ProblemDetails());
    }
  };

  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    configurer.setSaveAndRestore(true);
    ProblemImages.declare(configurer);
  }

  @Override
  public String getInitialWindowPerspectiveId() {
    return PERSPECTIVE;
  }

  @Override
  public String getMainPreferencePageId() {
    return "org.xenworkbench.ui.preferences";
  }

  @Override
  public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
    return new XenWorkbenchWindowAdvisor(configurer);
  }

  @Override
  public AbstractStatusHandler getWorkbenchErrorHandler() {
    return errors;
  }

  @Override
  public void postStartup() {
    IWorkbench workbench = getWorkbenchConfigurer().getWorkbench();
    new GivenRecording(workbench, System.err::println).open(LaunchOptions.ofProcess());
    new ReadySignal(workbench.getDisplay()).sendWhenPopulated(workbench.getActiveWorkbenchWindow());
  }
}
