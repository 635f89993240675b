/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Two pages: what is active, and the rules. UI thread. */
final class AlertsPanel {

  private static final String ACTIVE = "active";
  private static final String RULES = "rules";
  private static final String PAGE = "page";

  /** What the panel asks the view to do. */
  interface Wishes {

    /** To call {@link AlertsPanel#show} with what comes of {@link AlertsPanel#wish}, soon. */
    void refresh();

    /** To ask for a new rule. */
    void newRule();

    /** To show the event log. */
    void log();

    /** To switch a rule on or off. */
    void enable(AlertRule rule, boolean enabled);

    /** Something else is selected, or the other page is in sight. */
    void selectionChanged();
  }

  private final Alerts alerts;
  private final CTabFolder folder;
  private final CTabItem active;
  private final CTabItem rules;
  private final ActivePanel activePanel;
  private final RuleTable ruleTable;

  AlertsPanel(Composite parent, Alerts alerts, AlertTexts texts, Clock clock, Wishes wishes) {
    this.alerts = alerts;
    folder = new CTabFolder(parent, SWT.BOTTOM | SWT.FLAT);
    folder.setData("org.eclipse.swtbot.widget.key", "alerts.pages");
    activePanel = new ActivePanel(folder, texts, clock, wishes::refresh, wishes::newRule, wishes::log);
    active = new CTabItem(folder, SWT.NONE);
    active.setControl(activePanel.control());
    ruleTable = new RuleTable(folder, texts, wishes::enable);
    ruleTable.onSorted(wishes::refresh);
    rules = new CTabItem(folder, SWT.NONE);
    rules.setControl(ruleTable.viewer().getControl());
    folder.setSelection(active);
    folder.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> wishes.selectionChanged()));
    activePanel.table().viewer().addSelectionChangedListener(event -> wishes.selectionChanged());
    ruleTable.viewer().addSelectionChangedListener(event -> wishes.selectionChanged());
    sayNumbers(0, 0);
  }

  ActivePanel activePanel() {
    return activePanel;
  }

  RuleTable ruleTable() {
    return ruleTable;
  }

  Control control() {
    return folder;
  }

  boolean isActivePage() {
    return folder.getSelection() == active;
  }

  void setFocus() {
    (isActivePage() ? activePanel.table().viewer() : ruleTable.viewer()).getControl().setFocus();
  }

  /** What the user wants to see. */
  AlertWish wish() {
    return new AlertWish(activePanel.words(), activePanel.table().columns().sort(), ruleTable.columns().sort());
  }

  /** Shows how things stand. */
  void show(AlertListing listing) {
    activePanel.show(listing);
    ruleTable.show(listing);
    sayNumbers(listing.active(), listing.rules().size());
  }

  private void sayNumbers(int alertCount, int ruleCount) {
    setText(active, MessageFormat.format(Messages.AlertsPanel_active, alertCount));
    setText(rules, MessageFormat.format(Messages.AlertsPanel_rules, ruleCount));
  }

  private static void setText(CTabItem item, String text) {
    if (!item.getText().equals(text)) {
      item.setText(text);
    }
  }

  /** The alerts that commands act on, as they are shown: those that are selected, while they are in sight. */
  List<Alert> selectedAlerts() {
    return isActivePage() ? activePanel.table().selected() : List.of();
  }

  /** Whether there are {@link #selectedAlerts}. */
  boolean isAnyAlertSelected() {
    return isActivePage() && activePanel.table().viewer().getTable().getSelectionCount() > 0;
  }

  /** The rules that commands act on, as they are now: those that are selected, or those of the selected alerts. */
  List<AlertRule> selectedRules() {
    Stream<UUID> ids = isActivePage() ? selectedAlerts().stream().map(alert -> alert.rule().id())
        : ruleTable.selected().stream().map(AlertRule::id);
    return ids.distinct().map(alerts::rule).flatMap(Optional::stream).toList();
  }

  void save(IMemento memento) {
    activePanel.save(memento.createChild(ACTIVE));
    ruleTable.columns().save(memento.createChild(RULES));
    memento.putInteger(PAGE, folder.getSelectionIndex());
  }

  void restore(IMemento memento) {
    Optional.ofNullable(memento.getChild(ACTIVE)).ifPresent(activePanel::restore);
    Optional.ofNullable(memento.getChild(RULES)).ifPresent(ruleTable.columns()::restore);
    Integer page = memento.getInteger(PAGE);
    folder.setSelection(page != null && page == 1 ? rules : active);
  }
}
