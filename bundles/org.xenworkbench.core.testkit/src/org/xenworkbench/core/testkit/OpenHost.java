/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;

/**
 * A host with its three sessions open, as the core opens them.
 *
 * @since 0.1
 */
public final class OpenHost implements AutoCloseable {

  private final ContractHost host;
  private final RecordingSessionListener listener = new RecordingSessionListener();
  private final HypervisorSession polling;
  private final HypervisorSession operations;
  private final HypervisorSession console;

  /** Opens all three. */
  public OpenHost(HypervisorDriver driver, ContractHost host, Executor calls) throws HypervisorException {
    this.host = host;
    polling = open(driver, host, calls, Role.POLLING, listener);
    operations = open(driver, host, calls, Role.OPERATIONS, SessionListener.NONE);
    console = open(driver, host, calls, Role.CONSOLE, SessionListener.NONE);
  }

  /** Opens one session. */
  public static HypervisorSession open(HypervisorDriver driver, ContractHost host, Executor calls, Role role,
      SessionListener listener) throws HypervisorException {
    return driver.open(host.endpoint(), new SessionContext(role, host.endpoint().displayText(), Clock.systemUTC(),
        calls, host.credentials(), false, listener));
  }

  /** What the polling session has told. */
  public RecordingSessionListener listener() {
    return listener;
  }

  /** The session of that role. */
  public HypervisorSession session(Role role) {
    return switch (role) {
      case POLLING -> polling;
      case OPERATIONS -> operations;
      case CONSOLE -> console;
    };
  }

  /** The host that it is. */
  public ContractHost host() {
    return host;
  }

  /** Changes of power state, as the core makes them: on the session for operations. */
  public PowerControl power() throws HypervisorException {
    return operations.require(PowerControl.class);
  }

  /** Jobs, as the core asks for them: on the polling session. */
  public JobControl jobs() throws HypervisorException {
    return polling.require(JobControl.class);
  }

  /** Migrations, as the core begins them: on the session for operations. */
  public MigrationControl migrations() throws HypervisorException {
    return operations.require(MigrationControl.class);
  }

  /** Consoles, as the core opens them: on a session of their own. */
  public ConsoleAccess consoles() throws HypervisorException {
    return console.require(ConsoleAccess.class);
  }

  /** What the driver can do on this host. */
  public Capabilities capabilities() throws HypervisorException {
    return polling.capabilities();
  }

  /** Whether the driver can do that on this host. */
  public boolean has(Feature feature) throws HypervisorException {
    return capabilities().has(feature);
  }

  /** One round. */
  public PollRound poll() throws HypervisorException {
    return polling.poll(PollRequest.ALL);
  }

  /** The domain of that name, as the host lists it now. */
  public Optional<DomainInfo> find(String name) throws HypervisorException {
    return poll().domains().stream().map(PollRound.DomainReadings::info).filter(info -> info.name().equals(name))
        .findFirst();
  }

  /** The state of a domain as the host tells it now, empty if it does not list it. */
  public Optional<DomainState> state(UUID domain) throws HypervisorException {
    return polling.domain(domain).map(DomainInfo::state);
  }

  @Override
  public void close() {
    console.close();
    operations.close();
    polling.close();
  }
}
