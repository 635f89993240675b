/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.NoMatch;

/** What is active: filter and table; what to do first while there is no rule. UI thread. */
final class ActivePanel {

  private static final String WORDS = "words";
  private static final String COLUMNS = "columns";

  private final Composite panel;
  private final Text filter;
  private final NoMatch noMatch;
  private final Link hint;
  private final AlertTable table;
  private final Runnable refresh;

  /**
   * Creates it.
   *
   * @param refresh has {@link #show} called again
   * @param newRule asks for a rule
   * @param log shows the event log, where alerts are that are over
   */
  ActivePanel(Composite parent, AlertTexts texts, Clock clock, Runnable refresh, Runnable newRule, Runnable log) {
    this.refresh = refresh;
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(panel);
    Composite bar = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).extendedMargins(0, 6, 0, 0).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    filter = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    filter.setMessage(Messages.ActivePanel_filter);
    filter.setData("org.eclipse.swtbot.widget.key", "alerts.filter");
    filter.addModifyListener(event -> refresh.run());
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(filter);
    Link over = link(bar, "alerts.log", log);
    over.setText(Messages.ActivePanel_over);
    noMatch = new NoMatch(panel, "alerts.noMatch", () -> filter.setText(""));
    hint = link(panel, "alerts.hint", newRule);
    AccessibleNames.hideWhileUnseen(hint);
    GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).hint(200, SWT.DEFAULT).exclude(true).applyTo(hint);
    hint.setVisible(false);
    table = new AlertTable(panel, texts, clock);
    table.onSorted(refresh);
    FilterKeys.connect(filter, this::enterTable, table.viewer().getTable());
    AccessibleNames.derive(panel);
  }

  private static Link link(Composite parent, String key, Runnable work) {
    Link link = new Link(parent, SWT.WRAP);
    link.setData("org.eclipse.swtbot.widget.key", key);
    link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
    return link;
  }

  Composite control() {
    return panel;
  }

  AlertTable table() {
    return table;
  }

  Text filter() {
    return filter;
  }

  /** What is typed into the filter, in small letters. */
  List<String> words() {
    return Stream.of(filter.getText().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty())
        .toList();
  }

  /** Shows those that match the filter. */
  void show(AlertListing listing) {
    table.show(listing.alerts());
    boolean isAny = listing.active() > 0;
    noMatch.show(isAny && listing.alerts().isEmpty());
    showHint(isAny ? "" : listing.rules().isEmpty() ? Messages.ActivePanel_noRules : Messages.ActivePanel_noAlerts);
  }

  private void showHint(String text) {
    if (!hint.getText().equals(text)) {
      hint.setText(text);
      ((GridData) hint.getLayoutData()).exclude = text.isEmpty();
      hint.setVisible(!text.isEmpty());
      panel.layout();
    }
  }

  private void enterTable() {
    if (table.viewer().getTable().getSelectionCount() == 0) {
      table.viewer().getTable().select(0);
    }
    table.viewer().getTable().setFocus();
  }

  void save(IMemento memento) {
    memento.putString(WORDS, filter.getText());
    table.columns().save(memento.createChild(COLUMNS));
  }

  void restore(IMemento memento) {
    IMemento columns = memento.getChild(COLUMNS);
    if (columns != null) {
      table.columns().restore(columns);
    }
    String words = memento.getString(WORDS);
    filter.setText(words == null ? "" : words);
    refresh.run();
  }
}
