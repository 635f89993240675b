/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.AccessibleNames;

class TargetTableTest {

  private final Host full = host("pm2");
  private final Host free = host("pm3");
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private TargetTable targets;
  private Table table;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    Composite holder = new Composite(shell, SWT.NONE);
    targets = new TargetTable(holder, new HostFigures(new FakeSampler()), () -> {}, () -> {});
    table = (Table) holder.getChildren()[0];
    targets.show(List.of(full, free));
    shell.setSize(600, 200);
    shell.open();
    while (display.readAndDispatch()) {
      // Until everything has its place.
    }
    table.setSelection(0); // as GTK does with the focus
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static Host host(String name) {
    return Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
  }

  @Test
  void aScreenReaderIsToldWhatTheTableIsFor() {
    assertThat(AccessibleNames.of(table)).contains("Target hosts");
  }

  private void press(int keyCode) {
    Event event = new Event();
    event.keyCode = keyCode;
    table.notifyListeners(SWT.KeyDown, event);
  }

  private void click(int x, int y) {
    Event event = new Event();
    event.x = x;
    event.y = y;
    table.notifyListeners(SWT.MouseDown, event);
  }

  /** The name of what is selected when all was checked: the first host will not do. */
  private Optional<String> selectedAfterChecks() {
    targets.update(new TargetAssessment(full,
        Optional.of(List.of(new Verdict("Memory", Severity.ERROR, "It has 1 GiB free.", "Free some.")))));
    targets.update(new TargetAssessment(free, Optional.of(List.of(Verdict.ok("State", "The VM is running.")))));
    return targets.selected().map(row -> row.host().name());
  }

  @Test
  void whatOnlyHasTheFocusIsNotChosen() {
    assertThat(selectedAfterChecks()).contains("pm3");
  }

  @Test
  void goingThroughTheDialogOrBesideTheRowsChoosesNothing() {
    press(SWT.TAB);
    press(SWT.SHIFT);
    press(SWT.ESC);
    click(20, table.getSize().y - 5); // below the rows
    assertThat(selectedAfterChecks()).contains("pm3");
  }

  @Test
  void whatWasClickedStaysSelected() {
    Rectangle row = table.getItem(0).getBounds(0);
    click(row.x + 5, row.y + row.height / 2);
    assertThat(selectedAfterChecks()).contains("pm2");
  }

  @Test
  void whatWasGoneToByKeysStaysSelected() {
    press(SWT.ARROW_UP);
    assertThat(selectedAfterChecks()).contains("pm2");
  }

  /** Enter must not migrate to another host than the one that was selected until now. */
  @Test
  void whatWasOfferedStaysSelectedWhenItIsNotPossibleAnyMore() {
    assertThat(selectedAfterChecks()).contains("pm3");
    Host third = host("pm4");
    targets.renew(List.of(full, free, third));
    assertThat(targets.selected()).get().satisfies(row -> assertThat(row.isPossible()).as("until it is told").isTrue());
    targets.update(new TargetAssessment(third, Optional.of(List.of(Verdict.ok("State", "The VM is running.")))));
    targets.update(new TargetAssessment(free,
        Optional.of(List.of(new Verdict("Connection", Severity.ERROR, "It is not connected.", "Connect it.")))));
    assertThat(targets.selected()).get().satisfies(row -> {
      assertThat(row.host().name()).isEqualTo("pm3");
      assertThat(row.isPossible()).isFalse();
    });
    targets.renew(List.of(full, third));
    assertThat(targets.selected()).as("it has gone").isEmpty();
  }

  /** It was dropped on that host. */
  @Test
  void aTargetThatWasChosenBeforeStaysWhateverTheChecksSay() {
    targets.choose(full.id().key());
    assertThat(selectedAfterChecks()).contains("pm2");
    targets.choose("host/gone");
    assertThat(selectedAfterChecks()).contains("pm2");
  }
}
