/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The one thread on which all listeners of the core are called, in order. Whoever has listeners of his own calls them
 * on it, too, so that they hear of everything in the order in which it happens, whoever tells it. An OSGi service; any
 * thread.
 *
 * @since 0.1
 */
@ProviderType
@FunctionalInterface
public interface Delivery {

  /**
   * Runs a task after those that were given before, and returns at once. The task returns at once, too: as long as it
   * takes, nobody hears of anything; what it throws is logged. Nothing runs after the core has ended.
   */
  void execute(Runnable task);
}
