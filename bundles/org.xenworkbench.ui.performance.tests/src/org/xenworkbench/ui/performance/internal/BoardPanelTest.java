/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;

class BoardPanelTest {

  @Test
  void whoHasSelectedSomethingIsNotToldToDoSo() {
    boolean ownDisplay = Display.getCurrent() == null;
    Display display = ownDisplay ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      BoardPanel panel = panel(shell);
      panel.show(board());
      assertThat(said(panel)).startsWith("Select hosts");
      panel.show(board("alpha"));
      assertThat(said(panel)).startsWith("There is nothing to show of what is selected.");
      panel.show(new Board(List.of(), List.of(), Map.of(), 0, List.of(), List.of("R&D: not connected. Refused")));
      assertThat(said(panel)).as("of a host that failed its reason").isEqualTo("R&&D: not connected. Refused");
      panel.show(board());
      assertThat(said(panel)).startsWith("Select hosts");
    } finally {
      shell.dispose();
      if (ownDisplay) {
        display.dispose();
      }
    }
  }

  @Test
  void whichChartsAreInSightIsKept() {
    boolean ownDisplay = Display.getCurrent() == null;
    Display display = ownDisplay ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      shell.open();
      XMLMemento memento = XMLMemento.createWriteRoot("view");
      scrollable(shell, new Point(40, 350)).save(memento);
      BoardPanel restored = scrollable(shell, new Point(0, 0));
      restored.restore(memento);
      assertThat(((ScrolledComposite) restored.control()).getOrigin()).isEqualTo(new Point(40, 350));
      restored.restore(XMLMemento.createWriteRoot("older"));
      assertThat(((ScrolledComposite) restored.control()).getOrigin()).isEqualTo(new Point(40, 350));
    } finally {
      shell.dispose();
      if (ownDisplay) {
        display.dispose();
      }
    }
  }

  private static BoardPanel panel(Shell shell) {
    Navigation navigation = new Navigation(Range.TEN_MINUTES.window(), () -> Instant.EPOCH, () -> {}, window -> {});
    return new BoardPanel(shell, Runnable::run, nanos -> {}, navigation, chart -> Arrangement.WHOLE,
        (chart, percent) -> {});
  }

  private static BoardPanel scrollable(Shell shell, Point origin) {
    BoardPanel panel = panel(shell);
    ScrolledComposite scrolled = (ScrolledComposite) panel.control();
    scrolled.setAlwaysShowScrollBars(true);
    scrolled.setSize(200, 200);
    scrolled.setMinSize(1000, 1000);
    while (shell.getDisplay().readAndDispatch()) {
      assertThat(shell.isDisposed()).isFalse();
    }
    scrolled.setOrigin(origin);
    return panel;
  }

  @Test
  void noRowInSightIsCut() {
    for (int room = 1; room < 1500; room++) {
      for (int rows = 1; rows < 6; rows++) {
        int height = RowHeights.content(room, rows);
        if (height == 0) {
          assertThat((room - 4) / rows - 4).as("all fit into %s", room).isGreaterThanOrEqualTo(155);
        } else {
          assertThat((height - 4) % rows).isZero();
          int each = (height - 4) / rows;
          assertThat(each - 4).isGreaterThanOrEqualTo(155);
          assertThat(room < 4 + 159 || (room - 4) % each < room / each).as("%s of %s rows in %s", each, rows, room)
              .isTrue();
        }
      }
    }
  }

  private static Board board(String... unmeasured) {
    return new Board(List.of(), List.of(), Map.of(), 0, List.of(unmeasured), List.of());
  }

  private static String said(BoardPanel panel) {
    Composite content = (Composite) ((ScrolledComposite) panel.control()).getContent();
    return ((Label) content.getChildren()[0]).getText();
  }
}
