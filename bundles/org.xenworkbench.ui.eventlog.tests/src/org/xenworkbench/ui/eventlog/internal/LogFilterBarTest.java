/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/** What is filtered by beside words, kind and status. */
class LogFilterBarTest {

  private final List<EventQuery> queries = new ArrayList<>();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private LogFilterBar filter;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
    filter = new LogFilterBar(shell, Clock.systemUTC(), queries::add);
    shell.setSize(1000, 400);
    shell.open();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void aPeriodIsChosenAndGoesAlongWithTheClock() {
    Combo periods = combo(shell, "eventlog.period");
    periods.select(LogPeriod.Kind.TODAY.ordinal());
    periods.notifyListeners(SWT.Selection, new Event());
    EventQuery asked = queries.get(queries.size() - 1);
    assertThat(asked.from()).isEqualTo(LogPeriod.of(LogPeriod.Kind.TODAY).from(Clock.systemUTC()));
    assertThat(asked.to()).isEmpty();
    assertThat(filter.isFiltering()).isTrue();
    XMLMemento memento = XMLMemento.createWriteRoot("filter");
    filter.save(memento);
    filter.clear();
    filter.restore(memento);
    assertThat(queries.get(queries.size() - 1).from()).isEqualTo(asked.from());
    Instant first = Instant.parse("2026-11-23T06:00:00Z");
    filter.show(EventQuery.newest(1).between(first, first.plusSeconds(60)));
    periods = combo(shell, "eventlog.period");
    assertThat(periods.getText()).startsWith("2026-11-2").contains(" to ");
    assertThat(periods.getItem(periods.getItemCount() - 1)).as("another one").endsWith("\u2026");
  }

  /** By what an entry says, in a row that is there only then. */
  @Test
  void chipsTellTheFurtherFiltersAndTakeThemAway() {
    ToolBar chips = bar(shell, "eventlog.chips");
    assertThat(chips.getVisible()).isFalse();
    LogEntry entry = Entries.done(Map.of());
    LogFilter.About vm = new LogFilter.About(entry.vm().orElseThrow(), "R&D");
    filter.apply(LogFilter.NONE.withVm(Optional.of(vm)).withUser(Optional.of("anna")));
    assertThat(chips.getVisible()).isTrue();
    assertThat(chips.getItems()).extracting(ToolItem::getText).satisfiesExactly(
        text -> assertThat(text).contains("VM: R&&D"), text -> assertThat(text).contains("User: anna"));
    EventQuery asked = queries.get(queries.size() - 1);
    assertThat(asked.alsoAbout()).containsExactly(vm.id());
    assertThat(asked.users()).containsExactly("anna");
    assertThat(asked.whole()).as("parts are found, too").isFalse();
    chips.getItem(0).notifyListeners(SWT.Selection, new Event());
    assertThat(queries.get(queries.size() - 1).alsoAbout()).isEmpty();
    chips.getItem(0).notifyListeners(SWT.Selection, new Event());
    assertThat(chips.getVisible()).isFalse();
    assertThat(filter.isFiltering()).isFalse();
  }

  @Test
  void howManyAreOpenIsSaidAndTheyCanBeAskedFor() {
    ToolBar statuses = bar(shell, "eventlog.statuses");
    ToolItem open = statuses.getItem(statuses.getItemCount() - 1);
    filter.count(Optional.of("12"));
    assertThat(open.getText()).isEqualTo("12 open");
    open.setSelection(true);
    open.notifyListeners(SWT.Selection, new Event());
    assertThat(queries.get(queries.size() - 1).unacknowledged()).isTrue();
  }

  private static ToolBar bar(Composite parent, String key) {
    for (Control child : parent.getChildren()) {
      if (child instanceof ToolBar found && key.equals(found.getData("org.eclipse.swtbot.widget.key"))) {
        return found;
      }
      if (child instanceof Composite within && bar(within, key) != null) {
        return bar(within, key);
      }
    }
    return null;
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
}
