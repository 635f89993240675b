/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tm.internal.terminal.control.ITerminalViewControl;
import org.eclipse.tm.internal.terminal.textcanvas.ILinelRenderer;
import org.eclipse.tm.internal.terminal.textcanvas.ITextCanvasModel;
import org.eclipse.tm.internal.terminal.textcanvas.TextCanvas;
import org.eclipse.tm.terminal.model.TerminalTextDataFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eclipse's own canvas, in windows of several widths. */
@SuppressWarnings("restriction")
class SerialLineLayoutTest {

  private static final int CELL = 7;

  private final List<Runnable> turns = new ArrayList<>();
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private Composite holder;
  private TextCanvas canvas;
  private ITerminalViewControl terminal;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    holder = new Composite(shell, SWT.NONE);
    Composite root = new Composite(holder, SWT.NONE);
    root.setLayout(new FillLayout());
    canvas = new TextCanvas(root, fake(ITextCanvasModel.class, "getTerminalText",
        TerminalTextDataFactory.makeTerminalTextData()), SWT.NONE, fake(ILinelRenderer.class, "getCellWidth", CELL));
    terminal = (ITerminalViewControl) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {ITerminalViewControl.class},
        (proxy, method, arguments) -> method.getName().equals("getRootControl") ? root : canvas);
    shell.open();
    holder.setLayout(new SerialLineLayout(terminal, turns::add));
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  /** Else a guest's line that is longer than 80 would be written over its own beginning. */
  @Test
  void aWideWindowShowsAsManyColumnsAsTheGuestTakesForGranted() {
    for (int columns : List.of(81, 100, 200, 300)) {
      layOut(columns * CELL + 50);
      assertThat(canvas.getClientArea().width / CELL).as("of a window of %s columns", columns).isEqualTo(80);
      assertThat(terminal.getRootControl().getSize().y).as("the whole height").isEqualTo(300);
    }
  }

  @Test
  void aNarrowWindowIsUsedAsItIs() {
    int width = 40 * CELL;
    layOut(width);
    assertThat(terminal.getRootControl().getSize().x).isEqualTo(width);
  }

  @Test
  void nothingIsResizedBeforeTheEmulatorIsFree() {
    terminal.getRootControl().setSize(11, 12);
    holder.setSize(500, 300);
    holder.layout();
    assertThat(terminal.getRootControl().getSize().x).isEqualTo(11);
    runTurns();
    assertThat(terminal.getRootControl().getSize().x).isEqualTo(500);
  }

  /** Answers that question with that value, and all others with nothing. */
  private static <T> T fake(Class<T> type, String question, Object answer) {
    return type.cast(Proxy.newProxyInstance(SerialLineLayoutTest.class.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> {
          Class<?> wanted = method.getReturnType();
          return method.getName().equals(question) ? answer : wanted == int.class ? (Object) 1
              : wanted == boolean.class ? (Object) false : null;
        }));
  }

  private void layOut(int width) {
    holder.setSize(width, 300);
    holder.layout();
    runTurns();
  }

  private void runTurns() {
    turns.forEach(Runnable::run);
    turns.clear();
  }
}
