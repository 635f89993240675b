/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.BulkStats;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;
import org.xenworkbench.core.model.Bounds;

/** Parameters that a hostile host may give: what comes of them is bounded, in time as well. */
class HostileParametersTest {

  private static final int ROUNDS = Integer.getInteger("hostile.rounds", 2_000);
  private static final List<String> NAMES = List.of("state.state", "cpu.time", "vcpu.current", "vcpu.maximum",
      "vcpu.0.time", "vcpu.1.time", "balloon.current", "balloon.maximum", "balloon.unused", "net.count",
      "net.0.rx.bytes", "net.0.tx.bytes", "block.count", "block.0.rd.bytes", "block.0.wr.reqs", "time_elapsed",
      "data_total", "data_remaining", "data_processed", "memory_bps", "memory_iteration", "downtime");
  private static final long[] EXTREMES = {0, 1, 2, -1, Integer.MAX_VALUE, 1L << 31, 1L << 32, (1L << 42) + 1,
      Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 1024 + 1};

  private final long seed = Long.getLong("hostile.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private TypedParams params() {
    Map<String, Object> values = new HashMap<>(Map.of("state.state", 1L));
    for (String name : NAMES) {
      switch (random.nextInt(4)) {
        case 0 -> values.put(name, EXTREMES[random.nextInt(EXTREMES.length)]);
        case 1 -> values.put(name, random.nextLong());
        case 2 -> values.put(name, "x".repeat(random.nextInt(200)));
        default -> values.remove(name);
      }
    }
    values.put("block.0.name", "v".repeat(random.nextInt(200)));
    return TypedParams.of(values);
  }

  private static DomainReadings read(TypedParams params) {
    return BulkPoller.readings(new BulkStats.Row(UUID.randomUUID(), "vm", 1, true, params), 0);
  }

  @Test
  void whatComesOfThemIsBounded() {
    System.out.println("hostile.seed=" + seed + ", " + ROUNDS + " rounds");
    for (int i = 0; i < ROUNDS; i++) {
      TypedParams params = params();
      DomainReadings domain = read(params);
      assertThat(domain.readings()).as("%s with seed %d", params, seed).hasSizeLessThanOrEqualTo(Bounds.METRICS)
          .allSatisfy(reading -> {
            assertThat(reading.value()).isNotNegative();
            assertThat(reading.metric()).hasSizeLessThan(Bounds.DEVICE_NAME + 20);
          });
      assertThat(domain.info().vcpus()).isBetween(0, Bounds.VCPUS);
      assertThat(domain.info().memory()).isBetween(0L, Bounds.MEMORY);
      assertPossible(JobStatistics.running(params));
      assertPossible(JobStatistics.completed(params));
    }
  }

  private static void assertPossible(JobProgress progress) {
    assertThat(progress.elapsed()).isBetween(Duration.ZERO, Duration.ofDays(366));
    progress.downtime().ifPresent(time -> assertThat(time).isBetween(Duration.ZERO, Duration.ofDays(366)));
    progress.bandwidth().ifPresent(rate -> assertThat(rate).isBetween(0.0, Bounds.RATE));
    for (OptionalLong told : List.of(progress.total(), progress.remaining(), progress.iteration())) {
      told.ifPresent(number -> assertThat(number).isNotNegative());
    }
  }

  /** These counts made a thread spin for ever. */
  @Test
  void countsBeyondAnIntEndTheLoopAllTheSame() {
    for (long count : new long[] {1L << 31, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      Map<String, Object> values = new HashMap<>(Map.of("state.state", 1L, "vcpu.maximum", count, "vcpu.current", count,
          "net.count", count, "block.count", count, "vcpu.0.time", 5L));
      DomainReadings domain = read(TypedParams.of(values));
      assertThat(domain.readings()).extracting(Reading::metric)
          .containsExactlyElementsOf(count > 0 ? List.of("cpu0") : List.of());
      assertThat(domain.info().vcpus()).as("unknown").isZero();
    }
  }

  @Test
  void asManyDevicesAsThereCanBeAreRead() {
    Map<String, Object> values = new HashMap<>(Map.of("state.state", 1L, "net.count", 100_000L));
    for (int i = 0; i < 100_000; i++) {
      values.put("net." + i + ".rx.bytes", 1L);
    }
    assertThat(read(TypedParams.of(values)).readings()).hasSize(Bounds.DEVICES);
  }

  @Test
  void anArrayThatNoMemoryHoldsIsNotRead() {
    try (Memory memory = new Memory(96)) {
      memory.clear();
      for (int count : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 22_369_622, 262_145}) {
        assertThat(TypedParams.read(memory, count)).hasToString("{}");
      }
    }
  }

  @Test
  void devicesOfADescriptionAreBounded() throws Exception {
    StringBuilder xml = new StringBuilder("<domain><devices>");
    for (int i = 0; i < 2_000; i++) {
      xml.append("<interface><target dev='v").append(i).append("'/></interface><disk><target dev='d").append(i)
          .append("'/></disk>");
    }
    DomainXml read = DomainXml.parse(xml.append("</devices></domain>").toString());
    assertThat(read.interfaces()).hasSize(Bounds.DEVICES).startsWith("v0");
    assertThat(read.disks()).hasSize(Bounds.DEVICES).startsWith("d0");
    String longest = "d".repeat(Bounds.DEVICE_NAME + 1);
    assertThat(DomainXml.parse("<domain><devices><disk><target dev='" + longest + "'/></disk><interface><target dev='"
        + longest + "'/></interface></devices></domain>")).isEqualTo(new DomainXml(List.of(""), List.of()));
  }

  @Test
  void memoryThatCannotBeHasNoReading() {
    for (long[] memory : new long[][] {{0, 5}, {-1, 5}, {10, -1}, {10, 11}}) {
      List<Reading> readings = new ArrayList<>();
      HostReader.memory(memory[0], memory[1], readings);
      assertThat(readings).extracting(Reading::value).isEqualTo(memory[0] > 0 ? List.of(10.0) : List.of());
    }
  }
}
