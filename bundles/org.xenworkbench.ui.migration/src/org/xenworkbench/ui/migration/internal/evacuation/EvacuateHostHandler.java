/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.OperationJobs;

/** Shows where the virtual machines of the selected host would go, and migrates them there. */
public final class EvacuateHostHandler extends ActionHandler<Host> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
    if (choice.fit().size() > 1) {
      refuse(window, Words.Evacuation_one);
      return;
    }
    Host host = choice.fit().get(0);
    EvacuationService evacuations = window.getService(EvacuationService.class);
    EvacuationDialog dialog = new EvacuationDialog(window.getShell(), EvacuationDialog.Kind.EVACUATE, host,
        () -> evacuations.plan(host.id()));
    if (dialog.isAccepted()) {
      window.getService(OperationJobs.class);
      inBackground(host, dialog.plan(), plan -> evacuations.evacuate(plan, XenUi.user()));
    }
  }

  /** Begins what a plan says. */
  interface Deed {
    void with(EvacuationPlan plan);
  }

  /** It writes a file. */
  static void inBackground(Host host, EvacuationPlan plan, Deed deed) {
    Job job = Job.create(Words.Evacuation_job, (ICoreRunnable) monitor -> {
      try {
        deed.with(plan);
      } catch (IllegalArgumentException | IllegalStateException e) {
        Problems.show(NLS.bind(Words.Evacuation_failed, host.name()), e);
      }
    });
    job.schedule();
  }
}
