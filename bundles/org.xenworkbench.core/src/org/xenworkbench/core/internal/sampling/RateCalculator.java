/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Bounds;

/**
 * Turns two successive rounds of one host into samples. Pure: time comes with the readings. A counter that shrank has
 * restarted and gives no value; so does a domain whose number changed, since it was started anew in between, and what
 * grows faster than anything can.
 */
final class RateCalculator {

  /** The key of the host's own samples. */
  static final UUID HOST = new UUID(-1, -1);

  private static final String CPU_TIME = "cpu time";
  /** Counters of CPU time tick coarser than time, but not by as much: what runs faster is no CPU time. */
  private static final double MAX_LOAD = 4;

  /**
   * The bits of a rate that are kept: nine digits. When a counter was read is known to some microseconds, so the rest
   * is noise, of which memory would keep three bytes a sample for ten minutes.
   */
  private static final long KEPT = -1L << 24;

  private Map<UUID, Counters> previous = Map.of();

  /** Samples by metric, by domain; the host's under {@link #HOST}. */
  synchronized Map<UUID, Map<String, Double>> next(PollRound round) {
    Map<UUID, Counters> current = new HashMap<>();
    Map<UUID, Map<String, Double>> samples = new HashMap<>();
    double cpuRates = 0;
    boolean anyRate = false;
    int activeVcpus = 0;
    int active = 0;
    for (DomainReadings domain : round.domains()) {
      if (!domain.info().isActive()) {
        continue;
      }
      active++;
      activeVcpus += domain.info().vcpus();
      Map<String, Double> values = new HashMap<>();
      samples.put(domain.info().uuid(), values);
      double cpuRate = sampleDomain(domain, values, current);
      if (!Double.isNaN(cpuRate)) {
        anyRate = true;
        cpuRates += cpuRate;
      }
    }
    Map<String, Double> host = sampleHost(round.host(), current);
    if (round.host().cpuFromDomains() && anyRate && round.host().cpus() > 0) {
      host.put(Metrics.CPU_AVG, rounded(cpuRates / round.host().cpus()));
    }
    host.computeIfPresent(Metrics.CPU_AVG, (metric, share) -> Math.min(1, share));
    if (!round.domains().isEmpty()) {
      host.put(Metrics.RUNNING_DOMAINS, (double) active);
      host.put(Metrics.RUNNING_VCPUS, (double) activeVcpus);
    }
    samples.put(HOST, host);
    previous = current;
    return samples;
  }

  /** The next round starts afresh, after a reconnect. */
  synchronized void reset() {
    previous = Map.of();
  }

  /** Fills the domain's samples and returns how many CPUs' worth of time it used, NaN if unknown. */
  private double sampleDomain(DomainReadings domain, Map<String, Double> values, Map<UUID, Counters> current) {
    if (domain.info().memory() > 0) { // else it is not known
      values.put(Metrics.MEMORY, (double) domain.info().memory());
    }
    Counters counters = new Counters(domain.info().number(), domain.nanos(), domain.info().state().standsStill(),
        new HashMap<>());
    boolean stoodStill = stoodStill(domain.info().uuid(), counters);
    current.put(domain.info().uuid(), counters);
    rates(domain.info().uuid(), counters, domain.readings(), values);
    if (domain.cpuTime() < 0) {
      return Double.NaN;
    }
    double cpuRate = rate(domain.info().uuid(), counters, Reading.counter(CPU_TIME, domain.cpuTime(), 1e-9));
    int vcpus = domain.info().vcpus() == 0 ? Bounds.VCPUS : domain.info().vcpus();
    if (Double.isNaN(cpuRate) || cpuRate > MAX_LOAD * vcpus) {
      return Double.NaN;
    }
    if (domain.info().vcpus() > 0) {
      values.put(Metrics.CPU_USAGE, stoodStill ? 0 : Math.min(1, rounded(cpuRate / domain.info().vcpus())));
    }
    return cpuRate;
  }

  /** Whatever a hypervisor does for a guest that stands still, the guest itself uses no CPU. */
  private boolean stoodStill(UUID domain, Counters now) {
    Counters before = previous.get(domain);
    return now.still && before != null && before.still && before.number == now.number;
  }

  private Map<String, Double> sampleHost(HostReadings host, Map<UUID, Counters> current) {
    Map<String, Double> values = new HashMap<>();
    Counters counters = new Counters(0, host.nanos(), false, new HashMap<>());
    current.put(HOST, counters);
    rates(HOST, counters, host.readings(), values);
    Double total = values.get(Metrics.MEMORY_TOTAL);
    Double free = values.get(Metrics.MEMORY_FREE);
    if (total != null && free != null && free >= 0 && free <= total) {
      values.put(Metrics.MEMORY_USED, total - free);
    }
    return values;
  }

  private void rates(UUID key, Counters counters, List<Reading> readings, Map<String, Double> values) {
    for (Reading reading : readings) {
      double value = reading.kind() == Reading.Kind.GAUGE ? reading.value()
          : rounded(rate(key, counters, reading));
      boolean isShareOfTime = reading.kind() == Reading.Kind.COUNTER && reading.scale() < 1;
      if (Double.isFinite(value) && (!isShareOfTime || value <= MAX_LOAD)) {
        values.put(reading.metric(), value);
      }
    }
  }

  private double rate(UUID key, Counters counters, Reading reading) {
    counters.values.put(reading.metric(), reading.value());
    Counters before = previous.get(key);
    Double was = before == null || before.number != counters.number ? null : before.values.get(reading.metric());
    long nanos = before == null ? 0 : counters.nanos - before.nanos; // the clock itself may overflow
    if (was == null || was > reading.value() || nanos <= 0) {
      return Double.NaN;
    }
    double rate = (reading.value() - was) / (nanos * 1e-9);
    return rate <= Bounds.RATE ? rate * reading.scale() : Double.NaN;
  }

  /** To the nearest of the numbers that end with {@link #KEPT}; what is not finite stays so. */
  static double rounded(double rate) {
    long bits = Double.doubleToRawLongBits(rate);
    return Double.isFinite(rate) ? Double.longBitsToDouble(bits + (-KEPT >> 1) & KEPT) : rate;
  }

  private record Counters(int number, long nanos, boolean still, Map<String, Double> values) {
  }
}
