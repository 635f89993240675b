/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;

/** A row of the core's table, done with each selected entry that it can be done with. */
final class EntryDeed implements EntryCommand {

  private final EntryAction action;

  EntryDeed(EntryAction action) {
    this.action = action;
  }

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.stream().anyMatch(this::fits);
  }

  /** A row that fails costs itself only, and not the selection. */
  private boolean fits(LogEntry entry) {
    try {
      return action.obstacle(entry).isEmpty();
    } catch (RuntimeException e) {
      SafeLog.of(EntryDeed.class).error("What can be done with an entry cannot be told by " + action.id(), e);
      return false;
    }
  }

  /** In the background, a job for each. */
  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    String user = Initiator.current();
    chosen(selected).forEach(entry -> Job.create(SafeText.jobName(action.doing(entry), action.doingAny()),
        (ICoreRunnable) monitor -> perform(entry, user)).schedule());
  }

  /** Those that it is done with: what is done with a whole is done with its parts, and not twice. */
  List<LogEntry> chosen(List<LogEntry> selected) {
    List<LogEntry> fit = selected.stream().filter(this::fits).toList();
    Set<String> wholes = fit.stream().filter(LogAttribute.PARTS::isIn).map(entry -> entry.correlation().toString())
        .collect(Collectors.toSet());
    return fit.stream().filter(entry -> LogAttribute.PART_OF.value(entry).filter(wholes::contains).isEmpty()).toList();
  }

  private void perform(LogEntry entry, String user) throws CoreException {
    try {
      action.perform(entry, user);
    } catch (IOException e) {
      throw new CoreException(Problems.result(action.failed(entry), e));
    }
  }
}
