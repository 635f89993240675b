/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.ui.Formats;

class TopValuesTest {

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final FakeSampler sampler = new FakeSampler();
  private final ManualClock clock = new ManualClock(Fleet.NOW);
  private final TopMeans means = new TopMeans(new FakeHistory(), clock, clock::nanoTime, new ManualScheduler(clock),
      MeanTime.live(Duration.ofHours(1)));
  private final TopValues values = new TopValues(fleet.inventory, sampler, means);

  private VirtualMachine vm(VmId id) {
    return fleet.inventory.virtualMachine(id).orElseThrow();
  }

  private String text(VmId vm, TopColumn column) {
    return values.row(new TopRow.OfVm(vm)).orElseThrow().texts().get(column.ordinal());
  }

  @Test
  void cpuIsAShareOfTheHostAndWhatIsUnknownIsNoZero() {
    VmId vm = fleet.vm("web", pm1);
    assertThat(text(vm, TopColumn.CPU)).isEqualTo(Formats.UNKNOWN);
    assertThat(text(vm, TopColumn.SENT)).isEqualTo(Formats.UNKNOWN);
    sampler.put(vm, Metrics.CPU_USAGE, 0.5);
    sampler.put(vm, "vif_0_tx", 0);
    assertThat(text(vm, TopColumn.CPU)).as("half of two of eight").isEqualTo(Formats.percent(0.125));
    assertThat(text(vm, TopColumn.SENT)).isEqualTo(Formats.rate(0));
    assertThat(text(vm, TopColumn.CPU_MEAN)).as("not read yet").isEqualTo("\u2026");
    assertThat(text(vm, TopColumn.HOST)).isEqualTo("pm1");
  }

  @Test
  void ofWhatIsOffNothingIsSaidOfNow() {
    VmId vm = fleet.vm("web", pm1);
    sampler.put(vm, Metrics.CPU_USAGE, 0.5);
    fleet.inventory.put(vm(vm).ended(StateReason.UNKNOWN));
    assertThat(text(vm, TopColumn.CPU)).isEmpty();
    assertThat(values.now(vm(vm), Usage.MEMORY)).isNaN();
  }

  @Test
  void ofAHostWhoseCpusNobodyKnowsThereIsNoShare() {
    HostId unknown = HostId.random();
    VmId vm = fleet.vm("web", unknown);
    sampler.put(vm, Metrics.CPU_USAGE, 0.5);
    assertThat(values.now(vm(vm), Usage.CPU)).isNaN();
  }

  @Test
  void aHeadingSaysOfWhichTimeTheMeanIs() {
    assertThat(heading(Duration.ofMinutes(10), Optional.empty())).endsWith("_mean_10m");
    assertThat(heading(Duration.ofDays(365), Optional.empty())).endsWith("_mean_365d");
    assertThat(heading(Duration.ofMinutes(90), Optional.empty())).endsWith("_mean_90m");
    assertThat(heading(Duration.ofSeconds(131), Optional.empty())).endsWith("_mean_131s");
    assertThat(heading(Duration.ofSeconds(131), Optional.of(Fleet.NOW)))
        .endsWith("_mean_2026-11-01T11:57:49Z/2026-11-01T12:00:00Z");
  }

  private static String heading(Duration length, Optional<Instant> end) {
    return TopColumn.CPU_MEAN.heading(new MeanTime(length, end));
  }

  @Test
  void aHostileNameIsOneLineOfTheFile() throws IOException {
    VmId vm = fleet.put(VmId.of(UUID.fromString("00000000-0000-0000-0000-000000000001")), "=a\"b\n,c", pm1);
    sampler.put(vm, Metrics.CPU_USAGE, 0.5);
    sampler.put(vm, "vif_0_rx", 1e15);
    StringBuilder out = new StringBuilder();
    TopCsv.write(List.of(TopCsv.Line.of(vm(vm), values, Map.of(Usage.READ, 1.5))),
        MeanTime.live(Duration.ofHours(1)), out);
    String[] lines = out.toString().split("\r\n");
    assertThat(lines[0]).isEqualTo("vm,host,cpu_share_of_host,cpu_share_of_host_mean_1h,memory_bytes,"
        + "memory_bytes_mean_1h,received_bytes_per_second,received_bytes_per_second_mean_1h,sent_bytes_per_second,"
        + "sent_bytes_per_second_mean_1h,read_bytes_per_second,read_bytes_per_second_mean_1h,written_bytes_per_second,"
        + "written_bytes_per_second_mean_1h,id");
    assertThat(lines).hasSize(2);
    assertThat(lines[1]).endsWith(",pm1,0.125,,64,,1000000000000000,,,,,1.5,,,vm/00000000-0000-0000-0000-000000000001")
        .doesNotStartWith("=").contains("\"\"b");
  }

  /** A share is one of the host where the VM was. */
  @Test
  void aMeanOfThePastIsAShareOfTheHostOfThen() {
    HostId large = fleet.inventory.put(Host.of(HostId.random(), "large", Connection.of(Connection.State.CONNECTED,
        Fleet.NOW)).info(HostInfo.of("large", "Xen").cpus(16).build()).build()).id();
    VmId vm = fleet.vm("web", pm1);
    Map<Usage, Double> read = Map.of(Usage.CPU, 1.0);
    assertThat(values.scaled(vm(vm), Usage.CPU, read)).as("two of eight").isEqualTo(0.25);
    sampler.put(vm, Metrics.CPU_USAGE, 1);
    values.were(Optional.of(new VmsThen(Map.of(vm, large), List.of(), List.of())));
    assertThat(values.scaled(vm(vm), Usage.CPU, read)).as("two of sixteen").isEqualTo(0.125);
    assertThat(text(vm, TopColumn.HOST)).isEqualTo("large");
    assertThat(values.now(vm(vm), Usage.CPU)).as("now it is where it is").isEqualTo(0.25);
  }
}
