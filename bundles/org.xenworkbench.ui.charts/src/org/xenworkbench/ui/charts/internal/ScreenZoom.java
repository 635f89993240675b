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
 * system, which is not for each paint. UI thread.
 */
public final class ScreenZoom {

  private final Control control;
  private final Runnable changed;
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
    Listener listener = event -> read();
    Shell shell = control.getShell();
    control.addListener(SWT.Resize, listener);
    control.addListener(SWT.ZoomChanged, listener);
    shell.addListener(SWT.Move, listener); // perhaps to another screen
    control.addListener(SWT.Dispose, event -> shell.removeListener(SWT.Move, listener));
  }

  /** Pixels of the device for each 100 points. */
  public int percent() {
    return percent;
  }

  private void read() {
    percent = control.getMonitor().getZoom();
    changed.run();
  }
}
