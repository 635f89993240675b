/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.ui.Displays;

/** Works out off the UI thread what a control shows: one after the other, of quick wishes the last. UI thread. */
final class Background {

  private final Control control;
  private final String name;
  private final ISchedulingRule oneByOne = new OneByOne();
  private Job job;
  private int wish;

  /** @param name of its jobs */
  Background(Control control, String name) {
    this.control = control;
    this.name = name;
    job = Job.createSystem(name, (ICoreRunnable) monitor -> {});
  }

  /** Has it worked out; told on the UI thread, unless something else is wanted by then or the control is gone. */
  <T> void run(Supplier<T> work, Consumer<T> then) {
    Display display = control.getDisplay();
    int mine = ++wish;
    job.cancel(); // what waits only is left out
    job = Job.createSystem(name, (ICoreRunnable) monitor -> {
      T worked = work.get();
      Displays.later(display, () -> {
        if (!control.isDisposed() && mine == wish) {
          then.accept(worked);
        }
      });
    });
    job.setRule(oneByOne);
    job.schedule();
  }
}
