/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.ui.performance.internal.compare.MovedVm.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualExecutor;
import org.xenworkbench.ui.performance.internal.TimeWindow;

class CompareFeedTest {

  private final MovedVm moved = new MovedVm();
  private final ManualClock clock = new ManualClock(START.plusSeconds(30));
  private final ManualExecutor executor = new ManualExecutor();
  private final CompareFeed feed = new CompareFeed(moved.migration, moved.log, moved.builder(), clock, executor);
  private int told;

  private SampleBatch batch() {
    return new SampleBatch(moved.source, clock.instant(), Map.of(moved.source, Map.of(Metrics.CPU_AVG, 0.5)));
  }

  @Test
  void manyRequestsAreOneAndNothingIsReadByTheCaller() {
    moved.ended(Duration.ofSeconds(10));
    feed.onBuilt(() -> told++);
    for (int i = 0; i < 5; i++) {
      feed.request();
    }
    assertThat(executor.pending()).isEqualTo(1);
    assertThat(moved.history.queries()).isEmpty();
    assertThat(feed.page()).isEmpty();
    executor.runAll();
    assertThat(told).isEqualTo(1);
    assertThat(feed.page().orElseThrow().comparison()).isPresent();
  }

  @Test
  void samplesChangeItUntilAfterIsOver() {
    moved.ended(Duration.ofSeconds(10));
    feed.request();
    executor.runAll();
    feed.sampled(batch());
    assertThat(executor.runAll()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(5));
    feed.sampled(batch());
    assertThat(executor.runAll()).isZero();
  }

  @Test
  void theEndOfWhatRunsIsShown() {
    moved.running();
    feed.request();
    executor.runAll();
    assertThat(feed.latest().orElseThrow().times().isRunning()).isTrue();
    LogEntry end = moved.entry(LogEntry.Status.SUCCEEDED, Optional.of(START.plusSeconds(20)));
    assertThat(feed.changed(end)).isTrue();
    LogEntry other = LogEntry.of(LogEntry.POWER, LogEntry.Status.INFO, "other", Instant.EPOCH).build();
    assertThat(feed.changed(other)).isFalse();
    executor.runAll();
    assertThat(feed.latest().orElseThrow().times().isRunning()).isFalse();
  }

  @Test
  void whatIsReadTooLateIsNotShown() {
    moved.ended(Duration.ofSeconds(10));
    feed.request();
    executor.runAll();
    feed.show(Optional.of(TimeWindow.between(START, START.plusSeconds(12), Instant.MAX)));
    assertThat(feed.page()).as("that of all of it").isEmpty();
    assertThat(feed.latest()).isPresent();
    executor.runAll();
    assertThat(feed.page()).isPresent();
  }

  @Test
  void whyThereIsNoneIsSaid() {
    feed.request();
    executor.runAll();
    assertThat(feed.page().orElseThrow().problem()).isEqualTo("The event log does not have this migration any more.");
    LogEntry half = moved.entry(LogEntry.Status.SUCCEEDED, Optional.of(START))
        .withAttribute(LogAttribute.SOURCE, "pool/what");
    moved.log.keep(half);
    feed.request();
    executor.runAll();
    assertThat(feed.page().orElseThrow().problem()).contains("does not say");
    assertThat(feed.page().orElseThrow().comparison()).isEmpty();
  }
}
