/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import org.xenworkbench.core.metric.HistoryStore;

/** Gives a watch its stores as the component runtime does. */
public final class TestStores {

  private TestStores() {
  }

  public static void bind(ClockWatch watch, HistoryStore history) {
    watch.bindHistory(history);
  }
}
