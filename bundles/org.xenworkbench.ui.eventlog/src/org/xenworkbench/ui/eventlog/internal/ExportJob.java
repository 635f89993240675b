/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

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
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;

/** Writes all entries that match a filter, shown or not, into a file. */
final class ExportJob extends Job {

  private static final int LIMIT = 1_000_000;

  private final EventLog log;
  private final EventQuery filter;
  private final Path file;

  ExportJob(EventLog log, EventQuery filter, Path file) {
    super(SafeText.jobName(NLS.bind(Messages.ExportJob_name, file), Messages.ExportJob_other));
    this.log = log;
    this.filter = filter;
    this.file = file;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    EventQuery all = EventQuery.newest(LIMIT).withText(filter.text()).withStatuses(filter.statuses())
        .withKinds(filter.kinds()).about(filter.objects())
        .withStatusNames(filter.statusNames());
    try {
      List<LogEntry> found = log.query(all); // before the file is made: half a log is none
      WholeFile.write(file, path -> {
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
          LogCsv.write(found, writer);
        }
      });
      return Status.OK_STATUS;
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.ExportJob_failed, file), Problems.explained(e));
    }
  }
}
