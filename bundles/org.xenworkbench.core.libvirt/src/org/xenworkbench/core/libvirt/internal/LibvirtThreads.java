/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.concurrent.ThreadFactory;

/** The driver's threads: named, and daemons, so that a hung host never keeps the process alive. */
final class LibvirtThreads implements ThreadFactory {

  private final String name;

  LibvirtThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "libvirt-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
