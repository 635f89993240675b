/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;

/** A VM that is started anew counts from zero again: its series has a gap there, never a negative or absurd rate. */
@Tag(Lab.QEMU)
class CounterResetTest {

  private static final int RESTARTS = 3;
  private static final int SAMPLES = 3;

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private final List<Map<String, Double>> samples = new CopyOnWriteArrayList<>();
  private Duration interval = Duration.ZERO;

  @BeforeEach
  void bringHome() {
    interval = engine.polling.interval();
    engine.bringHome();
    engine.polling.setInterval(Duration.ofMillis(500));
  }

  @AfterEach
  void leaveHome() {
    engine.polling.setInterval(interval);
    lab.bringHome();
  }

  @Test
  void aRestartOfAVmIsAGap() throws Exception {
    VmId vm = engine.vmId("VM1");
    try (Registration listening = engine.sampler.addListener(batch -> {
      Map<String, Double> sampled = batch.values().get(vm);
      if (sampled != null) {
        samples.add(sampled);
      }
    })) {
      awaitCpuSamples(SAMPLES);
      for (int i = 0; i < RESTARTS; i++) {
        lab.virsh("PM1", "destroy", "VM1");
        lab.virsh("PM1", "start", "VM1");
        awaitCpuSamples(SAMPLES);
      }
    }
    assertThat(samples).allSatisfy(sampled -> {
      assertThat(sampled).allSatisfy((metric, value) -> assertThat(value).as(metric).isNotNegative().isFinite());
      assertThat(sampled.getOrDefault(Metrics.CPU_USAGE, 0.0)).isLessThanOrEqualTo(1);
    });
    assertThat(samples).anySatisfy(sampled -> assertThat(sampled).doesNotContainKey(Metrics.CPU_USAGE));
  }

  private void awaitCpuSamples(int more) {
    int before = samples.size();
    Await.until("VM1 has samples of its CPU", lab.patience(), () -> samples.subList(before, samples.size()).stream()
        .filter(sampled -> sampled.containsKey(Metrics.CPU_USAGE)).count() >= more);
  }
}
