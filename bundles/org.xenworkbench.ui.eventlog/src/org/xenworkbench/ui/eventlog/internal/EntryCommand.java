/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.event.LogEntry;

/** What a command does with the selected entries; each has a row in {@link LogCommands#rows}. UI thread. */
interface EntryCommand {

  /** Whether it can be done with what is selected, or with a part of it. Must not block. */
  boolean fits(IWorkbenchPartSite site, List<LogEntry> selected);

  /** Does it with those that fit; what may take a while in the background. Called only where something fits. */
  void run(IWorkbenchPartSite site, List<LogEntry> selected);
}
