/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.Formats;

class PreviewTextsTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Instant WEEK_AGO = NOW.minus(Duration.ofDays(7));
  private static final Duration FINE = Duration.ofSeconds(5);

  private final ObjectId one = VmId.of(UUID.randomUUID());
  private final ObjectId other = VmId.of(UUID.randomUUID());

  private static List<AlertPreview.Firing> firings(ObjectId... objects) {
    List<AlertPreview.Firing> firings = new ArrayList<>();
    for (ObjectId object : objects) {
      firings.add(new AlertPreview.Firing(object, "x", NOW, Optional.empty(), 1));
    }
    return firings;
  }

  private static String said(Instant from, Duration step, int objects, List<AlertPreview.Firing> firings, long count) {
    return PreviewTexts.of(new AlertPreview(from, NOW, step, objects, firings, count), Scope.VM, PreviewRange.WEEK,
        WEEK_AGO);
  }

  @Test
  void saysHowOftenOnHowManyOfHowMany() {
    assertThat(said(WEEK_AGO, FINE, 24, firings(one, other, one), 3))
        .isEqualTo("Would have raised 3 alerts on 2 VMs of 24 in the last week.");
    assertThat(said(WEEK_AGO, FINE, 1, firings(one), 1))
        .isEqualTo("Would have raised 1 alert on 1 VM of 1 in the last week.");
    assertThat(PreviewTexts.of(new AlertPreview(WEEK_AGO, NOW, FINE, 2, firings(one), 1), Scope.HOST,
        PreviewRange.YEAR, WEEK_AGO)).isEqualTo("Would have raised 1 alert on 1 host of 2 in the last year.");
  }

  @Test
  void saysThatItWouldNotHaveFired() {
    assertThat(said(WEEK_AGO, FINE, 24, List.of(), 0))
        .isEqualTo("Would have raised no alert in the last week, on any of 24 VMs.");
  }

  @Test
  void saysThatNothingWasMeasured() {
    assertThat(said(WEEK_AGO, FINE, 0, List.of(), 0)).isEqualTo("Nothing of this was measured in the last week.");
  }

  @Test
  void saysWhereHistoryIsShorterThanAsked() {
    Instant begin = NOW.minus(Duration.ofDays(3));
    assertThat(said(begin, FINE, 2, List.of(), 0))
        .endsWith("There is history since " + Formats.dateTime(begin) + " only.");
    assertThat(said(WEEK_AGO.plus(Duration.ofHours(1)), FINE, 2, List.of(), 0)).doesNotContain("only");
  }

  @Test
  void saysWhereHistoryIsCoarse() {
    assertThat(said(WEEK_AGO, Duration.ofHours(1), 2, List.of(), 0))
        .endsWith("Older history is kept as means of up to 1 h, in which what was shorter does not show: "
            + "so the number becomes smaller with age.");
    assertThat(said(WEEK_AGO, Duration.ofHours(1), 2, firings(one), 1))
        .startsWith("Would have raised about 1 alert on 1 VM of 2");
  }

  @Test
  void saysWhereNotAllAreListed() {
    assertThat(said(WEEK_AGO, FINE, 2, firings(one, other), 5_000)).contains("5,000 alerts on 2 VMs of 2",
        "the first 2 were looked at");
  }
}
