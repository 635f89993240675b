/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
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
 * What the contracts of sessions and facets share: hosts, sessions, and the VM brought back after each test. A contract
 * is an interface whose tests ask {@code fixture()} for hosts; a class that extends this one implements those it is to
 * be tested by, as {@link HypervisorDriverContract} does with all.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class DriverFixture {

  private static final long SLACK = 4 << 20;

  /** A UUID that no host lists. */
  public static final UUID UNKNOWN = UUID.fromString("deadbeef-dead-beef-dead-beefdeadbeef");

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

  /**
   * Whether the source of a migration may say for some seconds that the domain still runs after it was resumed at the
   * target, as Xen's libvirt driver does.
   */
  protected boolean sourceLagsBehind() {
    return false;
  }

  /**
   * Whether a running domain cannot be defined to have more at its next start than it may have now, as Xen's libvirt
   * driver refuses it.
   */
  protected boolean isBoundByWhatRuns() {
    return false;
  }

  /** What is typed into the guest's console, once it is at a prompt, ... */
  protected String consoleCommand() {
    return "echo con$((40+2))tract\r";
  }

  /** ... and what then appears. */
  protected String consoleAnswer() {
    return "con42tract";
  }

  /** A folder of the host that a storage pool can be made of; what is in it stays. */
  protected String poolFolder() {
    return "/var/tmp";
  }

  /**
   * A block device of the host that can be attached to the VM to be read; empty if a volume is made for that, as by
   * default.
   */
  protected Optional<String> spareDisk() {
    return Optional.empty();
  }

  /** Whether the host can start networks, for which it needs more than its hypervisor. */
  protected boolean makesNetworks() {
    return true;
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
          away.migrations().migrate(away.find(vm()).orElseThrow().uuid(), peerToPeer(host()), Optional.empty());
        }
      }
      DomainInfo info = home.find(vm()).orElseThrow();
      if (info.state() == DomainState.PAUSED) {
        home.power().power(info.uuid(), PowerAction.RESUME);
      } else if (!info.isActive()) {
        home.power().power(info.uuid(), PowerAction.START);
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

  /** Opens a host, which is closed after the test. */
  public final OpenHost open(ContractHost host) throws HypervisorException {
    OpenHost open = new OpenHost(driver(), host, threads);
    opened.add(open);
    return open;
  }

  /** Opens the host with the VM; the test is skipped, with the driver's reason, if one of the features is missing. */
  public final OpenHost openHome(Feature... needed) throws HypervisorException {
    OpenHost home = open(host());
    for (Feature feature : needed) {
      assumeTrue(home.has(feature), feature + ": " + home.capabilities().whyNot(feature).orElse(""));
    }
    return home;
  }

  /** The same for a whole facet. */
  public final OpenHost openHomeWith(Class<?> facet) throws HypervisorException {
    OpenHost home = open(host());
    assumeTrue(home.session(Role.POLLING).facet(facet).isPresent(),
        facet.getSimpleName() + ": " + home.capabilities().whyWithout(facet).orElse("no reason is given"));
    return home;
  }

  /** Opens the host that the VM can be migrated to; the test is skipped if there is none. */
  public final OpenHost openTarget() throws HypervisorException {
    assumeTrue(target().isPresent(), "there is no target");
    return open(target().get());
  }

  /** The UUID of the VM. */
  public final UUID vmOn(OpenHost home) throws HypervisorException {
    return home.find(vm()).orElseThrow(() -> new AssertionError(vm() + " is not listed")).uuid();
  }

  /** Asserts that a call fails with that kind and a text for the user. */
  public static void assertFails(Kind kind, ThrowingCallable call) {
    assertThat(catchThrowable(call)).isInstanceOfSatisfying(HypervisorException.class,
        e -> {
          assertThat(e.kind()).as(e.toString()).isEqualTo(kind);
          assertThat(e.getMessage()).as("text for the user").isNotBlank();
        });
  }

  /** Waits until the host tells one of these states. */
  public final void awaitState(OpenHost home, UUID vm, DomainState... states) {
    Await.until(vm() + " is " + List.of(states), patience(),
        () -> home.state(vm).filter(state -> List.of(states).contains(state)).isPresent());
  }

  /** Whether guests give back and take memory, by a balloon driver; without one the host's word is all there is. */
  protected boolean hasBalloon() {
    return true;
  }

  /** Waits until the host tells that a domain has that much memory, where the guest follows; Xen counts a bit more. */
  public final void awaitMemory(OpenHost home, UUID vm, long bytes) {
    if (hasBalloon()) {
      Await.until(vm() + " has " + bytes + " bytes", patience(), () -> home.session(Role.POLLING).domain(vm)
          .filter(info -> Math.abs(info.memory() - bytes) <= SLACK).isPresent());
    }
  }

  /** Waits until the polling session has heard of these, in this order, where the driver has events. */
  public final void awaitEvents(OpenHost home, UUID vm, Type... types) throws HypervisorException {
    if (home.has(Feature.EVENTS)) {
      home.listener().await("the events " + List.of(types), heard -> {
        List<Type> of = new ArrayList<>(heard.types(vm));
        of.retainAll(List.of(types));
        return of.containsAll(List.of(types)) && of.indexOf(types[0]) < of.lastIndexOf(types[types.length - 1]);
      }, patience());
    }
  }

  /** Waits until the guest answers at its console, where the driver has consoles. */
  public final void awaitAnswer(OpenHost home, UUID vm) throws HypervisorException {
    if (home.has(Feature.CONSOLE)) {
      RecordingReceiver receiver = new RecordingReceiver();
      try (ConsoleChannel channel = home.consoles().openConsole(vm, true, receiver)) {
        awaitAnswer(channel, receiver);
      }
    }
  }

  /** A guest that boots swallows what is typed, so it is typed again until it answers. */
  final void awaitAnswer(ConsoleChannel channel, RecordingReceiver receiver) throws HypervisorException {
    Instant end = Instant.now().plus(patience());
    while (true) {
      channel.send(consoleCommand().getBytes(StandardCharsets.US_ASCII));
      try {
        receiver.await(consoleAnswer(), Duration.ofMillis(Math.max(500, patience().toMillis() / 5)));
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
      }
    }
  }

  /** A migration to a host as other hosts reach it. */
  public static MigrationParameters peerToPeer(ContractHost target) {
    return MigrationParameters.to(target.peer());
  }

  /** What a round tells of a domain. */
  public static DomainReadings readings(PollRound round, UUID domain) {
    return round.domains().stream().filter(each -> each.info().uuid().equals(domain)).findFirst().orElseThrow();
  }
}
