/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.DiskWatch;
import org.xenworkbench.core.workspace.WorkspaceLock;

/** The standalone workbench; runs until its last window is closed. */
public final class WorkbenchApplication implements IApplication {

  /** The exit code of a workbench that must not use its workspace, or was meant to have no window. */
  private static final Integer EXIT_REFUSED = 1;
  /** Somebody who logs out is not kept waiting by a question that nobody answers. */
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Clock clock = Timing.system().clock();

  @Override
  public Object start(IApplicationContext context) {
    if (UnusedOptions.refuse(List.of(Platform.getApplicationArgs()), System.err::println)) {
      return EXIT_REFUSED;
    }
    Display display;
    try {
      display = PlatformUI.createDisplay();
    } catch (SWTError e) { // whoever starts it on a server
      System.err.println(NLS.bind(Messages.WorkbenchApplication_noDisplay, e.getMessage()));
      return EXIT_REFUSED;
    }
    WorkspaceLock lock = new WorkspaceLock(Platform.getInstanceLocation());
    try {
      Optional<String> refusal = lock.acquire(System.err::println); // there is no window yet
      if (refusal.isPresent()) {
        refuse(refusal.get());
        return EXIT_REFUSED;
      }
      BundleContext bundles = FrameworkUtil.getBundle(WorkbenchApplication.class).getBundleContext();
      try (DiskWatch disk = new DiskWatch(lock.directory(), System.err::println)) {
        Optional.ofNullable(bundles.getServiceReference(EventLog.class)).map(bundles::getService).ifPresent(log -> {
          lock.tell(log);
          UnusedOptions.tell(log, List.of(Platform.getApplicationArgs()), clock);
        });
      }
      Framework framework = bundles.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(Framework.class);
      Runtime.getRuntime().addShutdownHook(Threads.factory("xenworkbench-close")
          .newThread(() -> closeAll(framework)));
      int code = PlatformUI.createAndRunWorkbench(display, new XenWorkbenchAdvisor());
      return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
    } finally {
      lock.release();
      display.dispose();
      ended.countDown();
    }
  }

  /** A signal: the process ends when this returns, so the engine must have ended too; its log is closed then. */
  private void closeAll(Framework framework) {
    stop();
    try {
      FrameworkEvent stop = framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      if (stop.getType() == FrameworkEvent.WAIT_TIMEDOUT) {
        SafeLog.of(WorkbenchApplication.class).warn("The process was ended before the engine had");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(String why) {
    SafeLog.of(WorkbenchApplication.class).error(why);
    // a script that waits for the window reads the log, and may have nobody to close a dialog
    if (!ReadySignal.isWanted()) {
      MessageDialog.openError(null, Messages.WorkbenchApplication_lockedTitle, why);
    }
  }

  /**
   * Closes the workbench, also when the process is told to end, as it is when somebody logs out. Waits until it has
   * stored how the user left it: nothing runs any more when this returns.
   */
  @Override
  public void stop() {
    if (PlatformUI.isWorkbenchRunning()) {
      IWorkbench workbench = PlatformUI.getWorkbench();
      Display display = workbench.getDisplay();
      if (display.isDisposed()) {
        return; // its workbench is about to know
      }
      display.asyncExec(() -> {
        dropUnsaved(workbench);
        workbench.close();
      });
      if (Display.getCurrent() == null) {
        awaitEnd();
      }
    }
  }

  /** Nobody is there to answer whether it is to be saved, and the engine would not end until somebody did. */
  private static void dropUnsaved(IWorkbench workbench) {
    for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
      for (IWorkbenchPage page : window.getPages()) {
        for (IEditorPart editor : page.getDirtyEditors()) {
          SafeLog.of(WorkbenchApplication.class).warn("What was not saved of \"" + editor.getTitle()
              + "\" is lost, since the process was told to end");
        }
        page.closeAllEditors(false);
      }
    }
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        SafeLog.of(WorkbenchApplication.class).warn("The workbench was stopped before it had closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
