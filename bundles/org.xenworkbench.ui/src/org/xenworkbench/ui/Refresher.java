/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.time.Duration;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.widgets.Control;

/**
 * Brings news from any thread to a control: requests are coalesced, the refresh runs on the control's UI thread, at
 * most once per period and never after the control is gone. How long it takes is recorded.
 */
public final class Refresher {

  /** The period for trees and tables. */
  public static final Duration TREE = Duration.ofMillis(50);
  /** The period for charts. */
  public static final Duration CHART = Duration.ofMillis(250);

  private final Control control;
  private final String name;
  private final RefreshTimes times;
  private final Runnable refresh;
  private final Throttler throttler;

  /**
   * Creates a refresher; on the control's UI thread.
   *
   * @param control the control that is refreshed
   * @param name the name its times are recorded under, such as {@code hosts.tree}
   * @param period the least time between two runs
   * @param times where the times are recorded
   * @param refresh the work
   */
  public Refresher(Control control, String name, Duration period, RefreshTimes times, Runnable refresh) {
    this.control = control;
    this.name = name;
    this.times = times;
    this.refresh = refresh;
    this.throttler = new Throttler(control.getDisplay(), period, this::run);
  }

  /** Asks for a refresh; returns at once. Any thread; nothing happens once the control is disposed. */
  public void request() {
    if (!control.isDisposed()) {
      throttler.throttledExec();
    }
  }

  private void run() {
    if (control.isDisposed()) {
      return;
    }
    long start = System.nanoTime();
    try {
      refresh.run();
    } finally {
      times.record(name, System.nanoTime() - start);
    }
  }
}
