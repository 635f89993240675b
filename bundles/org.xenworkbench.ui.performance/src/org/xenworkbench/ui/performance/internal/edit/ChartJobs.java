/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** Changes charts off the UI thread, one after the other, since that writes a file. */
final class ChartJobs {

  private static final ISchedulingRule ONE_BY_ONE = new OneByOne();

  private ChartJobs() {
  }

  static void save(OwnCharts own, ChartDefinition chart) {
    run(NLS.bind(Messages.ChartJobs_saving, chart.name()), NLS.bind(Messages.ChartJobs_notSaved, chart.name()),
        () -> own.save(chart));
  }

  static void remove(OwnCharts own, List<ChartDefinition> charts) {
    run(Messages.ChartJobs_removing, Messages.ChartJobs_notRemoved, () -> own.remove(charts));
  }

  static void move(OwnCharts own, ChartDefinition chart, boolean up) {
    run(NLS.bind(Messages.ChartJobs_saving, chart.name()), NLS.bind(Messages.ChartJobs_notSaved, chart.name()),
        () -> own.move(chart, up));
  }

  static void export(Path file, List<ChartDefinition> charts) {
    run(NLS.bind(Messages.ChartJobs_exporting, file), NLS.bind(Messages.ChartJobs_notExported, file),
        () -> OwnCharts.export(file, charts));
  }

  /** @param then hears what was imported, off the UI thread */
  static void importFrom(OwnCharts own, Path file, Consumer<OwnCharts.Imported> then) {
    run(NLS.bind(Messages.ChartJobs_importing, file), NLS.bind(Messages.ChartJobs_notImported, file),
        () -> then.accept(own.importFrom(file)));
  }

  private static void run(String name, String failed, Work work) {
    Job job = Job.create(SafeText.jobName(name, Messages.ChartJobs_other), (ICoreRunnable) monitor -> {
      try {
        work.run();
      } catch (IOException e) {
        throw new CoreException(Problems.result(failed, Problems.explained(e)));
      }
    });
    job.setRule(ONE_BY_ONE);
    job.schedule();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static final class OneByOne implements ISchedulingRule {

    @Override
    public boolean contains(@Nullable ISchedulingRule other) {
      return other == this;
    }

    @Override
    public boolean isConflicting(@Nullable ISchedulingRule other) {
      return other == this;
    }
  }
}
