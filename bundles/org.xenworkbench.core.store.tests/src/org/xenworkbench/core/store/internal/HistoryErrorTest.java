/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** Errors of the virtual machine, such as memory that is short for a moment, in the thread that writes the history. */
class HistoryErrorTest {

  @TempDir
  Path folder;
  private final List<String> reports = new ArrayList<>();
  private final AtomicBoolean fails = new AtomicBoolean(true);

  /** What is reported first meets the error: that is in the middle of a round. */
  private void report(String message, @Nullable Throwable cause) {
    if (fails.getAndSet(false)) {
      throw new StackOverflowError("planned");
    }
    reports.add(message);
  }

  @Test
  void aRoundThatMeetsAnErrorIsCountedAndToldAndTheNextAreWritten() {
    ManualScheduler scheduler = new ManualScheduler(new ManualClock());
    RrdHistoryStore store = new RrdHistoryStore(folder, Timing.system(), this::report, scheduler, 9);
    for (int second : new int[] {0, 10, 5, 15}) { // the third lies before what is written, which is reported
      store.sampled(HistoryFixture.batch(HistoryFixture.HOST, HistoryFixture.T0.plusSeconds(second), 1));
    }
    scheduler.runDue();
    assertThat(store.newest()).contains(HistoryFixture.T0.plusSeconds(15));
    assertThat(store.dropped()).isEqualTo(1);
    assertThat(reports).singleElement().asString().contains("internal error");
  }
}
