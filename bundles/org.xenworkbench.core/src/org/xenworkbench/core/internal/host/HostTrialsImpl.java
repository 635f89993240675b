/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.host.HostTrials;
import org.xenworkbench.core.model.HostInfo;

/** Connects to hosts that need not be there, once. */
final class HostTrialsImpl implements HostTrials {

  /** A library's call cannot be ended: so many may hang until the other side hangs up. */
  static final int HANGING = 8;

  private final HostEnvironment environment;
  private final HostEntries entries;
  private final InstalledDrivers drivers;
  private final Semaphore room = new Semaphore(HANGING);

  HostTrialsImpl(HostEnvironment environment, HostEntries entries, InstalledDrivers drivers) {
    this.environment = environment;
    this.entries = entries;
    this.drivers = drivers;
  }

  @Override
  public HostInfo test(HostConfiguration configuration, Optional<Credentials> credentials, Consumer<String> steps)
      throws HypervisorException {
    if (!room.tryAcquire()) {
      throw new HypervisorException(HypervisorException.Kind.BUSY, NLS.bind(Messages.HostTrials_Hang, HANGING));
    }
    ExecutorService thread = environment.timing().pool("xenworkbench-connect-" + configuration.name(), 1);
    Connector connector = new Connector(configuration, environment.withCredentials(credentials), Connector.LIMIT,
        attempt -> thread.execute(() -> {
          try {
            attempt.run();
          } finally {
            room.release(); // not when it is given up: what hangs is there until it ends
          }
        }));
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
  public List<AcceptedIdentity> accepted() throws HypervisorException {
    List<AcceptedIdentity> all = new ArrayList<>();
    for (HypervisorDriver driver : drivers.all()) {
      all.addAll(driver.accepted());
    }
    return List.copyOf(all);
  }

  @Override
  public void distrust(Endpoint endpoint) throws HypervisorException {
    HypervisorDriver driver = drivers.find(endpoint.driver());
    Optional<AcceptedIdentity> before = driver.accepted(endpoint);
    driver.distrust(endpoint);
    before.ifPresent(accepted -> entries.distrusted(endpoint, accepted.identity()));
  }

  /**
   * An accepted identity goes with the last host at that address, whether that is removed or has another address now,
   * as a password does: the next one is asked about.
   */
  void left(Endpoint endpoint, Collection<HostConfiguration> others) throws HypervisorException {
    if (drivers.accepted(endpoint)) {
      HypervisorDriver driver = drivers.find(endpoint.driver());
      boolean isUsed = others.stream().map(HostConfiguration::endpoint)
          .anyMatch(other -> driver.types().contains(other.driver()) && driver.isSamePlace(other, endpoint));
      if (!isUsed) {
        distrust(endpoint);
      }
    }
  }
}
