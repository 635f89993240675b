/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drives columns; makes a display of its own unless the test runs on the thread of one. */
class ListColumnsTest {

  private final AtomicInteger sorted = new AtomicInteger();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private Table table;
  private ListColumns columns;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    create("name", "state", "cpu");
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void create(String... keys) {
    table = new Table(shell, SWT.NONE);
    table.setHeaderVisible(true);
    columns = ListColumns.of(table, sorted::incrementAndGet);
    for (String key : keys) {
      TableColumn column = new TableColumn(table, SWT.NONE);
      column.setText(key);
      columns.add(column, new ColumnSpec(key, "sample", "a longer sample", key.equals("name") ? 1 : 0, 0));
    }
    shell.setSize(700, 300);
    shell.open();
    shell.layout(true, true);
    while (display.readAndDispatch()) {
      assertThat(table.isDisposed()).isFalse();
    }
  }

  /** What a restart does: the same list anew, with what was stored. */
  private void restart(String... keys) {
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    columns.save(memento);
    table.dispose();
    create(keys);
    columns.restore(memento);
  }

  private void click(int column) {
    table.getColumn(column).notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void aClickSortsUpThenDownThenNoMore() {
    click(1);
    assertThat(columns.sort()).contains(new ColumnSort("state", false));
    assertThat(table.getSortColumn()).isSameAs(table.getColumn(1));
    assertThat(table.getSortDirection()).isEqualTo(SWT.UP);
    click(1);
    assertThat(columns.sort()).contains(new ColumnSort("state", true));
    click(1);
    assertThat(columns.sort()).isEmpty();
    assertThat(table.getSortColumn()).isNull();
    assertThat(sorted).hasValue(3);
  }

  @Test
  void ofNumbersTheFirstClickHasTheHighestOnTop() {
    TableColumn column = new TableColumn(table, SWT.RIGHT);
    columns.addHighestFirst(column, ColumnSpec.of("rate", "100"));
    columns.sortBy(new ColumnSort("cpu", false));
    assertThat(table.getSortColumn()).isSameAs(table.getColumn(2));
    click(3);
    assertThat(columns.sort()).contains(new ColumnSort("rate", true));
    click(3);
    assertThat(columns.sort()).contains(new ColumnSort("rate", false));
    click(3);
    assertThat(columns.sort()).isEmpty();
  }

  /** As a time that runs, which is longer with seconds than without. */
  @Test
  void aSteadyColumnNeedsTheSameWhateverItSays() {
    ListColumn column =
        new ListColumn(3, new TableColumn(table, SWT.RIGHT), ColumnSpec.steady("uptime", "> 58 min 58 s"));
    GC gc = new GC(table);
    try {
      RoomShare.Need need = column.need(gc, false);
      for (String text : List.of("> 59 s", "> 1 min", "> 1 min 01 s", "> 2 h")) {
        column.see(gc, text);
        assertThat(column.need(gc, true)).as(text).isEqualTo(need);
      }
      assertThat(need.floor()).isEqualTo(need.wanted()).isGreaterThan(gc.stringExtent("> 58 min 58 s").x);
    } finally {
      gc.dispose();
    }
  }

  @Test
  void everythingIsAsItWasAfterARestart() {
    click(2);
    click(2);
    columns.columns().get(1).setChosen(OptionalInt.of(222));
    columns.setHidden(columns.columns().get(2), true);
    table.setColumnOrder(new int[] {2, 0, 1});
    restart("name", "state", "cpu");
    assertThat(columns.sort()).contains(new ColumnSort("cpu", true));
    assertThat(table.getColumnOrder()).containsExactly(2, 0, 1);
    assertThat(columns.columns().get(1).given()).isEqualTo(222);
    assertThat(columns.columns().get(2).isHidden()).isTrue();
    assertThat(columns.columns().get(2).given()).isZero();
  }

  @Test
  void columnsOfAnotherVersionAreNoObstacle() {
    click(1);
    table.setColumnOrder(new int[] {2, 1, 0});
    restart("name", "new", "cpu");
    assertThat(columns.sort()).isEmpty();
    assertThat(table.getColumnOrder()).containsExactly(2, 1, 0);
  }

  @Test
  void resetMakesThemAsTheyWere() {
    click(0);
    columns.setHidden(columns.columns().get(1), true);
    columns.columns().get(0).setChosen(OptionalInt.of(10));
    table.setColumnOrder(new int[] {2, 1, 0});
    columns.reset();
    assertThat(columns.sort()).isEqualTo(Optional.empty());
    assertThat(table.getColumnOrder()).containsExactly(0, 1, 2);
    assertThat(columns.columns()).allSatisfy(column -> {
      assertThat(column.isHidden()).isFalse();
      assertThat(column.chosen()).isEmpty();
    });
  }

  @Test
  void whatRowsAreKnownByCannotBeHidden() {
    columns.setHidden(columns.columns().get(0), true);
    assertThat(columns.columns().get(0).isHidden()).isFalse();
  }

  @Test
  @Timeout(60)
  void aLargerFontMakesColumnsWider() {
    int before = columns.columns().get(2).given();
    FontData[] data = table.getFont().getFontData();
    data[0].setHeight(data[0].getHeight() * 2);
    Font font = new Font(display, data);
    table.setFont(font);
    // Nothing tells the list but that it is painted; the time limit interrupts, which ends no loop by itself.
    while (columns.columns().get(2).given() == before && !Thread.currentThread().isInterrupted()) {
      table.redraw();
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    assertThat(columns.columns().get(2).given()).isGreaterThan(before);
    table.dispose();
    font.dispose();
  }

  private void row(String... texts) {
    new TableItem(table, SWT.NONE).setText(texts);
  }

  private int width(String text) {
    GC gc = new GC(table);
    try {
      return gc.stringExtent(text).x;
    } finally {
      gc.dispose();
    }
  }

  private void awaitLook(BooleanSupplier seen) {
    while (!seen.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      table.notifyListeners(SWT.Paint, new Event()); // whatever covers the window
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }

  /** A state was cut while the columns beside it had room for numbers that were not there. */
  @Test
  @Timeout(60)
  void whatRowsSayHasTheRoomThatOthersDoNotNeed() {
    String state = "Running; same UUID on pm1";
    row("a", state, "1 %");
    int others = width("name") + width("a longer sample") + 200;
    shell.setSize(width(state) + others, 300);
    ListColumn column = columns.columns().get(1);
    awaitLook(() -> column.given() >= width(state));
    assertThat(column.given()).isGreaterThanOrEqualTo(width(state));
    assertThat(columns.columns().stream().mapToInt(ListColumn::given).sum())
        .isLessThanOrEqualTo(table.getClientArea().width);
  }

  @Test
  @Timeout(60)
  void textsAreCutBeforeAColumnLeavesTheWindow() {
    TableColumn number = new TableColumn(table, SWT.RIGHT);
    number.setText("rate");
    columns.add(number, ColumnSpec.of("rate", "888.8 MiB/s"));
    row("a name that is rather long", "a state that is rather long", "some text", "123.4 KiB/s");
    ListColumn rate = columns.columns().get(3);
    shell.setSize(width("123.4 KiB/s") + 5 * width("xen-88") + 80, 300);
    awaitLook(() -> columns.columns().stream().mapToInt(ListColumn::given).sum() <= table.getClientArea().width);
    assertThat(columns.columns().stream().mapToInt(ListColumn::given).sum())
        .isLessThanOrEqualTo(table.getClientArea().width);
    assertThat(rate.given()).as("a number is never cut").isGreaterThanOrEqualTo(width("123.4 KiB/s"));
    columns.columns().forEach(column -> assertThat(column.given()).isGreaterThanOrEqualTo(width("xen-8")));
  }

  @Test
  void whatIsHiddenAtFirstStaysSoUntilItIsChosenAndAfterAReset() {
    AtomicInteger told = new AtomicInteger();
    columns.onShown(told::incrementAndGet);
    columns.hideAtFirst("cpu");
    assertThat(columns.isShown(2)).isFalse();
    assertThat(table.getColumn(2).getWidth()).isZero();
    columns.setHidden(columns.columns().get(2), false);
    assertThat(columns.isShown(2)).isTrue();
    assertThat(told).hasValue(1);
    restart("name", "state", "cpu");
    columns.hideAtFirst("cpu");
    columns.reset();
    assertThat(columns.isShown(2)).isFalse();
  }
}
