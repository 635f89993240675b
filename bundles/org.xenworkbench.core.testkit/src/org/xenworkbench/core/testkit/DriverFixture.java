/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.model.DomainState;

/**
 * What the parts of {@link HypervisorDriverContract} share: hosts, sessions, and the VM brought back after each test.
 */
abstract class DriverFixture {

  /** A UUID that no host lists. */
  static final UUID UNKNOWN = UUID.fromString("deadbeef-dead-beef-dead-beefdeadbeef");

  /** Runs what blocks. */
  final ExecutorService threads = Threads.pool("contract", 8);
  private final List<AutoCloseable> opened = new ArrayList<>();

  /** The driver. */
  protected abstract HypervisorDriver driver();

  /** A host with the VM. */
  protected abstract ContractHost host();

  /** A host that the VM can be migrated to; empty if the driver cannot migrate. */
  protected abstract Optional<ContractHost> target();

  /** The name of a running VM on {@link #host()} that may be paused, switched off and migrated. */
  protected abstract String vm();

  /** An endpoint of this driver's where nothing answers; empty if the driver has none. */
  protected abstract Optional<Endpoint> unreachable();

  /** How long to wait for what a host or guest does; a migration gets four times as much. */
  protected Duration patience() {
    return Duration.ofSeconds(10);
  }

  /** What is typed into the guest's console, once it is at a prompt, ... */
  protected String consoleCommand() {
    return "echo con$((40+2))tract\r";
  }

  /** ... and what then appears. */
  protected String consoleAnswer() {
    return "con42tract";
  }

  /**
   * Ends what was made for the test; called last. Use this and not {@code @AfterEach}, which JUnit would call before
   * the VM is brought back.
   */
  protected void stopDriver() throws Exception {
    // nothing to end unless a subclass says so
  }

  /** Brings the VM back as it was after a test left it in another state; called after each test. */
  protected void restore() throws Exception {
    try (OpenHost home = new OpenHost(driver(), host(), threads)) {
      if (home.find(vm()).isEmpty() && target().isPresent()) {
        try (OpenHost away = new OpenHost(driver(), target().get(), threads)) {
          away.session(Role.OPERATIONS).migrate(away.find(vm()).orElseThrow().uuid(), peerToPeer(host()),
              Optional.empty());
        }
      }
      DomainInfo info = home.find(vm()).orElseThrow();
      if (info.state() == DomainState.PAUSED) {
        home.session(Role.OPERATIONS).power(info.uuid(), PowerAction.RESUME);
      } else if (!info.isActive()) {
        home.session(Role.OPERATIONS).power(info.uuid(), PowerAction.START);
      }
    }
  }

  @BeforeEach
  final void vmRuns() throws Exception {
    restore();
  }

  @AfterEach
  final void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    restore();
    threads.shutdownNow();
    stopDriver();
  }

  OpenHost open(ContractHost host) throws HypervisorException {
    OpenHost open = new OpenHost(driver(), host, threads);
    opened.add(open);
    return open;
  }

  OpenHost openHome() throws HypervisorException {
    return open(host());
  }

  UUID vmOn(OpenHost home) throws HypervisorException {
    return home.find(vm()).orElseThrow(() -> new AssertionError(vm() + " is not listed")).uuid();
  }

  static void assertFails(Kind kind, ThrowingCallable call) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(call)).isInstanceOfSatisfying(HypervisorException.class,
        e -> {
          assertThat(e.kind()).as(e.toString()).isEqualTo(kind);
          assertThat(e.getMessage()).as("text for the user").isNotBlank();
        });
  }

  void awaitState(OpenHost home, UUID vm, DomainState... states) {
    Await.until(vm() + " is " + List.of(states), patience(),
        () -> home.state(vm).filter(state -> List.of(states).contains(state)).isPresent());
  }

  static MigrationParameters peerToPeer(ContractHost target) {
    return new MigrationParameters(Optional.of(target.peer()), Optional.empty(), OptionalLong.empty());
  }

  static DomainReadings readings(PollRound round, UUID domain) {
    return round.domains().stream().filter(each -> each.info().uuid().equals(domain)).findFirst().orElseThrow();
  }
}
