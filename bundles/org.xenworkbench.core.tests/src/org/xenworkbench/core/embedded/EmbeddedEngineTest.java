/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Future;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.VirtualTime;

class EmbeddedEngineTest {

  private final ManualClock clock = new ManualClock();

  private LogEntry entry(String message) {
    return LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, message, clock.instant()).build();
  }

  /** Its thread would outlive it, and whoever waits for the entry would wait for ever. */
  @Test
  void itsEventLogEndsWithIt() {
    EmbeddedEngine engine = new EmbeddedEngine(new VirtualTime(clock), new EclipsePreferences());
    Future<LogEntry> waiting = engine.log().append(entry("No store has it."));
    assertThat(waiting).isNotDone();
    engine.close();
    assertThat(waiting).isCancelled();
    assertThat(engine.log().append(entry("Too late"))).isCancelled();
  }
}
