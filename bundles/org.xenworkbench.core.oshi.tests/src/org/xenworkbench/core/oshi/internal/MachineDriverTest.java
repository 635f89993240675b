/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;
import org.xenworkbench.core.model.HostInfo;

/** On the real machine that the test runs on. */
class MachineDriverTest {

  private final MachineDriver driver = new MachineDriver();

  @Test
  void isABuiltInHostWithAnIdentityThatStays() {
    HostConfiguration host = driver.builtInHost().orElseThrow();
    assertThat(host).isEqualTo(new MachineDriver().builtInHost().orElseThrow());
    assertThat(host.name()).startsWith("This machine (").endsWith(")");
    assertThat(driver.types()).contains(host.endpoint().driver());
  }

  @Test
  void tellsWhatTheMachineIs() throws HypervisorException {
    try (HypervisorSession session = open()) {
      HostInfo info = session.hostInfo();
      assertThat(info.hostName()).isNotBlank();
      assertThat(info.hypervisor()).isNotBlank();
      assertThat(info.architecture()).isNotBlank().isNotEqualTo("amd64");
      assertThat(info.cpus()).isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
      assertThat(info.memory()).isGreaterThan(100L << 20);
    }
  }

  @Test
  void measuresCpuAndMemory() throws HypervisorException {
    try (HypervisorSession session = open()) {
      Map<String, Reading> readings = read(session);
      assertThat(readings).containsKeys("cpu_avg", "cpu0", "memory_total", "memory_free");
      double free = readings.get("memory_free").value();
      assertThat(free).isPositive().isLessThan(readings.get("memory_total").value());
      assertThat(readings.values()).allSatisfy(reading -> assertThat(reading.value()).isNotNegative());
    }
  }

  @Test
  void countsCpuTimeThatIsUsed() throws HypervisorException {
    try (HypervisorSession session = open()) {
      Reading before = read(session).get("cpu_avg");
      // asking is work enough for the counter to move
      Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(
          () -> assertThat(read(session).get("cpu_avg").value()).isGreaterThan(before.value()));
      assertThat(before.scale() * session.hostInfo().cpus()).isEqualTo(1e-3);
    }
  }

  /** Ticks of before with a time of now are a load of nothing. */
  @Test
  void asksTheMachineAtEveryRoundHoweverSoonItFollows() throws HypervisorException {
    try (HypervisorSession session = open()) {
      assertThat(session.isAlive()).isTrue();
      HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
      CentralProcessor processor = hardware.getProcessor();
      long[][] ticks = processor.getProcessorCpuLoadTicks();
      assertThat(processor.getProcessorCpuLoadTicks()).isNotSameAs(ticks);
    }
  }

  @Test
  void canDoNothingElse() throws HypervisorException {
    try (HypervisorSession session = open()) {
      assertThat(session.capabilities().has(Feature.POWER)).isFalse();
      assertThat(session.capabilities().has(Feature.LIVE_MIGRATION)).isFalse();
      assertThat(session.domain(UUID.randomUUID())).isEmpty();
      assertThat(session.facet(PowerControl.class)).isEmpty();
      assertThatThrownBy(() -> session.require(PowerControl.class)).isInstanceOf(HypervisorException.class)
          .hasMessage("This machine is only measured.");
    }
  }

  @Test
  void isLostWhenClosed() throws HypervisorException {
    HypervisorSession session = open();
    session.close();
    session.close();
    assertThat(session.isAlive()).isFalse();
    assertThatThrownBy(() -> session.poll(PollRequest.ALL)).isInstanceOf(HypervisorException.class);
  }

  @Test
  void sumOfCountersOnlyGrows() {
    TrafficSum sum = new TrafficSum();
    sum.add("eth0", 1_000);
    sum.add("eth0", 1_500);
    sum.add("eth1", 70_000);
    sum.add("eth0", 10);
    sum.add("eth1", 70_001);
    assertThat(sum.total()).isEqualTo(501);
  }

  @Test
  void deviceNamesFitIntoMetricIds() {
    assertThat(MachineReadings.deviceName("/dev/sda")).isEqualTo("sda");
    assertThat(MachineReadings.deviceName("\\\\.\\PHYSICALDRIVE0")).isEqualTo("PHYSICALDRIVE0");
    assertThat(MachineReadings.deviceName("vx_lan")).isEqualTo("vx-lan");
  }

  private HypervisorSession open() throws HypervisorException {
    return driver.open(driver.builtInHost().orElseThrow().endpoint(), new SessionContext(SessionContext.Role.POLLING,
        "this", Clock.systemUTC(), Runnable::run, Optional.empty(), true, SessionListener.NONE));
  }

  private static Map<String, Reading> read(HypervisorSession session) throws HypervisorException {
    return session.poll(PollRequest.ALL).host().readings().stream()
        .collect(Collectors.toMap(Reading::metric, reading -> reading));
  }
}
