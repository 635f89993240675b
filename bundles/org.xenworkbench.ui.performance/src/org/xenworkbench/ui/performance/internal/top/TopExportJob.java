/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;

/** Writes all VMs of the list into a file; means that are not known yet are read. */
final class TopExportJob extends Job {

  private final List<VirtualMachine> machines;
  private final MeanTime time;
  private final Function<VirtualMachine, TopCsv.Line> lines;
  private final Path file;

  /**
   * Creates it.
   *
   * @param machines in the order of the list
   * @param time of which time the means are
   * @param lines makes the line of each; may read files
   */
  TopExportJob(List<VirtualMachine> machines, MeanTime time, Function<VirtualMachine, TopCsv.Line> lines, Path file) {
    super(SafeText.jobName(NLS.bind(Messages.TopExportJob_name, file), Messages.TopExportJob_other));
    this.machines = List.copyOf(machines);
    this.time = time;
    this.lines = lines;
    this.file = file;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    SubMonitor progress = SubMonitor.convert(monitor, machines.size());
    List<TopCsv.Line> made = new ArrayList<>();
    try {
      for (VirtualMachine vm : machines) {
        if (progress.isCanceled()) {
          return Status.CANCEL_STATUS;
        }
        made.add(lines.apply(vm));
        progress.worked(1);
      }
      WholeFile.write(file, path -> {
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
          TopCsv.write(made, time, writer);
        }
      });
      return Status.OK_STATUS;
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.TopExportJob_failed, file), Problems.explained(e));
    } catch (RuntimeException e) { // of what reads the means: still, nobody is to wait for the file
      return Problems.result(NLS.bind(Messages.TopExportJob_failed, file), e);
    }
  }
}
