/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;

/** Filters have names, and are what they were after a restart. */
class SavedFiltersTest {

  private static final LogEntry ENTRY = Entries.done(Map.of());
  private static final int DAMAGES = 2_000;

  private final IEclipsePreferences node = new EclipsePreferences();
  private final SavedFilters filters = new SavedFilters(Optional.of(node));

  private static LogFilter all() {
    LogEntry entry = ENTRY;
    return new LogFilter("disk \"full\" <&>", Optional.of("org.example.kind"), Set.of(LogEntry.Status.FAILED),
        LogPeriod.between(Optional.of(Instant.parse("2026-11-23T06:00:00Z")), Optional.empty()),
        Optional.of(new LogFilter.About(entry.host().orElseThrow(), "pm<2>")),
        Optional.of(new LogFilter.About(entry.vm().orElseThrow(), "R&D")), Optional.of("anna"), true);
  }

  @Test
  void whatIsSavedIsThereAgainByItsNameAndCanBeRemoved() {
    filters.save("b & <c>", all());
    filters.save("10", LogFilter.NONE.withPeriod(LogPeriod.of(LogPeriod.Kind.LAST_HOUR)));
    filters.save("9", LogFilter.NONE.withWords("x"));
    SavedFilters later = new SavedFilters(Optional.of(node));
    assertThat(later.all().keySet()).containsExactly("9", "10", "b & <c>");
    assertThat(later.all()).containsEntry("b & <c>", all());
    later.save("9", LogFilter.NONE.withWords("y"));
    later.remove("10");
    assertThat(filters.all().keySet()).containsExactly("9", "b & <c>");
    assertThat(filters.all().get("9").words()).isEqualTo("y");
  }

  /** Somebody else's text, or a disk that has lost some of it: what cannot be read is left alone. */
  @Test
  void whatIsDamagedCostsNothingElse() {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    System.out.println("Damaged filters: seed " + seed + ", " + DAMAGES);
    filters.save("all", all());
    String whole = node.get("filters", "");
    Random random = new Random(seed);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      String text = damaged(whole, random);
      node.put("filters", text);
      for (LogFilter filter : filters.all().values()) {
        assertThat(filter.query(Clock.systemUTC())).as("seed " + seed + ", " + i).isNotNull();
        read++;
      }
      if (filters.obstacle().isPresent()) {
        refused++;
        assertThatIllegalStateException().isThrownBy(() -> filters.save("new", LogFilter.NONE));
        assertThat(node.get("filters", "")).as("seed " + seed + ", " + i).isEqualTo(text);
      } else {
        filters.save("new", LogFilter.NONE);
        assertThat(filters.all()).as("seed " + seed + ", " + i).containsKey("new");
      }
    }
    assertThat(read).as("some are read all the same").isPositive();
    assertThat(refused).as("others cannot be").isPositive();
  }

  private static String damaged(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    int at = random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.setLength(at);
      case 1 -> text.setCharAt(at, (char) random.nextInt(0x300));
      default -> text.insert(at, whole.substring(random.nextInt(whole.length())));
    }
    return text.toString();
  }

  @Test
  void whatANewerVersionWroteIsLeftAlone() {
    String newer = "<filters form=\"2\"><filter name=\"mine\" words=\"x\"/></filters>";
    node.put("filters", newer);
    assertThat(filters.all()).isEmpty();
    assertThat(filters.obstacle()).get().asString().contains("newer version", "org.xenworkbench.ui.eventlog.prefs");
    assertThatIllegalStateException().isThrownBy(() -> filters.save("b", LogFilter.NONE));
    assertThatIllegalStateException().isThrownBy(() -> filters.remove("mine"));
    assertThat(node.get("filters", "")).isEqualTo(newer);
  }

  /** As a newer version that has the same form may have put in. */
  @Test
  void whatIsNotKnownOfOtherFiltersStaysWhenOneIsSavedOrRemoved() {
    node.put("filters", "<filters><filter name=\"mine\" words=\"x\" place=\"rack 4\"><and also=\"that\"/></filter>"
        + "<filter name=\"gone\"/></filters>");
    filters.save("b", LogFilter.NONE);
    filters.remove("gone");
    assertThat(filters.all().keySet()).containsExactly("b", "mine");
    assertThat(node.get("filters", "")).contains("form=\"1\"", "place=\"rack 4\"", "also=\"that\"");
  }

  @Test
  void periodsGoAlongWithTheClock() {
    Instant noon = Instant.parse("2026-11-23T12:00:30Z");
    Clock clock = Clock.fixed(noon, ZoneOffset.UTC);
    assertThat(LogPeriod.of(LogPeriod.Kind.LAST_HOUR).from(clock)).contains(Instant.parse("2026-11-23T11:00:00Z"));
    Instant today = LogPeriod.of(LogPeriod.Kind.TODAY).from(clock).orElseThrow();
    assertThat(Duration.between(today, noon)).isBetween(Duration.ZERO, Duration.ofDays(1));
    LogPeriod yesterday = LogPeriod.of(LogPeriod.Kind.YESTERDAY);
    assertThat(yesterday.to(clock)).contains(today);
    assertThat(yesterday.from(clock)).contains(today.minus(Duration.ofDays(1)));
    assertThat(LogPeriod.of(LogPeriod.Kind.LAST_WEEK).from(clock)).contains(today.minus(Duration.ofDays(6)));
    assertThat(LogPeriod.ANY.from(clock)).isEmpty();
    assertThat(LogPeriod.between(Optional.empty(), Optional.empty())).isEqualTo(LogPeriod.ANY);
  }

  @Test
  void aFilterIsWhatItWasInAMemento() {
    XMLMemento memento = XMLMemento.createWriteRoot("filter");
    all().save(memento);
    assertThat(LogFilter.restore(memento)).isEqualTo(all());
    assertThat(LogFilter.restore(XMLMemento.createWriteRoot("filter"))).isEqualTo(LogFilter.NONE);
    assertThat(LogFilter.of(all().query(Clock.systemUTC())).withHost(all().host()).withVm(all().vm()))
        .as("what a query tells of it").isEqualTo(all());
  }
}
