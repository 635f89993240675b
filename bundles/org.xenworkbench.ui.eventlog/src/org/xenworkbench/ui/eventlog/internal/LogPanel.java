/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;

/** Filter, table and, while one entry is selected, that entry in full. UI thread. */
final class LogPanel {

  private final LogFilterBar filter;
  private final FaultBanner banner;
  private final LogTable table;
  private final SashForm sash;
  private final Text details;
  private final LogSummary summary;

  LogPanel(Composite parent, LogTexts texts, Consumer<EventQuery> query) {
    summary = new LogSummary(texts);
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    filter = new LogFilterBar(panel, query);
    banner = new FaultBanner(panel);
    sash = new SashForm(panel, SWT.HORIZONTAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
    table = new LogTable(sash, texts);
    details = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    details.setData("org.eclipse.swtbot.widget.key", "eventlog.details");
    AccessibleNames.set(table.viewer().getTable(), Messages.LogTable_accessible);
    AccessibleNames.set(details, Messages.LogPanel_details);
    AccessibleNames.derive(panel);
    sash.setWeights(72, 28);
    sash.setMaximizedControl(table.viewer().getTable());
    table.viewer().addSelectionChangedListener(event -> showDetails());
  }

  LogTable table() {
    return table;
  }

  LogFilterBar filter() {
    return filter;
  }

  Text details() {
    return details;
  }

  /** Shows what is in the feed; whether rows are still to be filled, for which it is called again. */
  boolean show(LogFeed feed) {
    boolean more = table.show(feed.rows());
    banner.show(feed.fault());
    showDetails();
    return more;
  }

  private void showDetails() {
    List<LogEntry> selected = table.selected();
    String text = selected.size() == 1 ? SafeText.block(summary.of(selected.get(0))) : "";
    if (!text.equals(details.getText())) {
      details.setText(text);
    }
    Control wanted = text.isEmpty() ? table.viewer().getTable() : null;
    if (sash.getMaximizedControl() != wanted) {
      sash.setMaximizedControl(wanted);
    }
  }
}
