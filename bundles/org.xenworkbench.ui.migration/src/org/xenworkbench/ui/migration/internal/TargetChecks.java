/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;

/**
 * Runs the checks of every target in the background, each target in a job of its own, so that one that does not answer
 * delays no other. Results come on the UI thread; those of an earlier run are dropped. UI thread.
 */
final class TargetChecks {

  private final MigrationService service;
  private final Control control;
  private final Consumer<TargetAssessment> listener;
  private final List<Job> jobs = new CopyOnWriteArrayList<>();
  private int run;

  TargetChecks(MigrationService service, Control control, Consumer<TargetAssessment> listener) {
    this.service = service;
    this.control = control;
    this.listener = listener;
    control.addDisposeListener(event -> cancel());
  }

  /** Checks all targets anew. */
  void start(List<Host> targets, Function<Host, List<MigrationRequest>> requests) {
    cancel();
    int current = ++run;
    Display display = control.getDisplay();
    for (Host target : targets) {
      List<MigrationRequest> wanted = requests.apply(target);
      String name = SafeText.jobName(NLS.bind(Messages.TargetChecks_name, target.name()), Messages.TargetChecks_other);
      Job job = Job.create(name, (ICoreRunnable) monitor -> {
        TargetAssessment assessment = new TargetAssessment(target, Optional.of(service.checkTogether(wanted)));
        if (!monitor.isCanceled()) {
          Displays.later(display, () -> publish(current, assessment));
        }
      });
      job.setSystem(true);
      jobs.add(job);
      job.schedule();
    }
  }

  private void publish(int ofRun, TargetAssessment assessment) {
    if (ofRun == run && !control.isDisposed()) {
      listener.accept(assessment);
    }
  }

  private void cancel() {
    jobs.forEach(Job::cancel);
    jobs.clear();
  }
}
