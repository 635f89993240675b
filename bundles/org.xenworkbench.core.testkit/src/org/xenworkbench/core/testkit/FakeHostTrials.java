/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.host.HostTrials;
import org.xenworkbench.core.model.HostInfo;

/**
 * Connects to no host: every test ends as it is told. Any thread.
 *
 * @since 0.1
 */
public final class FakeHostTrials implements HostTrials {

  /** How a test ends. */
  @ConsumerType
  @FunctionalInterface
  public interface Outcome {

    /** Tells its steps, and how it went; may wait. */
    HostInfo of(HostConfiguration host, Consumer<String> steps) throws HypervisorException;
  }

  private final Map<Endpoint, AcceptedIdentity> accepted = new ConcurrentHashMap<>();
  private final List<HostConfiguration> tested = new CopyOnWriteArrayList<>();
  private volatile Outcome outcome = (host, steps) -> {
    throw new UnsupportedOperationException("There is no host to connect to.");
  };

  /** Lets tests end like this. */
  public FakeHostTrials ending(Outcome wanted) {
    outcome = wanted;
    return this;
  }

  /** What was tested, in order. */
  public List<HostConfiguration> tested() {
    return tested;
  }

  @Override
  public HostInfo test(HostConfiguration configuration, Optional<Credentials> credentials, Consumer<String> steps)
      throws HypervisorException {
    tested.add(configuration);
    return outcome.of(configuration, steps);
  }

  @Override
  public void trust(Endpoint endpoint, HostIdentity shown) {
    accept(new AcceptedIdentity(endpoint, Optional.of(shown), Instant.EPOCH));
  }

  /** Something was accepted before. */
  public FakeHostTrials accept(AcceptedIdentity before) {
    accepted.put(before.endpoint(), before);
    return this;
  }

  @Override
  public List<AcceptedIdentity> accepted() {
    return List.copyOf(accepted.values());
  }

  @Override
  public void distrust(Endpoint endpoint) {
    accepted.remove(endpoint);
  }
}
