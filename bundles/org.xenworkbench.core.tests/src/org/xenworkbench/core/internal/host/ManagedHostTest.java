/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.internal.sampling.TestSources;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;

/** Connections that fail, hang, end under way and come back. */
class ManagedHostTest {

  private final Engine engine = new Engine();
  private final HostRegistryImpl registry = engine.registry.registry();
  private final FaultyDriver driver = new FaultyDriver(engine.driver());

  @AfterEach
  void close() {
    engine.close();
  }

  private HostId addFaulty(String name) {
    if (!registry.hostTypes().contains(FaultyDriver.TYPE)) {
      engine.registry.bindAnother(driver);
    }
    HostConfiguration host = FaultyDriver.host(name, "test/b");
    registry.add(host);
    return host.id();
  }

  private Connection connection(HostId host) {
    return engine.inventory.host(host).orElseThrow().connection();
  }

  private void awaitState(HostId host, Connection.State state) {
    engine.until("the host is " + state, () -> connection(host).state() == state);
  }

  private long rounds(HostId host) {
    return engine.polling.statistics(host).map(statistics -> statistics.rounds()).orElse(0L);
  }

  private void awaitRounds(HostId host, int more) {
    long before = rounds(host);
    engine.until("it is polled again", () -> rounds(host) >= before + more);
  }

  private List<LogEntry> failures(HostId host) {
    return engine.entries(LogEntry.CONNECTION).stream().filter(entry -> entry.status() == LogEntry.Status.FAILED
        && entry.host().filter(host::equals).isPresent()).toList();
  }

  @Test
  void removedHostsDoNotComeBack() {
    List<HostId> removed = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      HostId host = addFaulty("ghost");
      if (i % 3 > 0) {
        awaitState(host, Connection.State.CONNECTED);
        engine.hosts.pollSoon(host);
      }
      if (i % 3 > 1) {
        engine.fleet.cutConnections("b");
      }
      registry.remove(host);
      removed.add(host);
      assertThat(engine.inventory.host(host)).isEmpty();
    }
    engine.until("all its sessions are closed", () -> driver.closes.get() >= driver.opens.get());
    awaitState(engine.b, Connection.State.CONNECTED);
    awaitRounds(engine.b, 2);
    assertThat(engine.inventory.hosts()).extracting(Host::id).containsExactlyInAnyOrder(engine.a, engine.b);
    assertThat(engine.inventory.virtualMachines()).extracting(VirtualMachine::host)
        .isSubsetOf(engine.a, engine.b);
    engine.until("nothing is kept of its samples", () -> removed.stream()
        .allMatch(host -> engine.polling.statistics(host).isEmpty() && engine.sampler.latest(host).isEmpty()));
  }

  @Test
  void answerThatWasUnderWayAtTheRemovalIsDropped() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch removed = new CountDownLatch(1);
    CompletableFuture<Object> answer = new CompletableFuture<>();
    driver.polling = round -> {
      Object result = round.call();
      asked.countDown();
      assertThat(removed.await(30, TimeUnit.SECONDS)).isTrue();
      answer.complete(result);
      return result;
    };
    HostId host = addFaulty("ghost");
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    registry.remove(host);
    removed.countDown();
    engine.get(answer);
    awaitRounds(engine.b, 1);
    assertThat(engine.inventory.host(host)).isEmpty();
    assertThat(engine.inventory.virtualMachines(host)).isEmpty();
    assertThat(engine.polling.statistics(host)).isEmpty();
  }

  /** Neither the samples nor whoever works on a console may notice. */
  @Test
  void anotherNameOrStartLeavesTheConnectionAsItIs() throws HypervisorException {
    HostId id = addFaulty("before");
    awaitState(id, Connection.State.CONNECTED);
    HypervisorSession console = session(id, Role.CONSOLE);
    HypervisorSession polling = session(id, Role.POLLING);
    int entries = engine.entries(LogEntry.CONNECTION).size();
    HostConfiguration host = registry.configuration(id).orElseThrow();
    registry.update(new HostConfiguration(id, "after", host.endpoint(), Optional.of(host.endpoint()),
        !host.connectAtStart(), host.readOnly()));
    assertThat(registry.configuration(id).orElseThrow().name()).isEqualTo("after");
    assertThat(engine.inventory.host(id).orElseThrow().name()).isEqualTo("after");
    assertThat(session(id, Role.POLLING)).isSameAs(polling);
    assertThat(session(id, Role.CONSOLE)).isSameAs(console);
    assertThat(driver.closes.get()).isZero();
    assertThat(engine.entries(LogEntry.CONNECTION)).hasSize(entries);
    assertThat(driver.contexts).isNotEmpty()
        .allSatisfy(context -> assertThat(context.hostName()).as("in messages of what is open").isEqualTo("after"));
    registry.update(new HostConfiguration(id, "after", host.endpoint(), Optional.empty(), true, !host.readOnly()));
    engine.until("what may be done needs a connection of its own",
        () -> connection(id).state() == Connection.State.CONNECTED && session(id, Role.POLLING) != polling);
  }

  private HypervisorSession session(HostId id, Role role) throws HypervisorException {
    return engine.hosts.call(id, role, session -> session);
  }

  @Test
  void shorterIntervalHoldsAtOnce() {
    long before = rounds();
    engine.polling.setInterval(Polling.MAX_INTERVAL);
    engine.until("a round has ended, after which there is none for long", () -> rounds() > before);
    long last = rounds();
    engine.polling.setInterval(Duration.ofMillis(500));
    engine.until("it is polled on", () -> rounds() >= last + 3);
  }

  private long rounds() {
    return engine.polling.statistics(engine.a).map(PollStatistics::rounds).orElse(0L);
  }

  @Test
  void domainsThatCannotBeReadAreCountedAndToldOnce() {
    driver.polling = round -> {
      PollRound read = (PollRound) round.call();
      return new PollRound(read.wall(), read.nanos(), read.host(), read.domains(),
          List.of(new PollRound.Unread(engine.web.uuid(), "web", "Access was denied.")));
    };
    HostId host = addFaulty("guarded");
    engine.until("every round counts it",
        () -> engine.polling.statistics(host).filter(statistics -> statistics.unread() >= 3).isPresent());
    assertThat(engine.polling.statistics(host)).get().extracting(PollStatistics::failures).isEqualTo(0L);
    assertThat(engine.registry.problems()).filteredOn(problem -> problem.getMessage().contains("cannot be read"))
        .singleElement().satisfies(problem -> assertThat(problem.getMessage()).contains("guarded", "'web'", "denied"));
  }

  @Test
  void certificatesThatAreRefusedAreTriedAgainButPasswordsAreNot() {
    driver.opening = () -> {
      throw new HypervisorException(HypervisorException.Kind.UNTRUSTED, "whose certificate is this?");
    };
    HostId host = addFaulty("untrusted");
    awaitState(host, Connection.State.FAILED);
    assertThat(connection(host).nextTry()).isPresent();
    driver.opening = () -> {
      throw new HypervisorException(HypervisorException.Kind.AUTHENTICATION, "whose password is this?");
    };
    engine.until("it was tried again", () -> connection(host).state() == Connection.State.FAILED
        && connection(host).reason().filter("whose password is this?"::equals).isPresent());
    assertThat(connection(host).nextTry()).isEmpty();
  }

  /** Its failure is told with a migration, say, which has two hosts. */
  @Test
  void aSecondConnectionThatFailsSaysOfWhichHost() {
    HostId host = addFaulty("c");
    awaitState(host, Connection.State.CONNECTED);
    driver.opening = () -> {
      throw new HypervisorException(HypervisorException.Kind.AUTHENTICATION, "Who are you?");
    };
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(
        () -> engine.hosts.run(host, Role.OPERATIONS, HypervisorSession::hostInfo))
        .withMessage("Cannot connect to 'c': Who are you?")
        .matches(e -> e.kind() == HypervisorException.Kind.AUTHENTICATION);
  }

  @Test
  void hostThatStaysDownIsToldOnce() {
    driver.opening = () -> {
      throw new HypervisorException(HypervisorException.Kind.UNREACHABLE, "nobody there");
    };
    HostId host = addFaulty("down");
    awaitState(host, Connection.State.FAILED);
    Instant since = connection(host).since();
    engine.until("it was tried three times", () -> driver.opens.get() >= 3);
    awaitState(host, Connection.State.FAILED);
    assertThat(connection(host).since()).as("the tries since do not change it").isEqualTo(since);
    assertThat(failures(host)).singleElement()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("Cannot connect to 'down': nobody there"));
    int before = driver.opens.get();
    registry.connect(host);
    engine.until("the user's own try is told", () -> failures(host).size() == 2);
    assertThat(driver.opens.get()).isGreaterThan(before);
  }

  @Test
  void driverThatThrowsIsPolledAgain() {
    AtomicInteger throwing = new AtomicInteger(1);
    driver.polling = round -> {
      if (throwing.getAndDecrement() > 0) {
        throw new IllegalStateException("broken driver");
      }
      return round.call();
    };
    HostId host = addFaulty("broken");
    engine.until("it is polled", () -> rounds(host) > 1);
    assertThat(failures(host)).isEmpty();
    assertThat(engine.registry.problems()).anySatisfy(
        problem -> assertThat(problem.getException()).hasMessage("broken driver"));
    throwing.set(3);
    awaitState(host, Connection.State.FAILED);
    assertThat(connection(host).reason()).get().asString().contains("broken driver");
    awaitState(host, Connection.State.CONNECTED);
    awaitRounds(host, 2);
  }

  @Test
  void driverThatThrowsWhenItConnectsIsTriedAgain() {
    AtomicBoolean throwing = new AtomicBoolean(true);
    driver.opening = () -> {
      if (throwing.getAndSet(false)) {
        throw new IllegalStateException("broken driver");
      }
    };
    HostId host = addFaulty("broken");
    awaitState(host, Connection.State.CONNECTED);
    assertThat(failures(host)).singleElement()
        .satisfies(entry -> assertThat(entry.message()).contains("broken driver"));
  }

  @Test
  void metricSourceThatThrowsDoesNotStopPolling() {
    AtomicInteger asked = new AtomicInteger();
    TestSources.bind(engine.sampler, new MetricSource() {
      @Override
      public List<MetricDescriptor> descriptors() {
        return List.of();
      }

      @Override
      public Map<ObjectId, Map<String, Double>> sample(Host host, List<VirtualMachine> machines, Instant time) {
        asked.incrementAndGet();
        throw new IllegalStateException("broken source");
      }
    });
    engine.until("it was asked", () -> asked.get() > 2);
    awaitRounds(engine.a, 3);
    assertThat(engine.latest(engine.a)).containsKey(Metrics.CPU_AVG);
    assertThat(connection(engine.a).state()).isEqualTo(Connection.State.CONNECTED);
  }

  @Test
  void frozenHostIsDisconnectedAtOnceAndHoldsUpNobody() {
    Instant since = connection(engine.b).since();
    engine.fleet.setFrozen("a", true);
    engine.hosts.pollSoon(engine.a);
    CompletableFuture<Object> operations = CompletableFuture.supplyAsync(() -> {
      try {
        return engine.hosts.call(engine.a, Role.OPERATIONS, HypervisorSession::hostInfo);
      } catch (HypervisorException e) {
        return e.kind();
      }
    });
    awaitRounds(engine.b, 2);
    registry.disconnect(engine.a);
    assertThat(connection(engine.a).state()).isEqualTo(Connection.State.DISCONNECTED);
    assertThat(engine.inventory.virtualMachines(engine.a)).isEmpty();
    registry.connect(engine.a);
    assertThat(connection(engine.a).state()).isEqualTo(Connection.State.CONNECTING);
    registry.disconnect(engine.a);
    assertThat(connection(engine.a).state()).isEqualTo(Connection.State.DISCONNECTED);
    awaitRounds(engine.b, 2);
    assertThat(connection(engine.b).since()).isEqualTo(since);
    engine.fleet.setFrozen("a", false);
    assertThat(operations).succeedsWithin(Engine.PATIENCE).isEqualTo(HypervisorException.Kind.LOST);
    registry.connect(engine.a);
    awaitState(engine.a, Connection.State.CONNECTED);
    awaitRounds(engine.a, 1);
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
  }

  @Test
  void hostsOfADriverThatIsReplacedAreConnectedAgain() {
    registry.disconnect(engine.b);
    HostId host = addFaulty("c");
    awaitState(host, Connection.State.CONNECTED);
    engine.registry.unbind(driver);
    assertThat(driver.closes.get()).as("closed before the driver ends").isEqualTo(driver.opens.get());
    assertThat(connection(host).state()).isEqualTo(Connection.State.FAILED);
    assertThat(connection(host).reason()).get().asString().contains("No driver");
    engine.registry.unbind(engine.driver());
    assertThat(connection(engine.a).state()).isEqualTo(Connection.State.FAILED);
    engine.registry.bindAnother(engine.driver());
    engine.registry.bindAnother(driver);
    awaitState(engine.a, Connection.State.CONNECTED);
    awaitState(host, Connection.State.CONNECTED);
    assertThat(connection(engine.b).state()).as("not wanted").isEqualTo(Connection.State.DISCONNECTED);
    assertThat(failures(host)).isEmpty();
  }

  @Test
  void hostsThatDoNotLetGoAreWaitedForTogether() {
    CountDownLatch stopped = new CountDownLatch(1);
    driver.closing = () -> awaitUninterrupted(stopped);
    awaitState(addFaulty("c"), Connection.State.CONNECTED);
    awaitState(addFaulty("d"), Connection.State.CONNECTED);
    registry.stop();
    stopped.countDown();
    assertThat(engine.registry.problems()).filteredOn(
        problem -> problem.getMessage().contains("Closing connections takes too long")).as("waited once").hasSize(1);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void requestsToPollAreOneUntilItBegins() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    driver.polling = round -> {
      if (polls.incrementAndGet() == 1) {
        asked.countDown();
        assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
      }
      return round.call();
    };
    engine.polling.setInterval(Duration.ofMinutes(1));
    HostId host = addFaulty("c");
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 100; i++) {
      engine.hosts.pollSoon(host);
    }
    goOn.countDown();
    engine.until("it was polled again", () -> rounds(host) == 2);
    assertThat(polls).hasValue(2);
  }

  @Test
  void identityIsNotAddedTwice() {
    HostConfiguration known = registry.configuration(engine.a).orElseThrow();
    HostConfiguration twin = new HostConfiguration(known.id(), "twin", known.endpoint(), known.peer(), true, false);
    assertThatThrownBy(() -> registry.add(twin)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
    assertThat(registry.configuration(engine.a)).contains(known);
  }
}
