/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.text.SafeLog;

/** The one thread that delivers model events, in order. */
@Component(service = {Delivery.class, Dispatcher.class})
public class Dispatcher implements Delivery {

  private final ExecutorService thread;
  private final Executor executor;

  /** With a thread of its own. */
  @Activate
  public Dispatcher() {
    this(Timing.system());
  }

  /** With a thread of that time. */
  public Dispatcher(Timing timing) {
    this.thread = timing.single("xenworkbench-dispatcher");
    this.executor = thread;
  }

  /** Delivers on a given executor; for tests. */
  public Dispatcher(Executor executor) {
    this.thread = Timing.system().single("xenworkbench-dispatcher");
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    if (!thread.isShutdown()) {
      executor.execute(() -> run(task));
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      SafeLog.of(Dispatcher.class).error("Delivering an event failed", e);
    }
  }

  /** Delivers no more. */
  @Deactivate
  public void stop() {
    thread.shutdownNow();
  }
}
