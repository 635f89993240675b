/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** The standalone workbench; runs until its last window is closed. */
public final class WorkbenchApplication implements IApplication {

  /** The exit code of a workbench that must not use its workspace. */
  private static final Integer EXIT_REFUSED = 1;

  @Override
  public Object start(IApplicationContext context) {
    Display display = PlatformUI.createDisplay();
    WorkspaceLock lock = new WorkspaceLock(Platform.getInstanceLocation());
    try {
      Optional<String> refusal = acquire(lock);
      if (refusal.isPresent()) {
        ILog.of(WorkbenchApplication.class).error(refusal.get());
        MessageDialog.openError(null, Messages.WorkbenchApplication_lockedTitle, refusal.get());
        return EXIT_REFUSED;
      }
      int code = PlatformUI.createAndRunWorkbench(display, new XenWorkbenchAdvisor());
      return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
    } finally {
      lock.release();
      display.dispose();
    }
  }

  /** Why the workspace cannot be used, empty if it is ours now. */
  private static Optional<String> acquire(WorkspaceLock lock) {
    try {
      return lock.acquire() ? Optional.empty()
          : Optional.of(NLS.bind(Messages.WorkbenchApplication_locked, lock.path(),
              lock.owner().orElse(Messages.WorkbenchApplication_ownerUnknown)));
    } catch (IOException e) {
      return Optional.of(NLS.bind(Messages.WorkbenchApplication_notUsable, lock.path(), e.getMessage()));
    }
  }

  @Override
  public void stop() {
    if (PlatformUI.isWorkbenchRunning()) {
      IWorkbench workbench = PlatformUI.getWorkbench();
      workbench.getDisplay().asyncExec(workbench::close);
    }
  }
}
