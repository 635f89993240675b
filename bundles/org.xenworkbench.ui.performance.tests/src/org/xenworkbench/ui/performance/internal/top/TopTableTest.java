/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.list.VirtualTable;

/** Drives the table; makes a display of its own unless the test runs on the thread of one. */
class TopTableTest {

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final Map<VmId, Integer> values = new HashMap<>();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private VirtualTable<VmId> top;
  private Table table;
  /** How often it was asked what a row says. */
  private int asked;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    shell.setSize(900, 300);
    top = TopTable.create(shell, this::row, System::nanoTime);
    table = top.table();
    shell.open();
    handleEvents();
  }

  @AfterEach
  void close() {
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

  private Optional<VirtualTable.Row> row(VmId id) {
    asked++;
    return fleet.inventory.virtualMachine(id).map(vm -> new VirtualTable.Row(
        Stream.of(TopColumn.values())
            .map(column -> column == TopColumn.VM ? vm.name() : String.valueOf(values.getOrDefault(id, 0))).toList(),
        XenIcon.of(vm).descriptor()));
  }

  private List<VmId> vms(int count) {
    List<VmId> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(fleet.vm("vm" + i, pm1));
    }
    return List.copyOf(all);
  }

  private void show(List<VmId> order) {
    int pieces = 0;
    while (top.show(order)) {
      assertThat(pieces++).as("pieces").isLessThan(100);
      handleEvents();
    }
    handleEvents();
  }

  private String text(int row) {
    return table.getItem(row).getText(0);
  }

  @Test
  void whatItCostsIsTheRowsInSight() {
    List<VmId> all = vms(10_000);
    show(all);
    assertThat(table.getItemCount()).isEqualTo(10_000);
    int inSight = top.inSight().size();
    assertThat(inSight).isBetween(3, 40);
    assertThat(text(0)).isEqualTo("vm0");
    asked = 0;
    all.forEach(vm -> values.put(vm, 7));
    show(all);
    assertThat(table.getItem(1).getText(2)).isEqualTo("7");
    assertThat(asked).as("all are new, and few are seen").isLessThanOrEqualTo(3 * inSight);
    List<VmId> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    asked = 0;
    show(List.copyOf(reversed));
    assertThat(text(0)).isEqualTo("vm9999");
    assertThat(asked).isLessThanOrEqualTo(3 * inSight);
  }

  @Test
  void whatWasScrolledAwayIsRightWhenItComesBack() {
    List<VmId> all = vms(1_000);
    show(all);
    table.setTopIndex(500);
    handleEvents();
    show(all);
    assertThat(text(500)).isEqualTo("vm500");
    all.forEach(vm -> values.put(vm, 9));
    show(all);
    table.setTopIndex(0);
    handleEvents();
    show(all);
    assertThat(table.getItem(0).getText(2)).isEqualTo("9");
    assertThat(table.getItem(2).getText(2)).isEqualTo("9");
  }

  /** GTK asks for rows while they are taken away. An exception in that leaves a table that ends the process later. */
  @Test
  void rowsThatAreTakenAwayAreNotFilled() {
    List<VmId> all = vms(30);
    for (int rows : new int[] {30, 0, 5, 30, 4, 1, 0, 12}) {
      show(all.subList(0, rows));
      assertThat(table.getItemCount()).isEqualTo(rows);
      for (int row = 0; row < Math.min(rows, 5); row++) {
        assertThat(text(row)).isEqualTo("vm" + row);
      }
      top.show(all.subList(0, 3)); // nothing is drawn in between
      top.show(List.of());
      table.setVisible(!table.isVisible());
    }
  }

  @Test
  void whatIsSelectedStaysSoWhereverItsRowGoes() {
    List<VmId> all = vms(100);
    show(all);
    table.setSelection(3);
    table.notifyListeners(SWT.Selection, new Event());
    assertThat(top.selected()).containsExactly(all.get(3));
    List<VmId> moved = new ArrayList<>(all);
    Collections.swap(moved, 3, 90);
    show(List.copyOf(moved));
    assertThat(table.getSelectionIndices()).containsExactly(90);
    assertThat(table.getTopIndex()).as("what is in sight stays so").isZero();
    assertThat(top.selected()).containsExactly(all.get(3));
    show(all.subList(10, 20));
    assertThat(top.selected()).isEmpty();
    assertThat(table.getSelectionCount()).isZero();
  }

  @Test
  void aHostileNameStaysInItsCell() {
    VmId vm = fleet.vm("a\nb\u202e", pm1);
    show(List.of(vm));
    assertThat(text(0)).doesNotContain("\n", "\u202e");
  }

  @Test
  void whatOneSelectsIsToldInTheOrderOfTheList() {
    List<VmId> all = vms(5);
    show(all);
    int[] told = {0};
    top.onSelection(() -> told[0]++);
    table.setSelection(new int[] {4, 1});
    table.notifyListeners(SWT.Selection, new Event());
    assertThat(top.selected()).containsExactly(all.get(1), all.get(4));
    assertThat(top.selectedTexts()).extracting(texts -> texts.get(0)).containsExactly("vm1", "vm4");
    assertThat(told[0]).isOne();
  }

  @Test
  void aFirstClickHasTheHighestOnTop() {
    show(vms(3));
    assertThat(top.columns().sort()).hasValueSatisfying(sort -> assertThat(sort.key()).isEqualTo("CPU"));
    table.getColumn(TopColumn.READ_MEAN.ordinal()).notifyListeners(SWT.Selection, new Event());
    assertThat(top.columns().sort()).hasValueSatisfying(sort -> {
      assertThat(sort.key()).isEqualTo("READ_MEAN");
      assertThat(sort.descending()).isTrue();
    });
  }
}
