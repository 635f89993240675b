/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Writes the VMs that are listed into a file. */
final class VmExportJob extends Job {

  private final List<VirtualMachine> vms;
  private final VmOrder.Texts texts;
  private final Path file;

  VmExportJob(List<VirtualMachine> vms, VmOrder.Texts texts, Path file) {
    super(SafeText.jobName(NLS.bind(Messages.VmExportJob_name, file), Messages.VmExportJob_other));
    this.vms = List.copyOf(vms);
    this.texts = texts;
    this.file = file;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    try {
      WholeFile.write(file, path -> {
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
          VmCsv.write(vms, texts, writer);
        }
      });
      return Status.OK_STATUS;
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.VmExportJob_failed, file), Problems.explained(e));
    }
  }
}
