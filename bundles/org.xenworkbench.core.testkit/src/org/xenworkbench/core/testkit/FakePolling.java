/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * Polls nobody; hands over the rounds that a test makes. Any thread.
 *
 * @since 0.1
 */
public final class FakePolling implements Polling {

  private final Map<HostId, PollStatistics> statistics = new ConcurrentHashMap<>();
  private final List<RoundConsumer> consumers = new CopyOnWriteArrayList<>();
  private volatile Duration interval = Duration.ofSeconds(5);

  /** Sets how polling a host goes. */
  public void put(HostId host, PollStatistics how) {
    statistics.put(host, how);
  }

  /** A round of a host that told nothing of itself, for those who only hear that it was polled. */
  public static Round round(HostId host) {
    return new Round(host, 0, new PollRound(Instant.EPOCH, 0, new PollRound.HostReadings(0, 4, true, List.of()),
        List.of()), MIN_INTERVAL);
  }

  /** Hands a round over. */
  public void tell(Round round) {
    consumers.forEach(consumer -> consumer.polled(round));
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void setInterval(Duration value) {
    if (value.compareTo(MIN_INTERVAL) < 0 || value.compareTo(MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException("The interval is too short or too long: " + value);
    }
    interval = value;
  }

  @Override
  public Optional<PollStatistics> statistics(HostId host) {
    return Optional.ofNullable(statistics.get(host));
  }

  @Override
  public Registration addConsumer(RoundConsumer consumer) {
    consumers.add(consumer);
    return () -> consumers.remove(consumer);
  }
}
