/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.BulkStats;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;
import org.xenworkbench.core.model.DomainState;

/** What libvirt's parameters become. */
class StatisticsTest {

  private static final UUID VM = UUID.randomUUID();

  @Test
  void readsNativeParametersOfEveryType() {
    try (Memory memory = new Memory(96L * 8); Memory text = new Memory(16)) {
      memory.clear();
      text.setString(0, "vda", "UTF-8");
      for (int type = 1; type <= 8; type++) {
        long param = 96L * (type - 1);
        memory.setString(param, "t" + type, StandardCharsets.US_ASCII.name());
        memory.setInt(param + 80, type);
        memory.setLong(param + 88, -1);
      }
      memory.setDouble(96 * 4 + 88, 1.5);
      memory.setByte(96 * 5 + 88, (byte) 1);
      memory.setPointer(96 * 6 + 88, text);
      TypedParams params = TypedParams.read(memory, 8);
      assertThat(params.number("t1")).hasValue(-1);
      assertThat(params.number("t2")).hasValue(0xffffffffL);
      assertThat(params.number("t3")).hasValue(-1);
      assertThat(params.number("t6")).hasValue(1);
      assertThat(params.text("t7")).isEqualTo("vda");
      assertThat(params.number("t8")).as("a type that is newer than this").isEmpty();
      assertThat(params.number("none", 7)).isEqualTo(7);
      assertThat(TypedParams.read(null, 3).number("t1")).isEmpty();
    }
  }

  @Test
  void aBulkRowBecomesReadings() {
    DomainReadings readings = BulkPoller.readings(new BulkStats.Row(VM, "VM1", 4, true, TypedParams.of(Map.ofEntries(
        Map.entry("state.state", 1L), Map.entry("cpu.time", 5_000_000_000L), Map.entry("vcpu.current", 2L),
        Map.entry("vcpu.maximum", 4L), Map.entry("vcpu.1.time", 70L), Map.entry("balloon.current", 1024L),
        Map.entry("balloon.maximum", 2048L), Map.entry("balloon.unused", 10L), Map.entry("net.count", 1L),
        Map.entry("net.0.rx.bytes", 11L), Map.entry("net.0.tx.bytes", 12L), Map.entry("block.count", 2L),
        Map.entry("block.0.name", "vda"), Map.entry("block.0.rd.bytes", 21L), Map.entry("block.0.wr.reqs", 22L)))), 99);
    assertThat(readings.info().state()).isEqualTo(DomainState.RUNNING);
    assertThat(readings.info().memory()).isEqualTo(1 << 20);
    assertThat(readings.info().maxMemory()).isEqualTo(2 << 20);
    assertThat(readings.info().vcpus()).isEqualTo(2);
    assertThat(readings.cpuTime()).isEqualTo(5_000_000_000L);
    assertThat(readings.nanos()).isEqualTo(99);
    assertThat(readings.readings()).containsExactlyInAnyOrder(Reading.counter("cpu1", 70, 1e-9),
        Reading.gauge("memory_internal_free", 10240), Reading.counter("vif_0_rx", 11),
        Reading.counter("vif_0_tx", 12), Reading.counter("vbd_vda_read", 21),
        Reading.counter("vbd_vda_iops_write", 22));
  }

  @Test
  void aBulkRowThatIsNotActiveHasNoReadings() {
    DomainReadings readings = BulkPoller.readings(new BulkStats.Row(VM, "VM1", -1, true,
        TypedParams.of(Map.of("state.state", 5L, "cpu.time", 3L, "vcpu.current", 1L))), 99);
    assertThat(readings.info().number()).isEqualTo(-1);
    assertThat(readings.cpuTime()).isEqualTo(-1);
    assertThat(readings.readings()).isEmpty();
  }

  @Test
  void progressGuessesNothing() {
    assertThat(JobStatistics.running(TypedParams.of(Map.of("time_elapsed", 1500L, "data_total", 0L))))
        .isEqualTo(JobProgress.elapsedOnly(Duration.ofMillis(1500)));
  }

  @Test
  void aRunningJobHasNoDowntimeYet() {
    JobProgress progress = JobStatistics.running(TypedParams.of(Map.of("time_elapsed", 1L, "data_total", 100L,
        "data_remaining", 25L, "memory_bps", 7L, "memory_iteration", 2L, "downtime", 300L)));
    assertThat(progress.fraction()).isEqualTo(OptionalDouble.of(0.75));
    assertThat(progress.bandwidth()).isEqualTo(OptionalDouble.of(7));
    assertThat(progress.iteration()).isEqualTo(OptionalLong.of(2));
    assertThat(progress.downtime()).isEmpty();
  }

  @Test
  void aCompletedJobHasTheDowntimeThatIsReported() {
    assertThat(JobStatistics.completed(TypedParams.of(Map.of("downtime", 300L))).downtime())
        .contains(Duration.ofMillis(300));
    assertThat(JobStatistics.completed(TypedParams.of(Map.of())).downtime()).isEmpty();
  }
}
