/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.Formats;

/** What means can be of. */
class TopTimesTest {

  private static final Instant NOW =
      LocalDateTime.parse("2026-11-01T12:00:00").atZone(ZoneId.systemDefault()).toInstant();
  private static final TopRange HOUR = new TopRange("hour", "1 hour", Duration.ofHours(1));

  private MeanTime shown = MeanTime.live(Duration.ofSeconds(131));
  private final TopTimes times =
      new TopTimes(List.of(HOUR), () -> shown, Clock.fixed(NOW, ZoneId.systemDefault()));

  @Test
  void theLastOneIsWhatIsShownElsewhere() {
    assertThat(times.elsewhere()).isEqualTo(1);
    assertThat(times.time(0)).isEqualTo(HOUR.time());
    assertThat(times.time(-1)).as("nothing is chosen").isEqualTo(HOUR.time());
    assertThat(times.time(1)).isEqualTo(shown);
    assertThat(times.labels()).containsExactly("Mean (\u00d8) of 1 hour",
        "Mean (\u00d8) as in Performance: " + Formats.duration(Duration.ofSeconds(131)));
  }

  @Test
  void ofWhatIsOverItIsSaidWhenItWas() {
    shown = new MeanTime(Duration.ofSeconds(131), Optional.of(NOW.minusSeconds(600)));
    assertThat(times.labels().get(1)).endsWith("Performance: 11:47:49 \u2013 11:50:00");
    shown = new MeanTime(Duration.ofDays(2), Optional.of(NOW.minusSeconds(600)));
    assertThat(times.labels().get(1)).endsWith("Performance: 2026-10-30 11:50:00 \u2013 11:50:00");
  }

  @Test
  void whatWasChosenIsFoundAgain() {
    for (int index = 0; index <= times.elsewhere(); index++) {
      assertThat(times.index(times.key(index))).isEqualTo(index);
    }
    assertThat(times.index("")).isZero();
  }

  /** It stands beside the others until another is asked for, and does not come back after a restart. */
  @Test
  void whatAnotherViewAsksForCanBeChosenAsWell() {
    assertThat(times.asked()).isEmpty();
    TopMoment moment = TopMoment.of("Migrated", NOW.minusSeconds(131), NOW, List.of());
    int index = times.ask(moment);
    assertThat(times.labels()).hasSize(3).last().isEqualTo("Mean (\u00d8) of 11:57:49 \u2013 12:00:00");
    assertThat(times.time(index)).isEqualTo(moment.time());
    assertThat(times.isAsked(index)).isTrue();
    assertThat(times.isAsked(times.elsewhere())).isFalse();
    assertThat(times.time(times.elsewhere())).isEqualTo(shown);
    assertThat(times.index(times.key(index))).isEqualTo(times.elsewhere());
    times.ask(TopMoment.of("", NOW.minusSeconds(60), NOW, List.of()));
    assertThat(times.labels()).hasSize(3);
  }

  @Test
  void aMomentIsSoLongThatThereIsASampleInIt() {
    assertThat(TopMoment.of("", NOW, NOW, List.of()).time())
        .isEqualTo(new MeanTime(Duration.ofSeconds(10), Optional.of(NOW)));
    assertThat(TopMoment.of("", NOW.plusSeconds(9), NOW, List.of()).time().length()).as("a clock was put back")
        .isPositive();
  }
}
