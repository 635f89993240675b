/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadTest {

  static Stream<Load> loads() {
    return Stream.of(Load.NONE, Load.constant(3), Load.busy(2, 0), Load.busy(1.5, 12345),
        Load.wave(1, 1, Duration.ofSeconds(10), 2), Load.constant(1).plus(Load.busy(1, 3)).times(2),
        Load.bursts(1, 5, Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ZERO),
        Load.bursts(0, 5, Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(7)),
        Load.bursts(0, 5, Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(50)));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void beginsAtZeroAndNeverFalls(Load load) {
    assertThat(load.total(0)).isCloseTo(0, within(1e-9));
    double last = 0;
    for (double second = 0; second < 1000; second += 0.37) {
      assertThat(load.total(second)).isGreaterThanOrEqualTo(last - 1e-9);
      last = load.total(second);
    }
  }

  @Test
  void isTheSameInEveryRun() {
    double[] once = loads().mapToDouble(load -> load.total(123.456)).toArray();
    assertThat(loads().mapToDouble(load -> load.total(123.456)).toArray()).containsExactly(once);
    assertThat(Load.busy(2, 5).total(123.456)).as("another seed").isNotEqualTo(Load.busy(2, 6).total(123.456));
  }

  @Test
  void aBusyServerKeepsToItsMeanAndVaries() {
    Load load = Load.busy(2, 5);
    assertThat(load.total(100_000) / 100_000).isCloseTo(2, within(0.01));
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (int second = 0; second < 600; second++) {
      lowest = Math.min(lowest, load.rate(second));
      highest = Math.max(highest, load.rate(second));
    }
    assertThat(lowest).isGreaterThanOrEqualTo(0);
    assertThat(highest).isBetween(2.5, 4.0);
    assertThat(highest - lowest).isGreaterThan(1);
  }

  @Test
  void burstsAddUp() {
    Load load = Load.bursts(0, 3, Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1));
    assertThat(load.total(1)).isCloseTo(3, within(1e-9));
    assertThat(load.total(9)).isCloseTo(3, within(1e-9));
    assertThat(load.total(11)).isCloseTo(9, within(1e-9));
    assertThat(load.total(1001)).isCloseTo(603, within(1e-6));
  }

  @Test
  void aWaveMustNotBeNegative() {
    assertThatThrownBy(() -> Load.wave(1, 2, Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
