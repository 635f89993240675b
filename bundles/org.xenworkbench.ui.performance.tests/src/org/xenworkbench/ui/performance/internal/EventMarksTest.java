/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;

class EventMarksTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final HostId source = HostId.random();
  private final HostId target = HostId.random();
  private final VmId vm = VmId.of(UUID.randomUUID());
  private final List<LogEntry> entries = new ArrayList<>();

  @Test
  void ofManyInAYearThoseThatAreNearAreOneThatSaysHowMany() {
    for (int hour = 0; hour < 365 * 24; hour++) {
      migrate(Status.SUCCEEDED, Duration.ofDays(365).minusHours(hour), Duration.ofMinutes(1));
    }
    Collections.shuffle(entries);
    List<Band> bands = marks(Duration.ofDays(365)).bands();
    assertThat(bands).hasSize(25);
    assertThat(bands.get(0).label()).isEqualTo("351 migrations");
    assertThat(bands.get(0).from()).isEqualTo(NOW.minus(Duration.ofDays(365)));
    assertThat(bands.get(0).to()).as("the last of them").contains(bands.get(0).from().plus(Duration.ofHours(350)));
    assertThat(bands).as("each is told up to the last that it stands for").allSatisfy(band -> {
      Instant last = entries.stream().filter(entry -> band.keys().contains(entry.correlation().toString()))
          .map(LogEntry::started).max(Instant::compareTo).orElseThrow();
      assertThat(band.to().orElseThrow()).isBetween(last, last.plus(Duration.ofMinutes(1)));
    });
    assertThat(bands).isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()));
    List<Band> hour = marks(Duration.ofHours(1)).bands();
    assertThat(hour).singleElement()
        .satisfies(band -> assertThat(band.label()).isEqualTo("web: pm1 \u2192 pm2, 1 min"));
  }

  @Test
  void howManyFailedIsSaid() {
    migrate(Status.SUCCEEDED, Duration.ofHours(5), Duration.ofMinutes(1));
    migrate(Status.FAILED, Duration.ofHours(6), Duration.ofMinutes(1));
    assertThat(marks(Duration.ofHours(7)).bands().get(0).label()).isEqualTo("web failed: pm1 \u2192 pm2, 1 min");
    assertThat(marks(Duration.ofDays(30)).bands()).singleElement().satisfies(band -> {
      assertThat(band.label()).isEqualTo("2 migrations, 1 failed");
      assertThat(band.color()).isEqualTo(ColorRole.ACTIVITY);
      assertThat(band.from()).isEqualTo(NOW.minus(Duration.ofHours(6)));
      assertThat(band.to()).contains(NOW.minus(Duration.ofHours(5)).plusSeconds(60));
    });
  }

  @Test
  void whatNeverBeganIsNoBand() {
    migrate(Status.CANCELLED, Duration.ofHours(5), Duration.ofHours(2));
    assertThat(marks(Duration.ofHours(7)).bands()).hasSize(1);
    entries.set(0, entries.get(0).withAttribute(LogAttribute.NOT_BEGUN, "true"));
    assertThat(marks(Duration.ofHours(7)).bands()).isEmpty();
  }

  @Test
  void aBandSaysHowLongAndWhatAUserOfTheVmFelt() {
    migrate(Status.SUCCEEDED, Duration.ofMinutes(5), Duration.ofMillis(23_300));
    LogEntry felt = entries.remove(0).withAttribute(LogAttribute.SERVICE_GAP, "3300000000")
        .withAttribute(LogAttribute.SERVICE_GAP_RESOLUTION, "400000000")
        .withAttribute(LogAttribute.DOWNTIME, "120000000");
    entries.add(felt);
    assertThat(marks(Duration.ofMinutes(10)).bands()).singleElement().satisfies(band -> {
      assertThat(band.label()).startsWith("web: pm1 \u2192 pm2, 23.3 s, ").contains("gap 3.3 s", "120 ms");
      assertThat(band.keys()).containsExactly(felt.correlation().toString());
    });
    entries.add(felt.toBuilder().correlation(java.util.UUID.randomUUID()).build());
    assertThat(marks(Duration.ofDays(365)).bands()).singleElement()
        .satisfies(band -> assertThat(band.keys()).as("a stripe is about all of them").hasSize(2));
  }

  @Test
  void longOnesAreNeverUnited() {
    migrate(Status.SUCCEEDED, Duration.ofMinutes(8), Duration.ofMinutes(3));
    migrate(Status.SUCCEEDED, Duration.ofMinutes(8).minusMillis(5), Duration.ofMinutes(2));
    migrate(Status.RUNNING, Duration.ofMinutes(8).minusMillis(7), Duration.ZERO);
    assertThat(marks(Duration.ofMinutes(10)).bands()).hasSize(3);
  }

  @Test
  void onlyWhatTouchesTheRangeIsShown() {
    migrate(Status.SUCCEEDED, Duration.ofMinutes(12), Duration.ofMinutes(3));
    migrate(Status.SUCCEEDED, Duration.ofMinutes(20), Duration.ofMinutes(3));
    migrate(Status.RUNNING, Duration.ofHours(3), Duration.ZERO);
    assertThat(marks(Duration.ofMinutes(10)).bands()).extracting(Band::isOpen).containsExactly(true, false);
  }

  @Test
  void aHostThatIsGoneLeavesTheWordsOfTheLog() {
    migrate(Status.SUCCEEDED, Duration.ofMinutes(5), Duration.ofMinutes(1));
    EventMarks marks = new EventMarks(entries, NOW.minusSeconds(600), NOW, key -> Optional.empty());
    assertThat(marks.bands().get(0).label()).isEqualTo("Migrated VM 'web' from 'pm1' to 'pm2'");
  }

  /** The clock was put back while it ran. */
  @Test
  void anEndBeforeTheStartIsNone() {
    migrate(Status.SUCCEEDED, Duration.ofMinutes(5), Duration.ofMinutes(-4));
    assertThat(marks(Duration.ofMinutes(10)).bands()).singleElement()
        .satisfies(band -> assertThat(band.to()).contains(band.from()));
  }

  @Test
  void changesOfPowerAreMarkersOfTheirKind() {
    power(Status.SUCCEEDED, Duration.ofMinutes(9), "VM 'web' was started");
    power(Status.WARNING, Duration.ofMinutes(5), "VM 'web' crashed\n");
    power(Status.FAILED, Duration.ofMinutes(3), "Starting VM 'web' failed");
    power(Status.RUNNING, Duration.ofMinutes(1), "Starting VM 'web'");
    List<Marker> markers = marks(Duration.ofMinutes(10)).markers();
    assertThat(markers).extracting(Marker::color).containsExactly(ColorRole.NEUTRAL, ColorRole.WARNING,
        ColorRole.ERROR);
    assertThat(markers).extracting(Marker::label).containsExactly("VM 'web' was started", "VM 'web' crashed\\n",
        "Starting VM 'web' failed");
    assertThat(marks(Duration.ofDays(365)).markers()).singleElement().satisfies(marker -> {
      assertThat(marker.label()).isEqualTo("3 changes of power");
      assertThat(marker.color()).isEqualTo(ColorRole.ERROR);
    });
  }

  private EventMarks marks(Duration range) {
    return new EventMarks(entries, NOW.minus(range), NOW,
        key -> Optional.of(key.equals(source.key()) ? "pm1" : "pm2"));
  }

  private void migrate(Status status, Duration ago, Duration length) {
    Instant start = NOW.minus(ago);
    entries.add(LogEntry.of(LogEntry.MIGRATION, status, "Migrated VM 'web' from 'pm1' to 'pm2'", start)
        .host(source, "pm1").vm(vm, "web")
        .finished(Optional.of(start.plus(length)).filter(end -> status != Status.RUNNING))
        .attribute(LogAttribute.SOURCE, source.key()).attribute(LogAttribute.TARGET, target.key()).build());
  }

  private void power(Status status, Duration ago, String message) {
    entries.add(LogEntry.of(LogEntry.POWER, status, message, NOW.minus(ago)).vm(vm, "web")
        .finished(Optional.of(NOW.minus(ago)).filter(end -> status != Status.RUNNING)).build());
  }
}
