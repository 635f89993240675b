/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.migration.internal.Messages;

/**
 * Marks what stands in the way of migrations. Virtual machines are no resources: the markers are on the workspace
 * itself and say in their location what they are of. They do not outlive the session. Any thread.
 */
public final class BlockerMarkers {

  /** The type of the markers. */
  static final String TYPE = "org.xenworkbench.ui.migration.blocker";

  private BlockerMarkers() {
  }

  /** Marks what the checks said to prevent it, in place of what was marked of these virtual machines before. */
  public static void show(List<VirtualMachine> vms, Host target, List<Verdict> verdicts) {
    replace(vms.stream().map(VirtualMachine::id).toList(), Blocker.attributes(vms, target, verdicts));
  }

  /** Nothing stands in the way of these any more. */
  public static void clear(List<VmId> vms) {
    replace(vms, List.of());
  }

  /** Takes away what is of virtual machines only that are not there any more. */
  static void clearGone(Predicate<VmId> isThere) {
    change(() -> deleteAll(blocker -> blocker.isOver(isThere)));
  }

  private static void replace(List<VmId> vms, List<Map<String, Object>> blockers) {
    change(() -> mark(vms, blockers));
  }

  /** Changes markers. */
  private interface Change {
    void make() throws CoreException;
  }

  private static void change(Change change) {
    Job job = Job.create(Messages.BlockerMarkers_job, (ICoreRunnable) monitor -> {
      try {
        ResourcesPlugin.getWorkspace().run((ICoreRunnable) inner -> change.make(), monitor);
      } catch (CoreException | IllegalStateException e) { // the workspace is closed or damaged: nobody waits for marks
        SafeLog.of(BlockerMarkers.class).error("What stands in the way of migrations was not marked", e);
      }
    });
    job.setSystem(true);
    job.schedule();
  }

  private static void mark(List<VmId> vms, List<Map<String, Object>> blockers) throws CoreException {
    deleteAll(blocker -> blocker.vms().stream().anyMatch(vms::contains));
    IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
    for (Map<String, Object> attributes : blockers) {
      root.createMarker(TYPE, attributes);
    }
  }

  private static void deleteAll(Predicate<Blocker> which) throws CoreException {
    for (IMarker marker : ResourcesPlugin.getWorkspace().getRoot().findMarkers(TYPE, true, IResource.DEPTH_ZERO)) {
      if (which.test(of(marker))) {
        marker.delete();
      }
    }
  }

  static Blocker of(IMarker marker) {
    return Blocker.of(name -> marker.getAttribute(name, ""));
  }
}
