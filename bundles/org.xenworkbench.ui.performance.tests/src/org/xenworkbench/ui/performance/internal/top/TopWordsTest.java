/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of which time the list is. */
class TopWordsTest {

  private static final MeanTime PAST = new MeanTime(Duration.ofSeconds(30), Optional.of(Fleet.NOW));

  private static String past(List<String> gone, List<String> doubtful) {
    return TopWords.of(PAST, "11:59 \u2013 12:00", "Migrated", "pm1", Optional.empty(),
        Optional.of(new VmsThen(Map.of(), gone, doubtful)));
  }

  @Test
  void ofWhatGoesOnItSaysNow() {
    assertThat(
        TopWords.of(MeanTime.live(Duration.ofMinutes(10)), "10 min", "", "pm1", Optional.empty(), Optional.empty()))
        .isEqualTo("Now, and the mean (\u00d8) of the last 10 min.");
  }

  @Test
  void ofAPastItSaysWhichAndOfWhom() {
    assertThat(past(List.of(), List.of())).isEqualTo("Looking back at the VMs that were on pm1: \u00d8 is the mean of "
        + "11:59 \u2013 12:00. Where a VM was there for a part of that time, only that part counts. Then: Migrated.");
    assertThat(TopWords.of(PAST, "11:59 \u2013 12:00", "", "pm1", Optional.empty(), Optional.empty()))
        .isEqualTo(
            "Looking back: \u00d8 is the mean of 11:59 \u2013 12:00; the hosts are those of now.");
  }

  @Test
  void whatIsNotInTheListIsToldUpToAnEnd() {
    assertThat(past(List.of("old\nname"), List.of("web"))).contains("Gone since, and not listed: ")
        .doesNotContain("\n").endsWith("Perhaps there as well, which nobody has recorded: web.");
    assertThat(past(IntStream.range(0, 9).mapToObj(i -> "vm" + i).toList(), List.of())).contains("vm4, \u2026")
        .doesNotContain("vm5");
  }

  @Test
  void aValueOfALongerTimeIsCalledThat() {
    assertThat(TopWords.of(PAST, "11:59 \u2013 12:00", "", "pm1", Optional.of(Duration.ofHours(1)), Optional.empty()))
        .endsWith("Of that time one value per 1 h is kept, so \u00d8 is that of a longer time.");
  }
}
