/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.tm.internal.terminal.control.ITerminalViewControl;
import org.eclipse.tm.internal.terminal.textcanvas.TextCanvas;

/**
 * Gives a terminal the whole height and at most 80 columns: the guest at the end of a serial line hears nothing of the
 * window's size and breaks its lines there. In a wider terminal a long command would overwrite its own beginning.
 */
final class SerialLineLayout extends Layout {

  /** What Linux and others take for a terminal whose size they are not told. */
  static final int COLUMNS = 80;

  private final ITerminalViewControl terminal;
  private final Consumer<Runnable> turns;
  private final Runnable resizing = this::resize;

  /**
   * Creates one.
   *
   * @param turns runs what takes the emulator's lock, as its new size does, when that is free
   */
  SerialLineLayout(ITerminalViewControl terminal, Consumer<Runnable> turns) {
    this.terminal = terminal;
    this.turns = turns;
  }

  @Override
  protected Point computeSize(Composite holder, int widthHint, int heightHint, boolean flush) {
    return new Point(widthHint == SWT.DEFAULT ? width() : widthHint, heightHint == SWT.DEFAULT ? 0 : heightHint);
  }

  @Override
  protected void layout(Composite holder, boolean flush) {
    turns.accept(resizing);
  }

  private void resize() {
    Control root = terminal.getRootControl();
    if (!root.isDisposed()) {
      Rectangle area = root.getParent().getClientArea();
      root.setBounds(area.x, area.y, Math.min(area.width, width()), area.height);
    }
  }

  private int width() {
    if (terminal.getControl() instanceof TextCanvas canvas) {
      int text = COLUMNS * canvas.getCellRenderer().getCellWidth();
      int borders = terminal.getRootControl() instanceof Scrollable root ? root.computeTrim(0, 0, 0, 0).width : 0;
      return canvas.computeTrim(0, 0, text, 0).width + borders;
    }
    return Integer.MAX_VALUE;
  }
}
