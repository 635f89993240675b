/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/** A host whose numbers are made up: at random, and those that break arithmetic. */
class HostileNumbersTest {

  private static final int ROUNDS = Integer.getInteger("hostile.rounds", 3_000);
  private static final long SECOND = 1_000_000_000;
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID VM = UUID.randomUUID();
  private static final long[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31, 1L << 32, 1L << 52,
      (1L << 52) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 1024, Long.MAX_VALUE / 1024 + 1};
  private static final double[] NO_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      Double.MAX_VALUE, -Double.MAX_VALUE};

  private final long seed = Long.getLong("hostile.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private long number() {
    return switch (random.nextInt(3)) {
      case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
      case 1 -> random.nextLong();
      default -> random.nextInt(1_000);
    };
  }

  private double value() {
    return random.nextInt(4) == 0 ? NO_NUMBERS[random.nextInt(NO_NUMBERS.length)] : number();
  }

  private List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (int i = random.nextInt(10); i > 0; i--) {
      readings.add(switch (random.nextInt(4)) {
        case 0 -> Reading.gauge(Metrics.MEMORY_FREE, value());
        case 1 -> Reading.gauge(Metrics.MEMORY_TOTAL, value());
        case 2 -> Reading.counter("cpu" + random.nextInt(3), value(), 1e-9);
        default -> Reading.counter("vif_0_rx", value());
      });
    }
    return readings;
  }

  private PollRound round(int i) {
    long nanos = random.nextInt(20) == 0 ? number() : i * SECOND;
    DomainInfo info = DomainInfo.of(VM, "x".repeat(random.nextInt(3) * 1_000)).state(DomainState.RUNNING, 1)
        .vcpus((int) number()).memory(number(), number()).build();
    assertThat(info.vcpus()).isBetween(0, Bounds.VCPUS);
    assertThat(info.memory()).isBetween(0L, Bounds.MEMORY);
    assertThat(info.maxMemory()).isBetween(0L, Bounds.MEMORY);
    assertThat(info.name()).hasSizeLessThanOrEqualTo(Bounds.NAME + 1);
    return new PollRound(START.plusSeconds(i), nanos,
        new HostReadings(nanos, (int) number(), random.nextBoolean(), readings()),
        List.of(new DomainReadings(info, nanos, number(), readings())));
  }

  @Test
  void madeUpNumbersBecomeGapsAndNeverValuesThatCannotBe() {
    System.out.println("hostile.seed=" + seed + ", " + ROUNDS + " rounds");
    RateCalculator calculator = new RateCalculator();
    int values = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (Map<String, Double> sampled : calculator.next(round(i)).values()) {
        sampled.forEach((metric, value) -> assertThat(value).as("%s with seed %d", metric, seed).isFinite());
        for (String share : List.of(Metrics.CPU_AVG, Metrics.CPU_USAGE)) {
          assertThat(sampled.getOrDefault(share, 0.0)).as("%s with seed %d", share, seed).isBetween(0.0, 1.0);
        }
        assertThat(sampled.getOrDefault("cpu0", 0.0)).isBetween(0.0, 4.0);
        assertThat(sampled.getOrDefault("vif_0_rx", 0.0)).isBetween(0.0, Bounds.RATE);
        assertThat(sampled.getOrDefault(Metrics.MEMORY_USED, 0.0)).isNotNegative();
        values += sampled.size();
      }
    }
    assertThat(values).as("values that could be believed").isGreaterThan(ROUNDS);
  }

  @Test
  void aHostsPropertiesAreBounded() {
    for (int i = 0; i < ROUNDS; i++) {
      HostInfo info = HostInfo.of("h".repeat(random.nextInt(3) * 1_000), "Xen").cpus((int) number()).memory(number())
          .build();
      assertThat(info.cpus()).isBetween(0, Bounds.CPUS);
      assertThat(info.memory()).isBetween(0L, Bounds.MEMORY);
      assertThat(info.hostName()).hasSizeLessThanOrEqualTo(Bounds.NAME + 1);
    }
    assertThat(Bounds.text("x".repeat(1_023) + "\ud83d\udc27", 1_024)).isEqualTo("x".repeat(1_023) + '\u2026');
  }

  @Test
  void cpuTimeThatJumpsIsAGapRatherThanFullLoad() {
    RateCalculator calculator = new RateCalculator();
    calculator.next(busy(0, 0));
    assertThat(calculator.next(busy(1, SECOND)).get(VM)).containsEntry(Metrics.CPU_USAGE, 0.5);
    assertThat(calculator.next(busy(2, 1L << 60)).get(VM)).doesNotContainKey(Metrics.CPU_USAGE);
    assertThat(calculator.next(busy(3, 7)).get(VM)).as("set back").doesNotContainKey(Metrics.CPU_USAGE);
    assertThat(calculator.next(busy(4, SECOND + 7)).get(VM)).containsEntry(Metrics.CPU_USAGE, 0.5);
  }

  private static PollRound busy(int second, long cpuTime) {
    DomainInfo info = DomainInfo.of(VM, "vm").state(DomainState.RUNNING, 1).vcpus(2).memory(1024, 1024).build();
    return new PollRound(START, second * SECOND, new HostReadings(second * SECOND, 4, true, List.of()),
        List.of(new DomainReadings(info, second * SECOND, cpuTime, List.of())));
  }

  @Test
  void metricsOfAnObjectAreBoundedAndThatIsToldOnce() {
    RecentHistory history = new RecentHistory();
    HostId host = HostId.random();
    VmId vm = VmId.of(VM);
    int told = 0;
    for (int round = 0; round < 10; round++) {
      told += history.add(batch(round, host, Map.of(vm, made(1_000, "r" + round))), INTERVAL)
          .equals(Set.of(vm)) ? 1 : 0;
    }
    assertThat(history.metrics(vm)).hasSize(Bounds.METRICS).contains("cpu_usage");
    assertThat(told).isOne();
    for (int round = 10; round < 300; round++) {
      history.add(batch(round, host, Map.of(vm, made(1, "later"))), INTERVAL);
    }
    assertThat(history.metrics(vm)).as("what is empty for ten minutes makes room")
        .containsExactly("cpu_usage", "later0");
  }

  @Test
  void seriesOfAHostAndItsVmsAreBoundedAndThatIsToldOnce() {
    RecentHistory history = new RecentHistory();
    HostId host = HostId.random();
    HostId other = HostId.random();
    List<VmId> vms = IntStream.range(0, 60).mapToObj(i -> VmId.of(new UUID(7, i))).toList();
    Map<ObjectId, Map<String, Double>> values = new HashMap<>();
    vms.forEach(vm -> values.put(vm, made(3_999, "m")));
    assertThat(history.add(batch(0, host, values), INTERVAL)).containsExactly(host);
    assertThat(history.add(batch(1, host, values), INTERVAL)).as("told once").isEmpty();
    assertThat(vms.stream().mapToInt(vm -> history.metrics(vm).size()).sum()).isEqualTo(Bounds.SERIES);
    assertThat(history.add(batch(2, other, Map.of(other, made(10, "m"))), INTERVAL)).isEmpty();
    assertThat(history.metrics(other)).as("another host is not touched").hasSize(11);
  }

  private static Map<String, Double> made(int count, String prefix) {
    Map<String, Double> values = new HashMap<>(Map.of("cpu_usage", 0.5));
    IntStream.range(0, count).forEach(i -> values.put(prefix + i, 1.0));
    return values;
  }

  private static SampleBatch batch(int round, HostId host, Map<ObjectId, Map<String, Double>> values) {
    return new SampleBatch(host, START.plusSeconds(5L * round), values);
  }
}
