/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;

/**
 * The commands on the selected entries. They are activated for the view, so that its toolbar works while another is
 * active. UI thread.
 */
final class LogCommands {

  static final String CONTEXT = "org.xenworkbench.ui.eventlog.context";

  private static final String PREFIX = "org.xenworkbench.ui.eventlog.";

  private final IViewSite site;
  private final LogPanel panel;
  private final LogTexts texts;
  private final Inventory inventory;
  private final OperationService operations;
  private final MigrationService migrations;
  private final ViewCommand goTo;
  private final ViewCommand cancel;

  LogCommands(IViewSite site, LogPanel panel, LogTexts texts, Inventory inventory, OperationService operations,
      MigrationService migrations, Runnable export) {
    this.site = site;
    this.panel = panel;
    this.texts = texts;
    this.inventory = inventory;
    this.operations = operations;
    this.migrations = migrations;
    goTo = ViewCommand.activate(site, PREFIX + "goTo", this::goTo);
    cancel = ViewCommand.activate(site, PREFIX + "cancelOperation", this::cancel);
    ViewCommand.activate(site, PREFIX + "exportCsv", export);
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_COPY, this::copy);
    update();
  }

  /** What is selected, or what can be done with it, changed. */
  void update() {
    List<LogEntry> selected = panel.table().selected();
    goTo.enable(selected.size() == 1 && target(selected.get(0)).findFirst().isPresent());
    cancel.enable(selected.stream().anyMatch(this::canCancel));
  }

  /** Selects what the entry is about in the Xen Hosts view: the VM if it is known, else the host. */
  void goTo() {
    List<LogEntry> selected = panel.table().selected();
    Object target = selected.isEmpty() ? null : target(selected.get(0)).findFirst().orElse(null);
    if (target == null) {
      return;
    }
    try {
      IViewPart hosts = site.getPage().showView(XenUi.HOSTS_VIEW);
      if (hosts.getSite().getSelectionProvider() != null) {
        hosts.getSite().getSelectionProvider().setSelection(new StructuredSelection(target));
      }
    } catch (PartInitException e) {
      Problems.show(Messages.LogCommands_noHostsView, e);
    }
  }

  private Stream<Object> target(LogEntry entry) {
    return Stream.concat(entry.vm().flatMap(inventory::virtualMachine).stream(),
        entry.host().flatMap(inventory::host).stream());
  }

  private boolean canCancel(LogEntry entry) {
    return entry.isRunning() && (migrations.canCancel(entry.correlation()) || operations.running().stream()
        .anyMatch(state -> state.id().equals(entry.correlation()) && state.description().cancellable()));
  }

  /** In the background: a driver may ask its host to end the work. */
  private void cancel() {
    List<LogEntry> wanted = panel.table().selected().stream().filter(this::canCancel).toList();
    for (LogEntry entry : wanted) {
      Job.create(SafeText.jobName(NLS.bind(Messages.LogCommands_cancelling, entry.message()),
          Messages.LogCommands_cancellingOther),
          (ICoreRunnable) monitor -> cancel(entry)).schedule();
    }
  }

  private void cancel(LogEntry entry) {
    if (!migrations.cancel(entry.correlation())) {
      operations.cancel(entry.correlation());
    }
  }

  private void copy() {
    if (panel.details().isFocusControl()) {
      panel.details().copy();
      return;
    }
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    for (LogEntry entry : panel.table().selected()) {
      StringJoiner fields = new StringJoiner("\t");
      for (LogColumn column : LogColumn.values()) {
        fields.add(SafeText.row(column.text(texts, entry).replaceAll("\\s+", " ")));
      }
      lines.add(fields.toString());
    }
    if (lines.length() > 0) {
      Clipboard clipboard = new Clipboard(site.getShell().getDisplay());
      clipboard.setContents(new Object[] {lines.toString()}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    }
  }
}
