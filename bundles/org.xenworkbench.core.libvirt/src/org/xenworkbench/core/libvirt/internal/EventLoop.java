/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.EventPoll;

/**
 * libvirt's event loop: one daemon thread, started before the first connection is opened. Without it there are no
 * events, no keepalive, and no console output.
 */
final class EventLoop {

  private final EventPoll poll = EventPoll.instance();
  private final ThreadFactory threads;
  private final Consumer<String> errors;
  private @Nullable Thread thread;
  private volatile boolean stopped;

  EventLoop(ThreadFactory threads, Consumer<String> errors) {
    this.threads = threads;
    this.errors = errors;
  }

  /** Starts the loop unless it runs. */
  synchronized void start() {
    Thread running = thread;
    if (stopped || running != null && running.isAlive()) {
      return;
    }
    poll.register();
    Thread started = threads.newThread(this::run);
    thread = started;
    started.start();
  }

  /** Ends the loop; connections that are still open hear nothing more. */
  synchronized void stop() {
    stopped = true;
    poll.wake();
  }

  private void run() {
    try {
      while (!stopped) {
        poll.runOnce();
      }
    } catch (IllegalStateException e) {
      errors.accept(e.getMessage());
    }
  }
}
