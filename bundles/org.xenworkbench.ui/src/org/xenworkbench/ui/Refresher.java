/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.widgets.Control;

/**
 * Brings news from any thread to a control: requests are coalesced, the refresh runs on the control's UI thread, at
 * most once per period and never after the control is gone. How long it takes is recorded; the first run fills the
 * control and belongs to opening it.
 *
 * @since 0.1
 */
public final class Refresher {

  /** The period for trees and tables. */
  public static final Duration TREE = Duration.ofMillis(50);
  /** The period for charts. */
  public static final Duration CHART = Duration.ofMillis(250);

  private final Control control;
  private final String name;
  private final RefreshTimes times;
  private final BooleanSupplier refresh;
  private final Throttler throttler;
  // the rest is used on the UI thread only
  private boolean filled;
  /** Whether the next piece of a refresh is to come. */
  private boolean inPieces;
  /** Whether a refresh was asked for since the one that is under way began. */
  private boolean again;

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
    this(control, name, period, times, () -> {
      refresh.run();
      return false;
    });
  }

  private Refresher(Control control, String name, Duration period, RefreshTimes times, BooleanSupplier refresh) {
    this.control = control;
    this.name = name;
    this.times = times;
    this.refresh = refresh;
    this.throttler = new Throttler(control.getDisplay(), period, this::run);
  }

  /**
   * Creates one whose refresh is cut into pieces between which the UI thread serves the user.
   *
   * @param piece does a part of the work; whether there is more to do, which follows without waiting for the period
   */
  public static Refresher inPieces(Control control, String name, Duration period, RefreshTimes times,
      BooleanSupplier piece) {
    return new Refresher(control, name, period, times, piece);
  }

  /** Asks for a refresh; returns at once. Any thread; nothing happens once the control is disposed. */
  public void request() {
    if (!control.isDisposed()) {
      throttler.throttledExec();
    }
  }

  private void run() {
    if (inPieces) {
      again = true;
    } else {
      runPiece();
    }
  }

  private void runPiece() {
    inPieces = false;
    if (control.isDisposed()) {
      return;
    }
    long start = System.nanoTime();
    try {
      inPieces = refresh.getAsBoolean();
    } finally {
      record(System.nanoTime() - start);
    }
    if (inPieces) {
      control.getDisplay().asyncExec(this::runPiece);
    } else if (again) {
      again = false;
      request();
    }
  }

  private void record(long nanos) {
    if (filled) {
      times.record(name, nanos);
    } else {
      filled = true;
      times.recordOpening(name, nanos);
    }
  }
}
