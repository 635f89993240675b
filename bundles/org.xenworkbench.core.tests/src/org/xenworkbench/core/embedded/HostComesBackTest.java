/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** A host that was removed and is added again goes on with its history, as its VMs do. */
class HostComesBackTest {

  private final SimulatedEngine engine = new SimulatedEngine();

  @AfterEach
  void close() {
    engine.close();
  }

  private TimeSeries cpu(HostId host) {
    return cpu(host, Metrics.CPU_AVG);
  }

  private TimeSeries cpu(ObjectId object, String metric) {
    return engine.core.history().query(HistoryQuery.of(object, List.of(metric))).get(metric);
  }

  private static long values(TimeSeries series) {
    return IntStream.range(0, series.size()).filter(i -> Double.isFinite(series.values()[i])).count();
  }

  private HostId backAt(String address, long after) {
    HostId back = engine.add("a", address);
    engine.until("it was sampled", () -> engine.inventory.host(back).orElseThrow().isConnected()
        && IntStream.range(0, cpu(back).size()).anyMatch(i -> cpu(back).times()[i] > after));
    return back;
  }

  @Test
  void theSameMachineHasItsHistory() {
    engine.until("it was sampled", () -> values(cpu(engine.a)) >= 5);
    engine.registry.remove(engine.a);
    TimeSeries before = cpu(engine.a);
    long removed = before.times()[before.size() - 1];
    engine.time.advance(Duration.ofMinutes(1));
    HostId back = backAt("test/a", removed);
    TimeSeries all = cpu(back);
    assertThat(back).isNotEqualTo(engine.a);
    assertThat(all.times()).startsWith(before.times()).isSorted();
    assertThat(all.values()).startsWith(before.values());
    assertThat(all.values()[before.size()]).as("nothing is known of the time between").isNaN();
    assertThat(engine.core.history().metrics(back)).contains(Metrics.CPU_AVG);
  }

  /** Its identity is the host's, while that of a VM is its own. */
  @Test
  void itsDomain0HasItsHistory() {
    engine.until("it was sampled", () -> values(cpu(engine.a)) >= 5);
    TimeSeries before = cpu(VmId.controlDomain(engine.a), Metrics.CPU_USAGE);
    assertThat(values(before)).isPositive();
    engine.registry.remove(engine.a);
    HostId back = backAt("test/a", before.times()[before.size() - 1]);
    assertThat(cpu(VmId.controlDomain(back), Metrics.CPU_USAGE).times()).startsWith(before.times());
  }

  @Test
  void eachMachineGoesOnWithItsOwn() {
    engine.until("both were sampled", () -> values(cpu(engine.a)) >= 5 && values(cpu(engine.b)) >= 5);
    engine.registry.remove(engine.a);
    engine.registry.remove(engine.b);
    TimeSeries before = cpu(engine.b);
    assertThat(before.values()).isNotEqualTo(cpu(engine.a).values());
    HostId back = backAt("test/b", before.times()[before.size() - 1]);
    assertThat(cpu(back).values()).as("whatever it is called").startsWith(before.values());
  }
}
