/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {

  private final MigrationPlan plan = MigrationPlan.of(1000, 100, Duration.ofMillis(300));

  @Test
  void copiesMemoryAndThenWhatChanged() {
    assertThat(plan.passes()).hasSize(3);
    assertThat(plan.total()).isCloseTo(1240, within(1e-6));
    assertThat(plan.copyTime()).isEqualTo(Duration.ofMillis(12_400));
  }

  @Test
  void progressFollowsTheBandwidth() {
    assertThat(plan.transferred(-1)).isZero();
    assertThat(plan.transferred(5)).isCloseTo(500, within(1e-9));
    assertThat(plan.transferred(100)).isCloseTo(1240, within(1e-6));
    assertThat(plan.iteration(0)).isEqualTo(1);
    assertThat(plan.iteration(9.9)).isEqualTo(1);
    assertThat(plan.iteration(10.1)).isEqualTo(2);
    assertThat(plan.iteration(12.1)).isEqualTo(3);
    assertThat(plan.iteration(100)).isEqualTo(3);
  }
}
