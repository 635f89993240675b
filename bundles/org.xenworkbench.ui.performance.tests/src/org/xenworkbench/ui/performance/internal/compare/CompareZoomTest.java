/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.ui.performance.internal.compare.MovedVm.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.performance.internal.TimeWindow;

class CompareZoomTest {

  private final List<Optional<TimeWindow>> told = new ArrayList<>();
  private final CompareZoom zoom = new CompareZoom(told::add);

  @Test
  void aPartIsShownAndThenAllOfItAgain() {
    zoom.backWanted();
    assertThat(told).as("there was nothing before").isEmpty();
    zoom.rangeChosen(START, START.plusSeconds(30));
    TimeWindow part = zoom.part().orElseThrow();
    assertThat(part.isLive()).as("it stands still").isFalse();
    assertThat(part.from(START)).isEqualTo(START);
    assertThat(part.to(START)).isEqualTo(START.plusSeconds(30));
    zoom.newestWanted();
    assertThat(zoom.part()).isEmpty();
    zoom.oldestWanted();
    assertThat(told).containsExactly(Optional.of(part), Optional.empty());
    zoom.backWanted();
    assertThat(zoom.part()).contains(part);
    zoom.backWanted();
    assertThat(zoom.part()).isEmpty();
  }
}
