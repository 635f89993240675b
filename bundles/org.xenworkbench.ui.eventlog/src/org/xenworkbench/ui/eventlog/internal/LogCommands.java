/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.xenworkbench.core.event.EntryActions;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;

/**
 * The commands of the view, those on the selected entries by a table. They are activated for the view rather than
 * declared in plugin.xml, so that its toolbar works while another is active. UI thread.
 */
final class LogCommands {

  static final String CONTEXT = "org.xenworkbench.ui.eventlog.context";
  static final String PREFIX = "org.xenworkbench.ui.eventlog.";
  static final String GO_TO = "goTo";
  static final String SHOW_IN_PERFORMANCE = "showInPerformance";
  static final String JOURNEY = "journey";
  static final String EXPORT = "exportCsv";
  static final String EXPORT_HTML = "exportHtml";
  /** Commands of others, which are done with what is selected here, by their ids. */
  private static final Map<String, EntryCommand> SHARED = Map.of(XenUi.COMPARE_HOSTS, new CompareHosts(),
      XenUi.TOP_VIRTUAL_MACHINES, new ShowTopVirtualMachines());

  private final IViewSite site;
  private final LogPanel panel;
  private final LogTexts texts;
  private final Map<String, EntryCommand> rows;
  private final Map<String, ViewCommand> activated = new HashMap<>();

  LogCommands(IViewSite site, LogPanel panel, LogTexts texts, Map<String, Runnable> exports) {
    this.site = site;
    this.panel = panel;
    this.texts = texts;
    site.getService(OperationJobs.class); // what is begun from here is in the Progress view
    rows = new HashMap<>(SHARED);
    rows(site.getService(EntryActions.class)).forEach((row, command) -> rows.put(PREFIX + row, command));
    rows.keySet().forEach(id -> activated.put(id, ViewCommand.activate(site, id, () -> run(id))));
    exports.forEach((row, export) -> ViewCommand.activate(site, PREFIX + row, export));
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_COPY, this::copy);
    update();
  }

  /** What is done with entries, by the end of the command's id: the core's table, and what only views can do. */
  static Map<String, EntryCommand> rows(EntryActions actions) {
    Map<String, EntryCommand> rows = new HashMap<>();
    actions.rows().forEach(action -> rows.put(action.id(), new EntryDeed(action)));
    rows.put(GO_TO, new GoTo());
    rows.put(JOURNEY, new ShowJourney());
    rows.put(SHOW_IN_PERFORMANCE, new ShowInPerformance());
    return Map.copyOf(rows);
  }

  /** What is selected, or what can be done with it, changed. */
  void update() {
    List<LogEntry> selected = panel.table().selected();
    activated.forEach((id, command) -> command.enable(command(id).fits(site, selected)));
  }

  /** Does it with what is selected, if it can be done; by the id of the command. */
  void run(String id) {
    List<LogEntry> selected = panel.table().selected();
    if (command(id).fits(site, selected)) {
      command(id).run(site, selected);
    }
  }

  private EntryCommand command(String id) {
    return Objects.requireNonNull(rows.get(id));
  }

  private void copy() {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    for (LogEntry entry : panel.table().selected()) {
      StringJoiner fields = new StringJoiner("\t");
      for (LogColumn column : LogColumn.values()) {
        if (panel.table().columns().isShown(column.ordinal())) {
          fields.add(SafeText.row(column.text(texts, entry).replaceAll("\\s+", " ")));
        }
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
