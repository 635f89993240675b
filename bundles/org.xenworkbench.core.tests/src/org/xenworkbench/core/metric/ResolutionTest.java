/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;

class ResolutionTest {

  @Test
  void everyRangeHasTheArchiveThatFitsIt() {
    assertThat(Resolution.of(Duration.ofMinutes(10))).isEqualTo(Resolution.SAMPLES);
    assertThat(Resolution.of(Duration.ofHours(1))).isEqualTo(Resolution.MINUTES);
    assertThat(Resolution.of(Duration.ofHours(3))).isEqualTo(Resolution.MINUTES);
    assertThat(Resolution.of(Duration.ofDays(1))).isEqualTo(Resolution.HOURS);
    assertThat(Resolution.of(Duration.ofDays(7))).isEqualTo(Resolution.HOURS);
    assertThat(Resolution.of(Duration.ofDays(30))).isEqualTo(Resolution.DAYS);
    assertThat(Resolution.of(Duration.ofDays(365))).isEqualTo(Resolution.DAYS);
    assertThat(Resolution.of(Duration.ofDays(100_000))).isEqualTo(Resolution.DAYS);
    assertThat(Resolution.of(Duration.ZERO)).isEqualTo(Resolution.SAMPLES);
  }

  @Test
  void aStepMayLackWhatARowOfItsArchiveMay() {
    for (Resolution each : Resolution.values()) {
      assertThat(Resolution.ofStep(each.step())).isEqualTo(each);
    }
    assertThat(Resolution.ofStep(Duration.ofMinutes(59))).isEqualTo(Resolution.MINUTES);
    assertThat(Resolution.ofStep(Duration.ofMillis(1))).isEqualTo(Resolution.SAMPLES);
    assertThat(Resolution.MINUTES.mayLack()).isEqualTo(0.5);
    assertThat(Resolution.DAYS.mayLack()).isEqualTo(0.9);
  }

  @Test
  void stepsAreAPartOfWhatIsAskedFor() {
    HistoryQuery query = HistoryQuery.of(HostId.random(), List.of("cpu_avg"));
    assertThat(query.step()).isEmpty();
    HistoryQuery hours = query.inSteps(Resolution.HOURS.step()).thinned(7);
    assertThat(hours.step()).contains(Duration.ofHours(1));
    assertThat(hours.toString()).contains("steps of PT1H");
    assertThatThrownBy(() -> query.inSteps(Duration.ofNanos(5))).isInstanceOf(IllegalArgumentException.class);
  }
}
