/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.RefreshTimes.Summary;

class RefreshTimesRecorderTest {

  private final RefreshTimesRecorder times = new RefreshTimesRecorder();

  @Test
  void tellsPercentileAndMaximumByName() {
    LongStream.rangeClosed(1, 1000).forEach(nanos -> times.record("tree", nanos));
    times.record("chart", 7);
    assertThat(times.summaries())
        .isEqualTo(List.of(new Summary("chart", 1, 7, 7), new Summary("tree", 1000, 990, 1000)));
  }

  @Test
  void keepsTheLatestRunsOnly() {
    times.record("tree", 1_000_000);
    LongStream.range(0, 5000).forEach(run -> times.record("tree", 5));
    assertThat(times.summaries()).isEqualTo(List.of(new Summary("tree", 5001, 5, 5)));
  }

  @Test
  void tellsOpeningsApart() {
    times.record("tree", 1);
    times.opening("view", () -> {});
    assertThat(times.summaries()).extracting(Summary::name).containsExactly("tree");
    assertThat(times.openings()).extracting(Summary::name).containsExactly("view");
  }

  @Test
  void forgets() {
    times.record("tree", 1);
    times.recordOpening("view", 1);
    times.reset();
    assertThat(times.summaries()).isEmpty();
    assertThat(times.openings()).isEmpty();
  }
}
