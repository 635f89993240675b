/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.ui.Problems;

/** Changes groups off the UI thread, since that writes a file. */
public final class GroupMoves {

  /** Changes are made one after the other, as the user asked for them. */
  private static final ISchedulingRule IN_TURN = new ISchedulingRule() {
    @Override
    public boolean contains(@Nullable ISchedulingRule rule) {
      return rule == this;
    }

    @Override
    public boolean isConflicting(@Nullable ISchedulingRule rule) {
      return rule == this;
    }
  };

  private GroupMoves() {
  }

  /** Changes groups; what cannot be done is shown. */
  public static void inBackground(Runnable change) {
    inBackground(Messages.GroupMoves_changing, Messages.GroupMoves_notChanged, change);
  }

  /**
   * Changes something else that is kept beside groups.
   *
   * @param name what is done
   * @param failed that it was not
   */
  public static void inBackground(String name, String failed, Runnable change) {
    Job job = Job.create(name, (ICoreRunnable) monitor -> {
      try {
        change.run();
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new CoreException(Problems.result(failed, e));
      }
    });
    job.setRule(IN_TURN);
    job.schedule();
  }
}
