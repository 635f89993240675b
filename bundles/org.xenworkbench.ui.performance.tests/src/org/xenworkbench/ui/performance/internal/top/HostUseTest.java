/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

class HostUseTest {

  private static final double CLOSE = 1e-9;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  /** An hour that is over, of which one value is kept. */
  private static final long BEGIN = Fleet.NOW.toEpochMilli() - 3 * HOUR;

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final HostId pm2 = fleet.host("pm2");
  private final List<LogEntry> log = new ArrayList<>();
  private final VmId stayed = fleet.vm("stayed", pm1);
  private final VmId moved = fleet.vm("moved", pm2);
  private double hostTook = 20;

  private TimeSeries series(ObjectId object) {
    double value = object.equals(stayed) ? 10 : object.equals(moved) ? 8 : hostTook;
    return new TimeSeries(new long[] {BEGIN, BEGIN + HOUR, BEGIN + 2 * HOUR}, new double[] {1, value, 1});
  }

  private HostUse use(HostId host, Duration after, Duration length) {
    long from = BEGIN + after.toMillis();
    return HostUse.of(host,
        VmsOfHost.of(host, fleet.inventory, log, Map.of(host.equals(pm1) ? stayed : moved, Fleet.NOW)),
        from, from + length.toMillis(), object -> object.equals(host) ? Map.of(Usage.MEMORY, series(object))
            : Map.of(Usage.MEMORY, series(object), Usage.READ, series(object)),
        (vm, usage, on) -> 1);
  }

  private double memory(HostUse use, VmId vm) {
    return use.vms().getOrDefault(vm, Map.of()).getOrDefault(Usage.MEMORY, Double.NaN);
  }

  @Test
  void whereOneValueStandsForLongerAVmCountsForItsPartOfThat() {
    log.add(Fleet.migration(moved, pm1, pm2, Instant.ofEpochMilli(BEGIN + HOUR / 4)));
    HostUse source = use(pm1, Duration.ofMinutes(10), Duration.ofSeconds(25));
    assertThat(source.total()).containsEntry(Usage.MEMORY, 20.0);
    assertThat(memory(source, stayed)).isCloseTo(10, within(CLOSE));
    assertThat(memory(source, moved)).as("a quarter of the hour").isCloseTo(2, within(CLOSE));
    assertThat(source.rest().getOrDefault(Usage.MEMORY, Double.NaN)).isCloseTo(8, within(CLOSE));
    assertThat(source.vms().get(moved).get(Usage.READ)).as("no host tells of its disks").isCloseTo(2, within(CLOSE));
    assertThat(memory(use(pm2, Duration.ofMinutes(10), Duration.ofSeconds(25)), moved)).isCloseTo(6, within(CLOSE));
    assertThat(source.coarse().orElseThrow().begin()).isEqualTo(Instant.ofEpochMilli(BEGIN));
    assertThat(source.coarse().orElseThrow().end()).isEqualTo(Instant.ofEpochMilli(BEGIN + HOUR));
  }

  @Test
  void whoWasNotThereHasNoRow() {
    log.add(Fleet.migration(moved, pm1, pm2, Instant.ofEpochMilli(BEGIN)));
    HostUse source = use(pm1, Duration.ZERO, Duration.ofHours(1));
    assertThat(source.vms()).containsOnlyKeys(stayed);
    assertThat(source.coarse()).isEmpty();
  }

  @Test
  void whereVmsAreMoreThanTheirHostTheRestIsNotKnownToBeNothing() {
    hostTook = 9;
    HostUse use = use(pm1, Duration.ZERO, Duration.ofHours(1));
    assertThat(use.isExceeded(Usage.MEMORY)).isTrue();
    assertThat(use.rest()).doesNotContainKey(Usage.MEMORY);
    hostTook = 10;
    assertThat(use(pm1, Duration.ZERO, Duration.ofHours(1)).rest()).containsEntry(Usage.MEMORY, 0.0);
  }

  @Test
  void aPartIsBelowItsVmAndWhoWasThereInThatHourOnlyIsLast() {
    log.add(Fleet.migration(moved, pm1, pm2, Instant.ofEpochMilli(BEGIN + HOUR / 4)));
    List<HostUse> uses = List.of(use(pm1, Duration.ofMinutes(10), Duration.ofSeconds(25)),
        use(pm2, Duration.ofMinutes(10), Duration.ofSeconds(25)));
    VmsThen both = new VmsThen(Map.of(moved, pm1, stayed, pm1), List.of(), List.of(), uses);
    assertThat(both.rows(List.of(moved, stayed), vm -> true)).endsWith(new TopRow.OfVm(moved),
        new TopRow.Part(moved, pm2), new TopRow.OfVm(stayed)).hasSize(7);
    VmsThen without = new VmsThen(Map.of(stayed, pm1), List.of(), List.of(), uses.subList(0, 1));
    assertThat(without.rows(List.of(stayed), vm -> true)).endsWith(new TopRow.OfVm(stayed),
        new TopRow.Part(moved, pm1));
    assertThat(without.rows(List.of(stayed), vm -> false)).endsWith(new TopRow.OfVm(stayed));
    assertThat(TopWords.of(new MeanTime(Duration.ofSeconds(25), Optional.of(Fleet.NOW)), "then", "", "pm1",
        Optional.of(Duration.ofMinutes(1)), Optional.of(both))).contains("Of that time one value per 1 h is kept, so "
            + "\u00d8 is the mean of ")
        .doesNotContain("1 min");
  }
}
