/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.host.HostTrials;
import org.xenworkbench.core.model.HostInfo;

/** Connects to hosts that need not be there, once. */
final class HostTrialsImpl implements HostTrials {

  private final HostEnvironment environment;
  private final HostEntries entries;

  HostTrialsImpl(HostEnvironment environment, HostEntries entries) {
    this.environment = environment;
    this.entries = entries;
  }

  @Override
  public HostInfo test(HostConfiguration configuration, Optional<Credentials> credentials, Consumer<String> steps)
      throws HypervisorException {
    Connector connector = new Connector(configuration, environment.withCredentials(credentials), Connector.LIMIT);
    SessionListener listener = new SessionListener() {
      @Override
      public void connecting(String step) {
        steps.accept(step);
      }
    };
    HypervisorSession session =
        connector.open(SessionContext.Role.OPERATIONS, Runnable::run, listener, opened -> opened);
    try (session) {
      return session.hostInfo();
    }
  }

  @Override
  public void trust(Endpoint endpoint, HostIdentity shown) throws HypervisorException {
    environment.drivers().find(endpoint.driver()).trust(endpoint, shown);
    entries.trusted(endpoint, shown);
  }

  @Override
  public Optional<HostIdentity> trusted(Endpoint endpoint) {
    try {
      return environment.drivers().find(endpoint.driver()).trusted(endpoint);
    } catch (HypervisorException e) {
      return Optional.empty(); // a type without a driver today
    }
  }

  @Override
  public void distrust(Endpoint endpoint) throws HypervisorException {
    Optional<HostIdentity> before = trusted(endpoint);
    environment.drivers().find(endpoint.driver()).distrust(endpoint);
    before.ifPresent(identity -> entries.distrusted(endpoint, identity));
  }

  /** An accepted certificate goes with the last host at that address, as a password does: the next one is asked about. */
  void removed(Endpoint endpoint, Collection<HostConfiguration> others) throws HypervisorException {
    boolean isUsed = others.stream().map(HostConfiguration::endpoint).anyMatch(other -> other.driver()
        .equals(endpoint.driver()) && other.transport() == endpoint.transport()
        && other.address().equals(endpoint.address()) && other.port() == endpoint.port());
    if (!isUsed && trusted(endpoint).filter(known -> known.kind() == HostIdentity.Kind.CERTIFICATE).isPresent()) {
      distrust(endpoint);
    }
  }
}
