/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Accepts and forgets identities of hosts off the UI thread, since files are read and written. */
final class TrustJob {

  /** What is done. */
  interface Work {
    void run() throws HypervisorException;
  }

  private TrustJob() {
  }

  /** Does it, and then something on the UI thread if it succeeded and the control is still there. */
  static void run(Work work, Control control, Runnable then) {
    Display display = control.getDisplay();
    Job.create(Messages.TrustJob_name, (ICoreRunnable) monitor -> {
      try {
        work.run();
      } catch (HypervisorException e) {
        throw new CoreException(Problems.result(Messages.TrustJob_failed, e));
      }
      Displays.later(display, () -> {
        if (!control.isDisposed()) {
          then.run();
        }
      });
    }).schedule();
  }
}
