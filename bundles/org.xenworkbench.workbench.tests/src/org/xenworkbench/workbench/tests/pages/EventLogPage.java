/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Event Log view. */
public final class EventLogPage {

  private static final String VIEW = "org.xenworkbench.ui.eventlog.view";
  private static final Query TABLE = Query.key(Kind.TABLE, "eventlog.table");
  private static final Query DETAILS = Query.key(Kind.TEXT, "eventlog.details");
  private static final Query PERIOD = Query.key(Kind.COMBO, "eventlog.period");
  private static final String CHIPS = "eventlog.chips";
  private static final String CROSS = "  \u2715";
  /** Where words are typed that entries are to have. */
  public static final Query FILTER = Query.key(Kind.TEXT, "eventlog.filter");

  private final UiDriver driver;

  /** Opens the view. */
  public EventLogPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /**
   * An entry as it is shown.
   *
   * @param message what happened
   * @param status a word, or a percentage while it runs
   * @param duration how long it took
   * @param serviceGap of a migration whose console was watched
   * @param downtime of a migration, where it is reported
   * @param host the host, or source and target
   * @param vm the VM
   */
  public record Entry(String message, String status, String duration, String serviceGap, String downtime, String host,
      String vm) {
  }

  /** The entries, from top to bottom. */
  public List<Entry> entries() {
    return driver.rows(TABLE).stream().map(Row::cells).map(cells -> new Entry(cells.get(0), cells.get(1), cells.get(3),
        cells.get(4), cells.get(5), cells.get(6), cells.get(7))).toList();
  }

  /** Waits for an entry. */
  public Entry waitFor(String what, Predicate<Entry> wanted) {
    return Wait.forValue(what + " in the event log",
        () -> entries().stream().filter(wanted).findFirst().orElse(null), found -> found != null);
  }

  /** Waits for an entry to be the uppermost. */
  public Entry waitForTop(String what, Predicate<Entry> wanted) {
    return Wait.forValue("The uppermost entry, to be " + what + ",", () -> entries().get(0), wanted);
  }

  /** Shows only entries that contain these words. */
  public void filter(String words) {
    driver.setText(FILTER, words);
  }

  /** Shows only entries of a time, by what the list of times calls it. */
  public void filterByTime(String time) {
    driver.choose(PERIOD, time);
  }

  /** Shows only failures and warnings that nobody has acknowledged, or all again. */
  public void toggleOpen() {
    click("eventlog.statuses", item -> "eventlog.open".equals(item.getData(Query.WIDGET_KEY)));
  }

  /** What else is filtered by, as its chips say. */
  public List<String> chips() {
    return driver.onUi(() -> items(CHIPS).map(item -> item.getText().replace(CROSS, "")).toList());
  }

  /** Clicks a chip, by which one is filtered no longer. */
  public void removeChip(String text) {
    click(CHIPS, item -> item.getText().equals(text + CROSS));
  }

  /** Filters by nothing. */
  public void showAll() {
    new WorkbenchPage(driver).showIn(VIEW, EventQuery.newest(1));
  }

  private Stream<ToolItem> items(String bar) {
    return driver.controls(ToolBar.class).stream().filter(each -> bar.equals(each.getData(Query.WIDGET_KEY)))
        .flatMap(each -> Arrays.stream(each.getItems()));
  }

  private void click(String bar, Predicate<ToolItem> wanted) {
    driver.onUi(() -> {
      ToolItem item = items(bar).filter(wanted).findFirst().orElseThrow();
      if ((item.getStyle() & SWT.CHECK) != 0) {
        item.setSelection(!item.getSelection());
      }
      item.notifyListeners(SWT.Selection, new Event());
      return true;
    });
  }

  /** Presses keys in the table. */
  public void press(Keys... keys) {
    driver.press(TABLE, keys);
  }

  /** Selects an entry by its message. */
  public void select(String message) {
    driver.select(TABLE, List.of(List.of(message)));
  }

  /** Chooses a command for what is selected from the context menu. */
  public void contextMenu(String... path) {
    driver.chooseContextMenu(TABLE, path);
  }

  /** The messages of the selected entries. */
  public List<String> selected() {
    return driver.onUi(() -> driver.controls(Table.class).stream()
        .filter(table -> "eventlog.table".equals(table.getData(Query.WIDGET_KEY)))
        .flatMap(table -> Arrays.stream(table.getSelection())).map(item -> item.getText(0)).toList());
  }

  /** The selected entry in full. */
  public String details() {
    return driver.text(DETAILS);
  }
}
