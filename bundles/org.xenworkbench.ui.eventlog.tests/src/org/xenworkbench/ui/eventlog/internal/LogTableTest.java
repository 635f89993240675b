/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;

/** Drives the table; makes a display of its own unless the test runs on the thread of one. */
class LogTableTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
    shell.setSize(600, 160);
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void handleEvents() {
    while (display.readAndDispatch()) {
      assertThat(shell.isDisposed()).isFalse();
    }
  }

  @Test
  void newEntriesAreSeenWhileOneIsSelected() {
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    Table table = log.viewer().getTable();
    shell.open();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      entries.add(Entries.done(Map.of()));
    }
    log.show(List.copyOf(entries));
    handleEvents();
    table.setSelection(0);
    LogEntry selected = entries.get(0);
    for (int i = 0; i < 10; i++) {
      entries.add(0, Entries.done(Map.of()));
      log.show(List.copyOf(entries));
      handleEvents();
    }
    assertThat(log.selected()).containsExactly(selected);
    assertThat(table.getTopIndex()).isZero();
  }

  /** Also where so many come at once that the table is laid out anew. */
  @Test
  void whoReadsFurtherDownGoesOnToSeeWhatTheyRead() {
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    Table table = log.viewer().getTable();
    shell.open();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      entries.add(Entries.done(Map.of()));
    }
    showAll(log, entries);
    handleEvents();
    table.setTopIndex(200);
    handleEvents();
    for (int more : new int[] {1, 30, 300}) {
      layOut();
      LogEntry read = entries.get(table.getTopIndex());
      for (int i = 0; i < more; i++) {
        entries.add(0, Entries.done(Map.of()));
      }
      showAll(log, entries);
      handleEvents();
      assertThat(entries.get(table.getTopIndex())).as(more + " more").isEqualTo(read);
    }
  }

  /** GTK learns how high rows are while nothing else is to be done: as between two changes of a log. */
  private void layOut() {
    boolean[] over = {false};
    display.timerExec(100, () -> over[0] = true);
    while (!over[0]) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }

  @Test
  void whoComesNearTheEndIsToldOfAndNobodyElse() {
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    Table table = log.viewer().getTable();
    List<String> told = new ArrayList<>();
    log.onEnd(() -> told.add("end"));
    shell.open();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      entries.add(Entries.done(Map.of()));
    }
    showAll(log, entries);
    handleEvents();
    table.setTopIndex(300);
    handleEvents();
    assertThat(told).isEmpty();
    boolean[] waited = {false};
    display.timerExec(5_000, () -> waited[0] = true);
    while (told.isEmpty() && !waited[0]) {
      table.setTopIndex(990); // GTK comes to it step by step, as it learns how high rows are
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    assertThat(told).isNotEmpty();
  }

  @Test
  void theTextHasTheMostRoomAndNoColumnLeavesANarrowWindow() {
    shell.setLayout(new FillLayout());
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    shell.setSize(shell.computeTrim(0, 0, 1024, 300).width, 300);
    shell.open();
    handleEvents();
    Table table = log.viewer().getTable();
    int[] widths = Arrays.stream(table.getColumns()).mapToInt(TableColumn::getWidth).toArray();
    assertThat(widths[0]).as("of %s", Arrays.toString(widths))
        .isGreaterThan(3 * table.getClientArea().width / 11)
        .isGreaterThan(Arrays.stream(widths).skip(1).max().orElseThrow());
    assertThat(Arrays.stream(widths).sum()).isLessThanOrEqualTo(table.getClientArea().width);
  }

  @Test
  void whatIsSelectedStaysSoWhenItEndsAndOthersCome() {
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    Table table = log.viewer().getTable();
    shell.open();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      entries.add(Entries.done(Map.of()));
    }
    showAll(log, entries);
    table.setSelection(new int[] {0, 7});
    List<LogEntry> selected = List.of(entries.get(0), entries.get(7));
    entries.add(3, entries.remove(0));
    showAll(log, entries);
    assertThat(log.selected()).containsExactlyElementsOf(selected);
    entries.add(1, Entries.done(Map.of()));
    showAll(log, entries);
    assertThat(log.selected()).containsExactlyElementsOf(selected);
    entries.remove(selected.get(0));
    showAll(log, entries);
    assertThat(log.selected()).containsExactly(selected.get(1));
  }

  @Test
  void arrowsOpenAndCloseWhatHasParts() {
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    Table table = log.viewer().getTable();
    shell.open();
    LogEntry whole = Entries.whole(1);
    LogEntry part = Entries.part(whole, 1);
    List<String> told = new ArrayList<>();
    log.parts().onOpen((entry, open) -> told.add(entry.equals(whole.correlation()) + " " + open));
    showAll(log, List.of(whole, Entries.done(Map.of())));
    assertThat(table.getItem(0).getText(0)).startsWith("\u25b8 Started");
    assertThat(table.getItem(1).getText(0)).startsWith("Migrated");
    press(table, 1, SWT.ARROW_RIGHT);
    assertThat(told).as("one without parts").isEmpty();
    press(table, 0, SWT.ARROW_RIGHT);
    press(table, 0, SWT.ARROW_RIGHT);
    assertThat(told).containsExactly("true true");
    showAll(log, List.of(whole, part, Entries.done(Map.of())));
    assertThat(table.getItem(0).getText(0)).startsWith("\u25be Started");
    assertThat(table.getItem(1).getText(0)).isEqualTo("      Failed: part 1");
    press(table, 0, SWT.ARROW_LEFT);
    assertThat(told).containsExactly("true true", "true false");
    assertThat(log.parts().toggle(whole)).isTrue();
    assertThat(log.parts().toggle(part)).isFalse();
  }

  private static void press(Table table, int row, int key) {
    table.setSelection(row);
    Event event = new Event();
    event.keyCode = key;
    table.notifyListeners(SWT.KeyDown, event);
  }

  private static void showAll(LogTable log, List<LogEntry> entries) {
    List<LogEntry> shown = List.copyOf(entries);
    while (log.show(shown)) {
      assertThat(shown).isNotEmpty();
    }
  }

  /**
   * Rows are inserted, removed, exchanged, and pushed off the end of a list that is full: each must show its own entry.
   */
  @Test
  void everyRowShowsItsEntryWhateverCame() {
    LogTable log = new LogTable(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()));
    Table table = log.viewer().getTable();
    shell.open();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      entries.add(Entries.done(Map.of()));
    }
    showAll(log, entries);
    handleEvents();
    for (int step = 0; step < 24; step++) {
      switch (step % 6) {
        case 0 -> entries.add(0, Entries.done(Map.of()));
        case 1 -> {
          entries.add(0, Entries.done(Map.of()));
          entries.remove(entries.size() - 1);
        }
        case 2 -> entries.remove(2);
        case 3 -> entries.add(2, entries.remove(0)); // what ran has ended
        case 4 -> Collections.reverse(entries);
        default -> entries.add(3, Entries.done(Map.of()));
      }
      showAll(log, entries);
      handleEvents();
      showAll(log, entries);
      assertThat(table.getItemCount()).isEqualTo(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        table.getItem(i).getText(); // as if it came into sight
        showAll(log, entries);
        assertThat(table.getItem(i).getData()).as("row %s in step %s", i, step).isEqualTo(entries.get(i));
      }
    }
  }
}
