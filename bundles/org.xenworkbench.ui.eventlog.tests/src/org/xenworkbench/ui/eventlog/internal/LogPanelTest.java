/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEventLog;

/** Closes and opens what the view shows; makes a display of its own unless the test runs on the thread of one. */
class LogPanelTest {

  private final List<EventQuery> queries = new ArrayList<>();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private LogPanel panel;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    open();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void open() {
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    panel = new LogPanel(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()), queries::add);
    shell.setSize(1000, 400);
    shell.open();
  }

  private void restart() {
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    panel.save(memento);
    shell.dispose();
    queries.clear();
    open();
    panel.restore(memento);
  }

  private void show(LogEntry... entries) {
    List<LogEntry> shown = List.of(entries);
    while (panel.table().show(shown)) {
      assertThat(shown).isNotEmpty();
    }
  }

  private void select(int row) {
    Table table = panel.table().viewer().getTable();
    table.setSelection(row);
    table.notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void theFilterIsAsItWasAndIsAskedFor() {
    panel.filter().words().setText("disk full");
    restart();
    assertThat(panel.filter().words().getText()).isEqualTo("disk full");
    assertThat(queries.get(queries.size() - 1).text()).isEqualTo("disk full");
    assertThat(queries.get(queries.size() - 1).whole()).as("parts are found, too").isFalse();
    assertThat(panel.filter().isFiltering()).isTrue();
    panel.filter().clear();
    assertThat(panel.filter().isFiltering()).isFalse();
    EventQuery asked = queries.get(queries.size() - 1);
    assertThat(asked.withStatusNames(Map.of())).isEqualTo(EventQuery.newest(LogFeed.LIMIT).withoutParts());
    assertThat(asked.statusesNamed("DONE")).as("as the column says it").containsExactly(LogEntry.Status.SUCCEEDED);
  }

  @Test
  void whatAnotherViewWantsToBeSeenIsInTheFilterAndIsAskedFor() {
    panel.filter().show(EventQuery.newest(1).withText("VM8").withKinds(Set.of("alert"))
        .withStatuses(Set.of(LogEntry.Status.WARNING)));
    EventQuery asked = queries.get(queries.size() - 1);
    assertThat(asked.text()).isEqualTo("VM8");
    assertThat(asked.kinds()).containsExactly("alert");
    assertThat(asked.statuses()).containsExactly(LogEntry.Status.WARNING);
    panel.filter().show(EventQuery.newest(1).withKinds(Set.of("org.example.kind")));
    asked = queries.get(queries.size() - 1);
    assertThat(asked.kinds()).as("of a third party").containsExactly("org.example.kind");
    assertThat(asked.text()).isEmpty();
    assertThat(asked.statuses()).isEmpty();
  }

  /** Commands and the details follow what the viewer tells. */
  @Test
  void downGoesFromTheFilterIntoTheTableAndSelects() {
    show(Entries.done(Map.of()));
    List<Object> told = new ArrayList<>();
    panel.table().viewer().addSelectionChangedListener(event -> told.add(event.getStructuredSelection().size()));
    Event down = new Event();
    down.keyCode = SWT.ARROW_DOWN;
    panel.filter().words().notifyListeners(SWT.KeyDown, down);
    assertThat(told).containsExactly(1);
    assertThat(panel.details().isVisible()).isTrue();
  }

  @Test
  void kindAndStatusesAreAsTheyWere() {
    XMLMemento memento = XMLMemento.createWriteRoot("filter");
    memento.putString("kind", LogEntry.POWER);
    memento.putBoolean(LogEntry.Status.FAILED.name(), true);
    panel.filter().restore(memento);
    restart();
    EventQuery asked = queries.get(queries.size() - 1);
    assertThat(asked.kinds()).isEqualTo(Set.of(LogEntry.POWER));
    assertThat(asked.statuses()).isEqualTo(Set.of(LogEntry.Status.FAILED));
  }

  /** Kinds are an open set: a third party's can be chosen as soon as one of its entries was shown. */
  @Test
  void aThirdPartysKindCanBeChosenAndIsRemembered() {
    panel.filter().offer(List.of(LogEntry.POWER, "org.example.backup", "org.example.backup"));
    Combo kinds = combo(shell, "eventlog.kind");
    assertThat(kinds.getItem(kinds.getItemCount() - 1)).isEqualTo("org.example.backup");
    assertThat(kinds.getItems()).doesNotHaveDuplicates();
    kinds.select(kinds.getItemCount() - 1);
    kinds.notifyListeners(SWT.Selection, new Event());
    assertThat(queries.get(queries.size() - 1).kinds()).isEqualTo(Set.of("org.example.backup"));
    restart();
    assertThat(queries.get(queries.size() - 1).kinds()).isEqualTo(Set.of("org.example.backup"));
    panel.filter().clear();
    assertThat(queries.get(queries.size() - 1).kinds()).isEmpty();
  }

  private static Combo combo(Composite parent, String key) {
    for (Control child : parent.getChildren()) {
      if (child instanceof Combo found && key.equals(found.getData("org.eclipse.swtbot.widget.key"))) {
        return found;
      }
      if (child instanceof Composite within && combo(within, key) != null) {
        return combo(within, key);
      }
    }
    return null;
  }

  @Test
  void detailsOpenBelowAndStayClosedIfTheUserClosedThem() {
    show(Entries.done(Map.of()));
    select(0);
    assertThat(panel.details().isVisible()).isTrue();
    assertThat(panel.details().getText()).contains("Migrated VM");
    Table table = panel.table().viewer().getTable();
    assertThat(display.map(panel.details(), shell, 0, 0).y)
        .isGreaterThanOrEqualTo(display.map(table, shell, 0, table.getSize().y).y);
    panel.wantDetails(false);
    assertThat(panel.details().isVisible()).isFalse();
    restart();
    show(Entries.done(Map.of()));
    select(0);
    assertThat(panel.details().isVisible()).isFalse();
    assertThat(panel.areDetailsWanted()).isFalse();
  }

  /** The details open over the lower rows, of which one was clicked. */
  @Test
  void theRowThatWasChosenStaysInSight() {
    show(Stream.generate(() -> Entries.done(Map.of())).limit(40).toArray(LogEntry[]::new));
    wait(500);
    Table table = panel.table().viewer().getTable();
    int last = table.getTopIndex() + rows(table) - 1;
    assertThat(last).isBetween(5, 38);
    select(last);
    wait(1500);
    assertThat(panel.details().isVisible()).isTrue();
    Rectangle row = table.getItem(last).getBounds();
    assertThat(row.y).isNotNegative();
    assertThat(row.y + row.height).isLessThanOrEqualTo(table.getClientArea().height);
  }

  /** Lets GTK do what it does when it has nothing else to do. */
  private void wait(int milliseconds) {
    boolean[] over = new boolean[1];
    display.timerExec(milliseconds, () -> over[0] = true);
    while (!over[0]) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }

  private static int rows(Table table) {
    return (table.getClientArea().height - table.getHeaderHeight()) / table.getItemHeight();
  }

  @Test
  void theRoomOfTheDetailsIsAsTheUserMadeIt() {
    sash().setWeights(25, 75);
    restart();
    assertThat(sash().getWeights()[1] / (double) (sash().getWeights()[0] + sash().getWeights()[1]))
        .isBetween(0.74, 0.76);
  }

  @Test
  @Timeout(60)
  void theTableKeepsSomeRowsAndTheDetailsGiveWay() {
    sash().setWeights(10, 90);
    show(Entries.done(Map.of()));
    select(0);
    Table table = panel.table().viewer().getTable();
    int rows = table.getHeaderHeight() + 3 * table.getItemHeight();
    resize(rows + 4 * table.getItemHeight());
    assertThat(panel.details().isVisible()).isTrue();
    assertThat(table.getSize().y).isGreaterThanOrEqualTo(rows - 1);
    resize(rows + table.getItemHeight());
    assertThat(panel.details().isVisible()).isFalse();
    assertThat(panel.areDetailsWanted()).isTrue();
    resize(20 * rows);
    assertThat(panel.details().isVisible()).isTrue();
    assertThat(sash().getWeights()[1]).as("as the user made it").isBetween(890, 910);
  }

  /** Where a view is wide and low, an entry in full takes no rows away. */
  @Test
  @Timeout(60)
  void inAWideAndLowViewTheyStandBeside() {
    show(Entries.done(Map.of()));
    select(0);
    assertThat(sash().getOrientation()).isEqualTo(SWT.VERTICAL);
    resize(1400, 200);
    assertThat(sash().getOrientation()).isEqualTo(SWT.HORIZONTAL);
    assertThat(panel.details().isVisible()).isTrue();
    Table table = panel.table().viewer().getTable();
    assertThat(table.getSize().y).as("all of the height").isEqualTo(sash().getSize().y);
    sash().setWeights(50, 50);
    resize(1400, 700);
    assertThat(sash().getOrientation()).isEqualTo(SWT.VERTICAL);
    resize(1400, 200);
    assertThat(sash().getOrientation()).isEqualTo(SWT.HORIZONTAL);
    assertThat(sash().getWeights()[1] / (double) (sash().getWeights()[0] + sash().getWeights()[1]))
        .as("as the user made it").isBetween(0.48, 0.52);
    restart();
    resize(1400, 200);
    show(Entries.done(Map.of()));
    select(0);
    assertThat(sash().getWeights()[1] / (double) (sash().getWeights()[0] + sash().getWeights()[1]))
        .as("after a restart").isBetween(0.48, 0.52);
  }

  private void resize(int height) {
    resize(1000, height);
  }

  /** So that this much is left for table and details. */
  private void resize(int width, int height) {
    shell.setSize(width, shell.getSize().y + height - sash().getSize().y);
    display.update();
    while (Math.abs(sash().getSize().y - height) > 1 || display.readAndDispatch()) {
      display.readAndDispatch(); // the window manager tells of its size when it has the time
    }
  }

  @Test
  void aFaultThatWasReadCanBeClosedUntilThereIsAnother() {
    FaultBanner banner = new FaultBanner(shell);
    shell.layout();
    Composite shown = (Composite) shell.getChildren()[1];
    banner.show(Optional.of("none was lost"));
    assertThat(shown.getVisible()).isTrue();
    ((ToolBar) shown.getChildren()[2]).getItem(0).notifyListeners(SWT.Selection, new Event());
    assertThat(shown.getVisible()).isFalse();
    banner.show(Optional.of("none was lost"));
    assertThat(shown.getVisible()).as("at the next refresh").isFalse();
    banner.show(Optional.of("the disk is full"));
    assertThat(shown.getVisible()).isTrue();
    banner.show(Optional.empty());
    banner.show(Optional.of("none was lost"));
    assertThat(shown.getVisible()).as("it came again").isTrue();
  }

  private SashForm sash() {
    return (SashForm) panel.table().viewer().getTable().getParent();
  }

  @Test
  void aFilterWithoutAMatchSaysSoAndOffersToClear() {
    try (LogFeed empty = new LogFeed(new FakeEventLog(), () -> {})) {
      panel.show(empty);
      assertThat(noMatch().isVisible()).as("said of a log without entries").isFalse();
      panel.filter().words().setText("nowhere");
      panel.show(empty);
      assertThat(noMatch().isVisible()).isTrue();
      assertThat(noMatch().getText()).isEqualTo("Nothing matches the filter. <a>Clear the filter</a>");
      noMatch().notifyListeners(SWT.Selection, new Event());
      assertThat(panel.filter().isFiltering()).isFalse();
      assertThat(queries.get(queries.size() - 1).text()).as("what is asked for").isEmpty();
      panel.show(empty);
      assertThat(noMatch().isVisible()).isFalse();
    }
  }

  private Link noMatch() {
    return Stream.of(sash().getParent().getChildren()).filter(Link.class::isInstance).map(Link.class::cast).findFirst()
        .orElseThrow();
  }

  @Test
  void aClickOnAHeaderSortsAndTheSelectionGoesAlong() {
    LogEntry slow = Entries.done(Map.of(LogAttribute.DOWNTIME.name(), "900000000"));
    LogEntry quick = Entries.done(Map.of(LogAttribute.DOWNTIME.name(), "100000000"));
    LogEntry unknown = Entries.done(Map.of());
    show(slow, unknown, quick);
    select(0);
    Table table = panel.table().viewer().getTable();
    table.getColumn(LogColumn.DOWNTIME.ordinal()).notifyListeners(SWT.Selection, new Event());
    show(slow, unknown, quick);
    assertThat(panel.table().selected()).containsExactly(slow);
    assertThat(table.getSelectionIndices()).containsExactly(2);
    restart();
    show(slow, unknown, quick);
    panel.table().viewer().getTable().setSelection(0);
    assertThat(panel.table().selected()).containsExactly(unknown);
  }
}
