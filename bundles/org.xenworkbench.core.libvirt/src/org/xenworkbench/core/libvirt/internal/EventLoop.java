/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * libvirt's event loop: one daemon thread, started before the first connection is opened. Without it there are no
 * events, no keepalive, and no console output.
 */
final class EventLoop {

  /** libvirt takes one event loop per process, whatever becomes of this object. */
  private static final AtomicBoolean REGISTERED = new AtomicBoolean();
  private static final int DISABLED = -1;

  private final ThreadFactory threads;
  private final Consumer<String> errors;
  private final Virt.TimeoutCallback wakeUp = (timer, opaque) -> Virt.virEventUpdateTimeout(timer, DISABLED);
  private @Nullable Thread thread;
  private int timer;
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
    if (REGISTERED.compareAndSet(false, true) && Virt.virEventRegisterDefaultImpl() < 0) {
      REGISTERED.set(false);
      throw new IllegalStateException(Virt.lastErrorText());
    }
    timer = Virt.virEventAddTimeout(DISABLED, wakeUp, null, null);
    Thread started = threads.newThread(this::run);
    thread = started;
    started.start();
  }

  /** Ends the loop; connections that are still open hear nothing more. */
  synchronized void stop() {
    stopped = true;
    if (thread != null) {
      Virt.virEventUpdateTimeout(timer, 0);
    }
  }

  private void run() {
    while (!stopped) {
      if (Virt.virEventRunDefaultImpl() < 0) {
        errors.accept(Virt.lastErrorText());
        break;
      }
    }
    Virt.virEventRemoveTimeout(timer);
  }
}
