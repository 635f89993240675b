/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Has frames made of plans by an executor and hands them back on the UI thread. One plan at a time; of those that come
 * in the meantime only the newest is kept, so a slow machine draws fewer pictures instead of falling behind.
 */
public final class FrameLoader {

  private final Display display;
  private final Executor executor;
  private final Consumer<ChartFrame> done;
  private boolean busy;
  private @Nullable ChartPlan waiting;

  /**
   * Makes a loader.
   *
   * @param display whose thread calls and is called
   * @param executor where rastering happens; may run in the calling thread
   * @param done takes a frame, which it is to dispose, on the UI thread
   */
  public FrameLoader(Display display, Executor executor, Consumer<ChartFrame> done) {
    this.display = display;
    this.executor = executor;
    this.done = done;
  }

  /** Asks for a picture; UI thread. */
  public void load(ChartPlan plan) {
    waiting = plan;
    next();
  }

  /** Forgets what is waiting; UI thread. */
  public void cancel() {
    waiting = null;
  }

  private void next() {
    ChartPlan plan = waiting;
    if (busy || plan == null) {
      return;
    }
    waiting = null;
    busy = true;
    boolean accepted = false;
    try {
      executor.execute(() -> raster(plan));
      accepted = true;
    } finally {
      // A rejected task must not leave the chart frozen for good.
      busy = busy && accepted;
    }
  }

  /** The image is made here, too: copying the pixels takes longer than all else that is done on the UI thread. */
  private void raster(ChartPlan plan) {
    AtomicReference<@Nullable ChartFrame> frame = new AtomicReference<>();
    try {
      whileThereIsADisplay(() -> frame.set(new ChartFrame(display, plan, plan.raster())));
    } finally {
      whileThereIsADisplay(() -> onUiThread(() -> finished(frame.get())));
    }
  }

  private void finished(@Nullable ChartFrame frame) {
    busy = false;
    if (frame != null) {
      done.accept(frame);
    }
    next();
  }

  private void onUiThread(Runnable action) {
    if (Thread.currentThread() == display.getThread()) {
      action.run();
    } else {
      display.asyncExec(action);
    }
  }

  private static void whileThereIsADisplay(Runnable action) {
    try {
      action.run();
    } catch (SWTException e) {
      // The display may go while a picture is made: then nobody wants it any more.
      if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
        throw e;
      }
    }
  }
}
