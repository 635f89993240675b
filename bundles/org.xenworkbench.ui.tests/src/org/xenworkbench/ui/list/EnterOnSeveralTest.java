/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Enter on one row is the list's own business. */
class EnterOnSeveralTest {

  private final Display display = new Display();
  private final Shell shell = new Shell(display);
  private final Table table = new Table(shell, SWT.MULTI);
  private final AtomicInteger opened = new AtomicInteger();

  @AfterEach
  void close() {
    display.dispose();
  }

  private boolean press(int key, int modifiers) {
    Event event = new Event();
    event.keyCode = key;
    event.stateMask = modifiers;
    event.doit = true;
    table.notifyListeners(SWT.KeyDown, event);
    return event.doit;
  }

  @Test
  void opensSeveralAndKeepsThemSelected() {
    for (int i = 0; i < 3; i++) {
      new TableItem(table, SWT.NONE).setText("row " + i);
    }
    EnterOnSeveral.connect(table, table::getSelectionCount, opened::incrementAndGet);
    table.setSelection(0);
    assertThat(press(SWT.CR, 0)).as("one").isTrue();
    table.selectAll();
    assertThat(press('x', 0)).isTrue();
    assertThat(press(SWT.CR, SWT.ALT)).as("Properties").isTrue();
    assertThat(opened).hasValue(0);
    assertThat(press(SWT.CR, 0)).isFalse();
    assertThat(press(SWT.KEYPAD_CR, 0)).isFalse();
    assertThat(opened).hasValue(2);
    assertThat(table.getSelectionCount()).isEqualTo(3);
  }
}
