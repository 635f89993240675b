/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import java.time.Clock;
import org.xenworkbench.core.metric.SampleListener;

/** Gives the benchmark of a fleet, which does not know this bundle, a history on disk. */
public final class FleetHistory {

  private FleetHistory() {
  }

  /** A history in a folder; what it has to report ends the benchmark. */
  public static SampleListener create(Path folder) {
    return new RrdHistoryStore(folder, Clock.systemUTC(), (text, cause) -> {
      throw new IllegalStateException(text, cause);
    }, RrdHistoryStore.executor(), 1_024);
  }
}
