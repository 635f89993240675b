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
import java.text.MessageFormat;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;

/** Writes all entries that match a filter, shown or not, into a file, page by page. */
final class ExportJob extends Job {

  private final EventLog log;
  private final EventQuery filter;
  private final Path file;
  private final Optional<LogTexts> html;

  /** @param html what the texts of a page of HTML are made by; empty for comma separated values */
  ExportJob(EventLog log, EventQuery filter, Path file, Optional<LogTexts> html) {
    super(SafeText.jobName(NLS.bind(Messages.ExportJob_name, file), Messages.ExportJob_other));
    this.log = log;
    this.filter = filter;
    this.file = file;
    this.html = html;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    try {
      WholeFile.write(file, path -> { // half a log is none
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
          write(writer, monitor);
        }
      });
      return Status.OK_STATUS;
    } catch (OperationCanceledException e) {
      return Status.CANCEL_STATUS;
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.ExportJob_failed, file), Problems.explained(e));
    }
  }

  private void write(Writer writer, IProgressMonitor monitor) throws IOException {
    LogPages pages = new LogPages(log, filter);
    int[] written = {0};
    if (html.isPresent()) {
      LogHtml page = new LogHtml(html.get());
      page.begin(writer);
      pages.forEach(monitor, entries -> {
        page.rows(entries, writer);
        tell(monitor, written, entries.size());
      });
      page.end(writer);
    } else {
      LogCsv.begin(writer);
      pages.forEach(monitor, entries -> {
        LogCsv.rows(entries, writer);
        tell(monitor, written, entries.size());
      });
    }
  }

  private static void tell(IProgressMonitor monitor, int[] written, int more) {
    written[0] += more;
    monitor.subTask(MessageFormat.format(Messages.ExportJob_written, written[0]));
  }
}
