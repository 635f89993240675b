/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.DomainState;

class RateCalculatorTest {

  private static final long SECOND = 1_000_000_000;
  private static final UUID VM = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  private final RateCalculator calculator = new RateCalculator();

  @Test
  void firstRoundHasGaugesButNoRates() {
    Map<String, Double> values = calculator.next(round(0, domain(VM, 1, 0, 0, 100))).get(VM);
    assertThat(values).containsKey(Metrics.MEMORY).doesNotContainKeys(Metrics.CPU_USAGE, "vif_0_rx");
  }

  @Test
  void cpuUsageIsCpuTimeOverVcpus() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 100)));
    Map<String, Double> values = calculator.next(round(2 * SECOND, domain(VM, 1, 2 * SECOND, SECOND, 300))).get(VM);
    assertThat(values.get(Metrics.CPU_USAGE)).isCloseTo(0.25, within(1e-9)); // one second in two, over two vCPUs
    assertThat(values.get("vif_0_rx")).isCloseTo(100, within(1e-9));
  }

  /** The test driver tells of 100 % then, and QEMU of what the emulator does. */
  @Test
  void aGuestThatStandsStillUsesNoCpu() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 100)));
    DomainInfo still = domain(VM, 1, 0, 0, 0).info().toBuilder().state(DomainState.PAUSED, 1).build();
    assertThat(cpu(still, 1)).as("it ran in a part of the time").isCloseTo(0.5, within(1e-9));
    assertThat(cpu(still, 2)).isZero();
    assertThat(cpu(domain(VM, 1, 0, 0, 0).info(), 3)).as("it runs again").isCloseTo(0.5, within(1e-9));
  }

  private double cpu(DomainInfo info, int second) {
    return calculator
        .next(round(second * SECOND, new DomainReadings(info, second * SECOND, second * SECOND, List.of())))
        .get(VM).get(Metrics.CPU_USAGE);
  }

  @Test
  void counterThatRestartsIsAGap() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 100)));
    assertThat(calculator.next(round(SECOND, domain(VM, 1, SECOND, SECOND, 50))).get(VM))
        .doesNotContainKey("vif_0_rx").containsKey(Metrics.CPU_USAGE);
  }

  @Test
  void domainThatWasStartedAnewIsAGap() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 100)));
    assertThat(calculator.next(round(SECOND, domain(VM, 2, SECOND, SECOND, 500))).get(VM))
        .doesNotContainKeys("vif_0_rx", Metrics.CPU_USAGE);
  }

  @Test
  void hostCpuOnXenIsTheSumOfRatesOfDomainsInBothRounds() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 0)));
    // OTHER arrives with much CPU time behind it: the rate of the sum would jump by all of that
    Map<UUID, Map<String, Double>> samples = calculator.next(
        round(SECOND, domain(VM, 1, SECOND, SECOND / 2, 0), domain(OTHER, 7, SECOND, 900 * SECOND, 0)));
    assertThat(samples.get(RateCalculator.HOST).get(Metrics.CPU_AVG)).isCloseTo(0.125, within(1e-9));
    assertThat(samples.get(RateCalculator.HOST)).containsEntry(Metrics.RUNNING_DOMAINS, 2.0)
        .containsEntry(Metrics.RUNNING_VCPUS, 4.0).containsEntry(Metrics.MEMORY_USED, 600.0);
  }

  /** Nine digits, of which the bytes behind take no room in memory; where something else begins they stay all. */
  @Test
  void aRateIsRoundedToTheNearestOfNineDigits() {
    long seed = new Random().nextLong();
    new Random(seed).doubles(10_000).map(share -> share * Math.pow(10, 24 * share - 12)).forEach(rate -> {
      double rounded = RateCalculator.rounded(rate);
      assertThat(Math.abs(rounded - rate) / rate).as("%s, seed %d", rate, seed).isLessThanOrEqualTo(1.0 / (1 << 29));
      assertThat(Double.doubleToRawLongBits(rounded) & 0xff_ffff).as("%s, seed %d", rate, seed).isZero();
      assertThat(RateCalculator.rounded(rounded)).isEqualTo(rounded);
      assertThat(RateCalculator.rounded(-rate)).isEqualTo(-rounded);
    });
    assertThat(DoubleStream.of(0, -0.0, 1, 100, 536_870_911, Math.nextUp(1.0), Double.NaN, Double.POSITIVE_INFINITY)
        .map(RateCalculator::rounded))
        .containsExactly(0.0, -0.0, 1.0, 100.0, 536_870_911.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void ratesAreRoundedAndGaugesAreNot() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 0)));
    Map<UUID, Map<String, Double>> samples =
        calculator.next(new PollRound(Instant.EPOCH, 3 * SECOND, new HostReadings(3 * SECOND, 3, true,
            List.of(Reading.gauge(Metrics.MEMORY_TOTAL, 1.0 / 3))), List.of(domain(VM, 1, 3 * SECOND, SECOND, 1))));
    assertThat(samples.get(VM)).containsEntry("vif_0_rx", RateCalculator.rounded(1.0 / 3))
        .containsEntry(Metrics.CPU_USAGE, RateCalculator.rounded(1.0 / 6));
    assertThat(samples.get(RateCalculator.HOST)).containsEntry(Metrics.CPU_AVG, RateCalculator.rounded(1.0 / 9))
        .containsEntry(Metrics.MEMORY_TOTAL, 1.0 / 3);
    assertThat(RateCalculator.rounded(1.0 / 3)).isNotEqualTo(1.0 / 3);
  }

  @Test
  void resetForgetsTheRoundBefore() {
    calculator.next(round(0, domain(VM, 1, 0, 0, 100)));
    calculator.reset();
    assertThat(calculator.next(round(SECOND, domain(VM, 1, SECOND, SECOND, 200))).get(VM))
        .doesNotContainKey(Metrics.CPU_USAGE);
  }

  private static PollRound round(long nanos, DomainReadings... domains) {
    return new PollRound(Instant.EPOCH, nanos, new HostReadings(nanos, 4, true,
        List.of(Reading.gauge(Metrics.MEMORY_TOTAL, 1000), Reading.gauge(Metrics.MEMORY_FREE, 400))),
        List.of(domains));
  }

  private static DomainReadings domain(UUID uuid, int number, long nanos, long cpuTime, long received) {
    return new DomainReadings(DomainInfo.of(uuid, "vm").state(DomainState.RUNNING, number).vcpus(2).memory(64, 64)
        .build(), nanos, cpuTime,
        List.of(Reading.counter("vif_0_rx", received)));
  }
}
