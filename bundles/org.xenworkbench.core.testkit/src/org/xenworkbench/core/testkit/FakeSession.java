/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.model.HostInfo;

/**
 * A session to a host without domains, which can do nothing else. Extend it: a facet that the subclass implements is
 * there.
 *
 * @since 0.1
 */
@ConsumerType
public class FakeSession implements HypervisorSession {

  private volatile boolean closed;

  /** Whether somebody closed it. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public HostInfo hostInfo() {
    return HostInfo.of("fake", "Xen").cpus(1).memory(1).build();
  }

  @Override
  public PollRound poll(PollRequest request) throws HypervisorException {
    return new PollRound(Instant.EPOCH, 0, new PollRound.HostReadings(0, 1, false, List.of()), List.of());
  }

  @Override
  public Optional<DomainInfo> domain(UUID domain) throws HypervisorException {
    return Optional.empty();
  }

  @Override
  public boolean isAlive() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
