/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * The zoom of the screen on which a control is, read when it may be another one: asking for it waits for the window
 * system, which is not for each paint, nor for each pixel that a window is moved. UI thread.
 */
public final class ScreenZoom {

  /** A window that has not moved for so long has arrived. */
  private static final int ARRIVED_MILLIS = 200;

  private final Control control;
  private final Runnable changed;
  private final Runnable arrived = this::arrived;
  private final Listener moved;
  private Shell shell;
  private int percent;

  /**
   * Listens to a control.
   *
   * @param changed called when it may be another one
   */
  public ScreenZoom(Control control, Runnable changed) {
    this.control = control;
    this.changed = changed;
    this.percent = control.getMonitor().getZoom();
    this.shell = control.getShell();
    moved = event -> control.getDisplay().timerExec(ARRIVED_MILLIS, arrived); // the last one counts
    Listener listener = event -> read();
    control.addListener(SWT.Resize, listener);
    control.addListener(SWT.ZoomChanged, listener);
    shell.addListener(SWT.Move, moved); // perhaps to another screen
    control.addListener(SWT.Dispose, event -> leave());
  }

  /** Pixels of the device for each 100 points. */
  public int percent() {
    follow();
    return percent;
  }

  private void read() {
    follow();
    percent = control.getMonitor().getZoom();
    changed.run();
  }

  private void arrived() {
    if (!control.isDisposed() && control.getMonitor().getZoom() != percent) {
      read();
    }
  }

  /** A view that is detached or docked takes its controls into another shell, of which they are not told. */
  private void follow() {
    Shell now = control.getShell();
    if (now != shell) {
      leave();
      shell = now;
      shell.addListener(SWT.Move, moved);
      percent = control.getMonitor().getZoom();
    }
  }

  /** The shell may be gone before the control that has left it. */
  private void leave() {
    if (!shell.isDisposed()) {
      shell.removeListener(SWT.Move, moved);
    }
  }
}
