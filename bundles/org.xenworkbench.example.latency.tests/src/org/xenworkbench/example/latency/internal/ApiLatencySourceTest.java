/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakePolling;

class ApiLatencySourceTest {

  private static final Host HOST = Host.of(HostId.random(), "pm1",
      Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();

  private final FakePolling polling = new FakePolling();
  private final ApiLatencySource source = new ApiLatencySource(polling);

  private static PollStatistics statistics(long rounds, long failures, Duration took) {
    return new PollStatistics(rounds, 0, failures, failures, 0, took, Instant.EPOCH, Duration.ZERO,
        Duration.ofSeconds(5), Duration.ZERO);
  }

  @Test
  void tellsHowLongTheLastRoundTook() {
    polling.put(HOST.id(), statistics(3, 0, Duration.ofMillis(250)));
    assertThat(source.sample(HOST, List.of(), Instant.EPOCH)).isEqualTo(Map.of(HOST.id(), Map.of("api_latency", 0.25)));
  }

  @Test
  void tellsNothingBeforeTheFirstRound() {
    assertThat(source.sample(HOST, List.of(), Instant.EPOCH)).isEmpty();
    polling.put(HOST.id(), statistics(0, 1, Duration.ZERO));
    assertThat(source.sample(HOST, List.of(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void describesWhatItMeasures() {
    MetricDescriptor descriptor = source.descriptors().get(0);
    assertThat(descriptor.label()).isEqualTo("API latency");
    assertThat(Metrics.ALL).noneMatch(known -> known.describes(descriptor.id())
        || known.group().equals(descriptor.group()));
  }
}
