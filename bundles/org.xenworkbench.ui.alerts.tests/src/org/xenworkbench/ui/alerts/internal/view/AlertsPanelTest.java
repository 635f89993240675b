/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.alerts.internal.Fleet;

/** The view's two pages; makes a display of its own unless the test runs on the thread of one. */
class AlertsPanelTest implements AlertsPanel.Wishes {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.host("pm1");
  private final VirtualMachine web = fleet.vm("web", pm1);
  private final VirtualMachine db = fleet.vm("db", pm1);
  private final AlertRule busy = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).build();
  private final AlertRule full = AlertRule.of("Full", AlertScope.ALL_VMS, Metrics.MEMORY, 1 << 30)
      .severity(AlertSeverity.CRITICAL).build();
  private final List<String> wishes = new ArrayList<>();
  private final ManualClock clock = new ManualClock(Fleet.NOW);
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private AlertsPanel panel;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    open();
  }

  private void open() {
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    panel = new AlertsPanel(shell, fleet.alerts, fleet.texts, clock, this);
    shell.setSize(1100, 400);
    shell.open();
    look();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Override
  public void refresh() {
    if (panel != null) {
      look();
    }
  }

  private void look() {
    panel.show(AlertListing.of(fleet.alerts, fleet.texts, panel.wish(), clock.instant()));
  }

  @Override
  public void newRule() {
    wishes.add("new rule");
  }

  @Override
  public void log() {
    wishes.add("log");
  }

  @Override
  public void enable(AlertRule rule, boolean enabled) {
    wishes.add(rule.name() + ' ' + enabled);
  }

  @Override
  public void selectionChanged() {
    wishes.add("selection");
  }

  private Table table() {
    return panel.activePanel().table().viewer().getTable();
  }

  private List<String> column(Table table, int column) {
    return Stream.of(table.getItems()).map(item -> {
      item.getText(); // a virtual row is filled when it is asked for
      return item.getText(column);
    }).toList();
  }

  private CTabItem page(int index) {
    return ((CTabFolder) panel.control()).getItem(index);
  }

  private Link hint() {
    return find(shell, "alerts.hint");
  }

  private static Link find(Composite parent, String key) {
    for (Control child : parent.getChildren()) {
      if (key.equals(child.getData("org.eclipse.swtbot.widget.key"))) {
        return (Link) child;
      }
      if (child instanceof Composite composite) {
        Link found = find(composite, key);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private void select(int row) {
    table().setSelection(row);
    table().notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void whileThereIsNoRuleItSaysWhatToDoFirst() {
    assertThat(hint().isVisible()).isTrue();
    assertThat(hint().getText()).startsWith("No rules yet.").contains("New Alert Rule...");
    hint().notifyListeners(SWT.Selection, new Event());
    assertThat(wishes).contains("new rule");
    fleet.alerts.save(busy);
    look();
    assertThat(hint().getText()).startsWith("No alerts:");
    fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    look();
    assertThat(hint().isVisible()).isFalse();
  }

  @Test
  void showsWhatIsActiveTheWorstFirst() {
    fleet.alerts.save(busy);
    fleet.alerts.save(full);
    fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    Alert critical = fleet.alert(full, db, 3L << 30);
    fleet.alerts.put(critical, AlertPhase.RAISED);
    look();
    assertThat(page(0).getText()).isEqualTo("Active (2)");
    assertThat(page(1).getText()).isEqualTo("Rules (2)");
    assertThat(column(table(), AlertColumn.OBJECT.ordinal())).containsExactly("db", "web");
    assertThat(column(table(), AlertColumn.VALUE.ordinal())).containsExactly("3.0 GiB", "95.0 %");
    assertThat(column(table(), AlertColumn.HOST.ordinal())).containsOnly("pm1");
    assertThat(column(table(), AlertColumn.SINCE.ordinal())).containsOnly(Formats.dateTime(Fleet.NOW));
    fleet.alerts.put(critical.toBuilder().resolved(Alert.End.CLEARED, Fleet.NOW).build(), AlertPhase.RESOLVED);
    look();
    assertThat(column(table(), 0)).containsExactly("web");
  }

  @Test
  void aNewValueIsSeenAndTheSelectionStays() {
    fleet.alerts.save(busy);
    Alert first = fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    look();
    assertThat(column(table(), AlertColumn.VALUE.ordinal())).containsExactly("95.0 %");
    select(0);
    fleet.alerts.put(first.toBuilder().latest(0.99, Fleet.NOW).peak(0.99).build(), AlertPhase.CHANGED);
    look();
    assertThat(column(table(), AlertColumn.VALUE.ordinal())).containsExactly("99.0 %");
    fleet.alerts.put(fleet.alert(full, db, 3L << 30), AlertPhase.RAISED);
    look();
    assertThat(panel.selectedAlerts()).containsExactly(first);
    assertThat(table().getSelectionIndices()).containsExactly(1);
  }

  @Test
  void whatSomebodyHasSeenOrSilencedStandsBack() {
    fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    Alert other = fleet.alerts.put(fleet.alert(full, db, 2e9), AlertPhase.RAISED);
    Alert third = fleet.alerts.put(fleet.alert(busy, fleet.vm("app", pm1), 0.95), AlertPhase.RAISED);
    fleet.alerts.acknowledge(other.id(), "ann");
    fleet.alerts.silence(third.id(), Duration.ofHours(1), "ann");
    look();
    for (int row = 0; row < 3; row++) {
      TableItem item = table().getItem(row);
      boolean isLoud = item.getText(0).equals("web");
      assertThat((item.getFont(0).getFontData()[0].getStyle() & SWT.ITALIC) == 0).as(item.getText()).isEqualTo(isLoud);
    }
    clock.advance(Duration.ofHours(2));
    fleet.alerts.put(fleet.alert(busy, fleet.vm("new", pm1), 0.95), AlertPhase.RAISED);
    look();
    assertThat(Stream.of(table().getItems()).filter(
        item -> (item.getFont(0).getFontData()[0].getStyle() & SWT.ITALIC) == 0).map(TableItem::getText))
        .as("its time is over").containsExactlyInAnyOrder("web", "app", "new");
  }

  @Test
  void sortsByAColumnAndFilters() {
    fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    fleet.alerts.put(fleet.alert(busy, db, 0.99), AlertPhase.RAISED);
    look();
    table().getColumn(AlertColumn.OBJECT.ordinal()).notifyListeners(SWT.Selection, new Event());
    assertThat(column(table(), 0)).containsExactly("db", "web");
    table().getColumn(AlertColumn.VALUE.ordinal()).notifyListeners(SWT.Selection, new Event());
    assertThat(column(table(), 0)).containsExactly("web", "db");
    panel.activePanel().filter().setText("99.0 BUSY");
    assertThat(column(table(), 0)).containsExactly("db");
    panel.activePanel().filter().setText("nothing like that");
    assertThat(column(table(), 0)).isEmpty();
    assertThat(find(shell, "alerts.noMatch").isVisible()).isTrue();
  }

  @Test
  void rulesSayHowTheyStandAndAreSwitchedByTheirBox() {
    fleet.alerts.save(busy);
    fleet.alerts.save(full.toBuilder().enabled(false).build());
    fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    look();
    Table rules = panel.ruleTable().viewer().getTable();
    assertThat(column(rules, RuleColumn.NAME.ordinal())).containsExactly("Busy", "Full");
    assertThat(column(rules, RuleColumn.CONDITION.ordinal())).first().isEqualTo("CPU above 90.0 %");
    assertThat(column(rules, RuleColumn.STATE.ordinal())).containsExactly("1 alert", "Off");
    assertThat(Stream.of(rules.getItems()).map(TableItem::getChecked)).containsExactly(true, false);
    Event toggled = new Event();
    toggled.item = rules.getItem(0);
    toggled.detail = SWT.CHECK;
    rules.getItem(0).setChecked(false);
    rules.notifyListeners(SWT.Selection, toggled);
    assertThat(wishes).contains("Busy false");
    fleet.alerts.doubt(rule -> Optional.of("Nobody measures that."));
    look();
    assertThat(column(rules, RuleColumn.STATE.ordinal())).containsExactly("Nobody measures that.", "Off");
  }

  @Test
  void aRuleThatCannotBeSavedIsShownAsItIsAndNamesAreThoseOfNow() {
    fleet.alerts.save(busy.toBuilder().scope(AlertScope.vmsOf(pm1.id())).build());
    look();
    Table rules = panel.ruleTable().viewer().getTable();
    Event toggled = new Event();
    toggled.item = rules.getItem(0);
    toggled.detail = SWT.CHECK;
    rules.getItem(0).setChecked(false);
    rules.notifyListeners(SWT.Selection, toggled);
    assertThat(rules.getItem(0).getChecked()).as("nothing was saved").isTrue();
    fleet.inventory.put(pm1.toBuilder().name("renamed").build());
    look();
    assertThat(column(rules, RuleColumn.SCOPE.ordinal())).first().asString().contains("renamed");
  }

  @Test
  void whatHasNoValueNowSaysNoneAndValuesOfOneUnitStandTogether() {
    Alert lost = fleet.alert(busy, web, 0.95);
    fleet.alerts.put(lost.toBuilder().state(Alert.State.NO_DATA).build(), AlertPhase.CHANGED);
    fleet.alerts.put(fleet.alert(busy, db, 0.91), AlertPhase.RAISED);
    fleet.alerts.put(fleet.alert(full, db, 3L << 30), AlertPhase.RAISED);
    fleet.alerts.put(fleet.alert(busy, fleet.vm("app", pm1), 0.99), AlertPhase.RAISED);
    look();
    table().getColumn(AlertColumn.VALUE.ordinal()).notifyListeners(SWT.Selection, new Event());
    assertThat(column(table(), AlertColumn.VALUE.ordinal())).containsExactly("3.0 GiB", "91.0 %", "99.0 %", "\u2013");
    table().getColumn(AlertColumn.VALUE.ordinal()).notifyListeners(SWT.Selection, new Event());
    assertThat(column(table(), AlertColumn.VALUE.ordinal())).containsExactly("99.0 %", "91.0 %", "3.0 GiB", "\u2013");
  }

  @Test
  void anotherOrderLeavesInSightWhatIs() {
    fleet.alerts.save(busy);
    for (int i = 0; i < 200; i++) {
      fleet.alerts.put(fleet.alert(busy, fleet.vm("vm-" + i, pm1), 0.95), AlertPhase.RAISED);
    }
    look();
    select(0);
    table().setTopIndex(100);
    int top = table().getTopIndex();
    assertThat(top).isPositive();
    fleet.alerts.put(fleet.alert(full, db, 3L << 30), AlertPhase.RAISED);
    look();
    assertThat(table().getTopIndex()).isEqualTo(top);
    assertThat(table().getSelectionIndices()).containsExactly(1);
  }

  @Test
  void commandsActOnWhatIsSelectedOnThePageInSight() {
    fleet.alerts.save(busy);
    fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
    look();
    assertThat(panel.selectedRules()).isEmpty();
    select(0);
    assertThat(panel.selectedRules()).containsExactly(busy);
    ((CTabFolder) panel.control()).setSelection(1);
    assertThat(panel.selectedAlerts()).isEmpty();
    assertThat(panel.selectedRules()).isEmpty();
  }

  @Test
  void pageFilterAndColumnsAreAsTheyWereLeft() {
    panel.activePanel().filter().setText("web");
    ((CTabFolder) panel.control()).setSelection(1);
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    panel.save(memento);
    shell.dispose();
    open();
    panel.restore(memento);
    assertThat(panel.isActivePage()).isFalse();
    assertThat(panel.activePanel().filter().getText()).isEqualTo("web");
  }

  @Test
  void aRowIsCopiedWithTabsAndNamesCannotBreakIt() {
    VirtualMachine odd = fleet.vm("a\tb\nc", pm1);
    String row = panel.activePanel().table().row(fleet.alert(busy, odd, 0.95));
    assertThat(row.split("\t")).hasSize(AlertColumn.values().length);
    assertThat(row).doesNotContain("\n").contains("95.0 %", "Busy");
  }
}
