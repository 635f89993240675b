/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.xenworkbench.ui.Problems;

/** Changes the schedule in the background, since that writes a file. */
final class ScheduleChange {

  private ScheduleChange() {
  }

  static void inBackground(Runnable change) {
    Job.create(Words.Schedule_job, (ICoreRunnable) monitor -> {
      try {
        change.run();
      } catch (IllegalArgumentException | IllegalStateException e) {
        Problems.show(Words.Schedule_failed, e);
      }
    }).schedule();
  }
}
