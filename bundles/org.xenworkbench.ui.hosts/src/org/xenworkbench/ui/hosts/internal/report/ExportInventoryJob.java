/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;
import org.xenworkbench.ui.XenUi;

/** Writes a report; a file that was there is replaced when the new one is whole. */
final class ExportInventoryJob extends Job {

  private final ReportReader reader;
  private final ReportDraft draft;
  private final List<HostId> hosts;
  private final Instant time;
  private final EventLog log;

  /**
   * Creates one.
   *
   * @param time which is written into it
   * @param log is told when it is written
   */
  ExportInventoryJob(ReportReader reader, ReportDraft draft, List<HostId> hosts, Instant time, EventLog log) {
    super(SafeText.jobName(NLS.bind(Messages.ExportInventoryJob_name, draft.file()),
        Messages.ExportInventoryJob_other));
    this.reader = reader;
    this.draft = draft;
    this.hosts = List.copyOf(hosts);
    this.time = time;
    this.log = log;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    SubMonitor progress = SubMonitor.convert(monitor, hosts.size());
    Path file = Path.of(draft.file());
    try {
      WholeFile.write(file, path -> {
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
          write(draft.isHtml() ? new HtmlReport(out) : new CsvReport(out), progress);
        }
      });
    } catch (OperationCanceledException e) {
      return Status.CANCEL_STATUS;
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.ExportInventoryJob_failed, file), Problems.explained(e));
    }
    String lacks = (reader.unread() == 0 ? ""
        : MessageFormat.format(Messages.ExportInventoryJob_unread, file.toString(), reader.vms(), reader.unread()))
        + Unknown.hosts(reader.unknown());
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, lacks.isEmpty() ? LogEntry.Status.INFO : LogEntry.Status.WARNING,
        MessageFormat.format(Messages.ExportInventoryJob_done, hosts.size(), file.toString()), time).user(XenUi.user())
        .details(lacks.strip()).build());
    return lacks.isEmpty() ? Status.OK_STATUS
        : new Status(IStatus.WARNING, XenUi.PLUGIN_ID, SafeText.eitherWay(lacks.strip()));
  }

  private void write(ReportWriter writer, SubMonitor progress) throws IOException {
    writer.begin(time, hosts.size());
    for (HostId host : hosts) {
      Optional<HostPart> part = reader.read(host, progress.split(1));
      if (part.isPresent()) {
        writer.host(part.get());
      }
    }
    writer.end(reader.vms(), reader.unread(), reader.unknown());
  }
}
