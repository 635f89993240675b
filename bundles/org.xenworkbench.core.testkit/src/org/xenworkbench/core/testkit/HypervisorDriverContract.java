/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.host.Endpoint;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostInfo;

/**
 * What every {@link HypervisorDriver} must do. Extend it and say which hosts and virtual machines there are; what a
 * driver says it cannot do is not asked of it. Every test leaves the VMs as it found them: running, {@link #vm()} on
 * {@link #host()}.
 */
public abstract class HypervisorDriverContract {

  private static final UUID UNKNOWN = UUID.fromString("deadbeef-dead-beef-dead-beefdeadbeef");

  private final ExecutorService threads = Threads.pool("contract", 8);
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
   * Ends what was made for the test; called last. Use this and not {@code @AfterEach}, which JUnit would call before the
   * VM is brought back.
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
      } else if (!info.state().isActive()) {
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

  private OpenHost open(ContractHost host) throws HypervisorException {
    OpenHost open = new OpenHost(driver(), host, threads);
    opened.add(open);
    return open;
  }

  private OpenHost openHome() throws HypervisorException {
    return open(host());
  }

  private UUID vmOn(OpenHost home) throws HypervisorException {
    return home.find(vm()).orElseThrow(() -> new AssertionError(vm() + " is not listed")).uuid();
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(call)).isInstanceOfSatisfying(HypervisorException.class,
        e -> {
          assertThat(e.kind()).as(e.toString()).isEqualTo(kind);
          assertThat(e.getMessage()).as("text for the user").isNotBlank();
        });
  }

  private void awaitState(OpenHost home, UUID vm, DomainState... states) {
    Await.until(vm() + " is " + List.of(states), patience(),
        () -> home.state(vm).filter(state -> List.of(states).contains(state)).isPresent());
  }

  // Sessions

  @Test
  final void namesItsTypes() {
    assertThat(driver().types()).contains(host().endpoint().driver());
  }

  @Test
  final void tellsAboutTheHost() throws Exception {
    HostInfo info = openHome().session(Role.POLLING).hostInfo();
    assertThat(info.hostName()).isNotBlank();
    assertThat(info.hypervisor()).isNotBlank();
    assertThat(info.cpus()).isPositive();
    assertThat(info.memory()).isGreaterThan(1L << 20);
  }

  @Test
  final void givesAReasonForEveryMissingFeature() throws Exception {
    OpenHost home = openHome();
    assertThat(home.capabilities().missing().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    assertThat(home.capabilities()).isEqualTo(home.session(Role.OPERATIONS).capabilities());
  }

  @Test
  final void whatIsClosedIsLostAndClosingTwiceDoesNothing() throws Exception {
    OpenHost home = openHome();
    UUID vm = vmOn(home);
    for (Role role : Role.values()) {
      HypervisorSession session = home.session(role);
      assertThat(session.isAlive()).isTrue();
      session.close();
      session.close();
      assertThat(session.isAlive()).isFalse();
      assertFails(Kind.LOST, () -> session.poll(PollRequest.ALL));
      assertFails(Kind.LOST, session::hostInfo);
      assertFails(Kind.LOST, () -> session.domain(vm));
      assertFails(Kind.LOST, () -> session.power(vm, PowerAction.PAUSE));
      assertFails(Kind.LOST, () -> session.jobProgress(vm));
    }
    assertThat(home.listener().losses()).as("closing is not a loss").isEmpty();
  }

  @Test
  final void anotherSessionOutlivesOneThatIsClosed() throws Exception {
    OpenHost first = openHome();
    OpenHost second = openHome();
    first.close();
    assertThat(second.poll().domains()).isNotEmpty();
  }

  @Test
  final void anUnreachableHostIsUnreachable() {
    assumeTrue(unreachable().isPresent(), "the driver has no unreachable endpoint");
    assertFails(Kind.UNREACHABLE, () -> OpenHost.open(driver(), ContractHost.at(unreachable().get()), threads,
        Role.POLLING, SessionListener.NONE).close());
  }

  // Reading

  @Test
  final void listsDomainsWithTheirStates() throws Exception {
    Instant before = Instant.now();
    PollRound round = openHome().poll();
    assertThat(round.wall()).isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
    Map<String, DomainInfo> byName = round.domains().stream().map(DomainReadings::info)
        .collect(Collectors.toMap(DomainInfo::name, info -> info));
    DomainInfo vm = byName.get(vm());
    assertThat(vm).isNotNull();
    assertThat(vm.state().isRunning()).isTrue();
    assertThat(vm.number()).isPositive();
    assertThat(vm.vcpus()).isPositive();
    assertThat(vm.memory()).isGreaterThan(1L << 20);
    assertThat(vm.maxMemory()).isGreaterThanOrEqualTo(vm.memory());
    assertThat(round.domains()).allSatisfy(domain -> {
      assertThat(domain.info().number() >= 0).isEqualTo(domain.info().state().isActive());
      assertThat(domain.cpuTime() >= 0 || domain.readings().isEmpty()).isTrue();
    });
    Set<UUID> uuids = round.domains().stream().map(domain -> domain.info().uuid()).collect(Collectors.toSet());
    assertThat(uuids).hasSameSizeAs(round.domains());
  }

  @Test
  final void countersNeverFall() throws Exception {
    OpenHost home = openHome();
    UUID vm = vmOn(home);
    PollRound first = home.poll();
    long cpuTime = readings(first, vm).cpuTime();
    assertThat(cpuTime).isNotNegative();
    PollRound second = home.poll();
    assertThat(second.nanos()).isGreaterThan(first.nanos());
    assertThat(second.host().nanos()).isGreaterThan(first.host().nanos());
    assertThat(readings(second, vm).cpuTime()).isGreaterThanOrEqualTo(cpuTime);
    assertThat(readings(second, vm).nanos()).isGreaterThan(readings(first, vm).nanos());
    assertNoneFell(readings(first, vm).readings(), readings(second, vm).readings());
    assertNoneFell(first.host().readings(), second.host().readings());
  }

  private static DomainReadings readings(PollRound round, UUID domain) {
    return round.domains().stream().filter(each -> each.info().uuid().equals(domain)).findFirst().orElseThrow();
  }

  private static void assertNoneFell(List<Reading> first, List<Reading> second) {
    assertThat(new HashSet<>(first.stream().map(Reading::metric).toList())).hasSameSizeAs(first);
    for (Reading before : first) {
      if (before.kind() == Reading.Kind.COUNTER) {
        assertThat(second).filteredOn(after -> after.metric().equals(before.metric()))
            .allSatisfy(after -> assertThat(after.value()).as(after.metric()).isGreaterThanOrEqualTo(before.value()));
      }
    }
  }

  @Test
  final void aRoundLeavesOutJobTakingCallsOfBusyDomains() throws Exception {
    OpenHost home = openHome();
    UUID vm = vmOn(home);
    PollRound round = home.session(Role.POLLING).poll(new PollRequest(Set.of(vm)));
    assertThat(readings(round, vm).cpuTime()).isNotNegative();
    assertThat(readings(round, vm).info().memory()).isPositive();
  }

  @Test
  final void pollsFromSeveralThreadsAtOnce() throws Exception {
    OpenHost home = openHome();
    List<CompletableFuture<Integer>> rounds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rounds.add(CompletableFuture.supplyAsync(() -> pollUnchecked(home).domains().size(), threads));
    }
    int count = home.poll().domains().size();
    for (CompletableFuture<Integer> round : rounds) {
      assertThat(round.get(patience().toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(count);
    }
  }

  private static PollRound pollUnchecked(OpenHost home) {
    try {
      return home.poll();
    } catch (HypervisorException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  final void anUnknownDomainIsNotThere() throws Exception {
    OpenHost home = openHome();
    assertThat(home.session(Role.POLLING).domain(UNKNOWN)).isEmpty();
    HypervisorSession session = home.session(Role.OPERATIONS);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> session.power(UNKNOWN, PowerAction.START));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> session.jobProgress(UNKNOWN));
    if (home.has(Feature.CONSOLE)) {
      assertFails(Kind.NO_SUCH_DOMAIN,
          () -> home.session(Role.CONSOLE).openConsole(UNKNOWN, false, new RecordingReceiver()));
    }
    if (target().isPresent() && home.has(Feature.LIVE_MIGRATION)) {
      assertFails(Kind.NO_SUCH_DOMAIN,
          () -> session.migrate(UNKNOWN, peerToPeer(target().get()), Optional.empty()));
    }
  }

  // Power

  @Test
  final void pausesAndResumes() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.PAUSE), "the driver cannot pause");
    UUID vm = vmOn(home);
    HypervisorSession session = home.session(Role.OPERATIONS);
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.RESUME));
    session.power(vm, PowerAction.PAUSE);
    awaitState(home, vm, DomainState.PAUSED);
    assertThat(readings(home.poll(), vm).info().state()).isEqualTo(DomainState.PAUSED);
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.PAUSE));
    session.power(vm, PowerAction.RESUME);
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    awaitEvents(home, vm, Type.SUSPENDED, Type.RESUMED);
  }

  @Test
  final void switchesOffAndOn() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.POWER), "the driver cannot switch domains");
    UUID vm = vmOn(home);
    HypervisorSession session = home.session(Role.OPERATIONS);
    int number = readings(home.poll(), vm).info().number();
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.START));
    session.power(vm, PowerAction.FORCE_OFF);
    awaitState(home, vm, DomainState.SHUT_OFF);
    assertThat(readings(home.poll(), vm).cpuTime()).isEqualTo(-1);
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.FORCE_OFF));
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.SHUT_DOWN));
    assertFails(Kind.INVALID_STATE, () -> session.power(vm, PowerAction.PAUSE));
    session.power(vm, PowerAction.START);
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    assertThat(readings(home.poll(), vm).info().number()).isNotEqualTo(number);
    awaitEvents(home, vm, Type.STOPPED, Type.STARTED);
    if (home.has(Feature.EVENTS)) {
      assertThat(home.listener().events()).filteredOn(event -> event.type() == Type.STOPPED)
          .extracting(DomainEvent::cause).containsExactly(DomainEvent.Cause.DESTROYED);
    }
  }

  private void awaitEvents(OpenHost home, UUID vm, Type... types) throws HypervisorException {
    if (home.has(Feature.EVENTS)) {
      home.listener().await("the events " + List.of(types), heard -> {
        List<Type> of = new ArrayList<>(heard.types(vm));
        of.retainAll(List.of(types));
        return of.containsAll(List.of(types)) && of.indexOf(types[0]) < of.lastIndexOf(types[types.length - 1]);
      }, patience());
    }
  }

  @Test
  final void eventsComeToAllPollingSessionsAndToNoneThatIsClosed() throws Exception {
    OpenHost first = openHome();
    OpenHost second = openHome();
    OpenHost closed = openHome();
    assumeTrue(first.has(Feature.EVENTS) && first.has(Feature.PAUSE), "the driver has no events");
    UUID vm = vmOn(first);
    closed.close();
    first.session(Role.OPERATIONS).power(vm, PowerAction.PAUSE);
    first.session(Role.OPERATIONS).power(vm, PowerAction.RESUME);
    awaitEvents(first, vm, Type.SUSPENDED, Type.RESUMED);
    awaitEvents(second, vm, Type.SUSPENDED, Type.RESUMED);
    assertThat(closed.listener().count()).as("heard after closing").isZero();
  }

  // Console

  @Test
  final void theConsoleAnswers() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.CONSOLE), "the driver has no consoles");
    UUID vm = vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    try (ConsoleChannel channel = home.session(Role.CONSOLE).openConsole(vm, true, receiver)) {
      awaitAnswer(channel, receiver);
      assertThat(receiver.end()).isEmpty();
      channel.close();
      channel.close();
      assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
      assertThat(receiver.end()).as("closing is not an end").isEmpty();
    }
  }

  /** A guest that boots swallows what is typed, so it is typed again until it answers. */
  private void awaitAnswer(ConsoleChannel channel, RecordingReceiver receiver) throws HypervisorException {
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

  @Test
  final void aConsoleInUseIsTakenOnlyByForce() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.CONSOLE), "the driver has no consoles");
    UUID vm = vmOn(home);
    RecordingReceiver first = new RecordingReceiver();
    RecordingReceiver second = new RecordingReceiver();
    OpenHost other = openHome();
    try (ConsoleChannel one = home.session(Role.CONSOLE).openConsole(vm, true, first)) {
      assertFails(Kind.CONSOLE_IN_USE, () -> other.session(Role.CONSOLE).openConsole(vm, false, second));
      assertThat(first.end()).isEmpty();
      try (ConsoleChannel two = other.session(Role.CONSOLE).openConsole(vm, true, second)) {
        Await.until("the first console has ended", patience(), () -> first.end().isPresent());
        awaitAnswer(two, second);
      }
    }
  }

  @Test
  final void theConsoleEndsWithTheDomain() throws Exception {
    OpenHost home = openHome();
    assumeTrue(home.has(Feature.CONSOLE) && home.has(Feature.POWER), "the driver has no consoles");
    UUID vm = vmOn(home);
    RecordingReceiver receiver = new RecordingReceiver();
    try (ConsoleChannel channel = home.session(Role.CONSOLE).openConsole(vm, true, receiver)) {
      home.session(Role.OPERATIONS).power(vm, PowerAction.FORCE_OFF);
      Await.until("the console has ended", patience(), () -> receiver.end().isPresent());
      assertThat(receiver.end().orElseThrow()).isNotBlank();
      assertFails(Kind.LOST, () -> channel.send(new byte[] {'\r'}));
    }
    assertFails(Kind.INVALID_STATE,
        () -> home.session(Role.CONSOLE).openConsole(vm, false, new RecordingReceiver()));
  }

  // Jobs and migration

  private static MigrationParameters peerToPeer(ContractHost target) {
    return new MigrationParameters(Optional.of(target.peer()), Optional.empty(), OptionalLong.empty());
  }

  private CompletableFuture<Void> startMigration(OpenHost from, UUID vm, MigrationParameters parameters) {
    return CompletableFuture.runAsync(() -> {
      try {
        from.session(Role.OPERATIONS).migrate(vm, parameters, Optional.empty());
      } catch (HypervisorException e) {
        throw new CompletionException(e);
      }
    }, threads);
  }

  private void join(CompletableFuture<Void> migration) throws Exception {
    migration.get(patience().toMillis() * 4, TimeUnit.MILLISECONDS);
  }

  @Test
  final void withoutAJobThereIsNoProgress() throws Exception {
    OpenHost home = openHome();
    UUID vm = vmOn(home);
    assertThat(home.session(Role.POLLING).jobProgress(vm)).isEmpty();
    if (!home.has(Feature.ABORT_JOB)) {
      assertFails(Kind.UNSUPPORTED, () -> home.session(Role.POLLING).abortJob(vm));
    }
  }

  @Test
  final void migratesThereAndBack() throws Exception {
    OpenHost home = openHome();
    assumeTrue(target().isPresent() && home.has(Feature.PEER_TO_PEER_MIGRATION), "the driver cannot migrate");
    OpenHost away = open(target().get());
    UUID vm = vmOn(home);
    migrate(home, away, vm, target().get());
    assertThat(away.find(vm()).orElseThrow().uuid()).as("the UUID stays").isEqualTo(vm);
    home.listener().clear();
    away.listener().clear();
    migrate(away, home, vm, host());
  }

  private void migrate(OpenHost from, OpenHost to, UUID vm, ContractHost target) throws Exception {
    CompletableFuture<Void> migration = startMigration(from, vm, peerToPeer(target));
    Await.until("the job is seen", patience(),
        () -> migration.isDone() || from.session(Role.POLLING).jobProgress(vm).isPresent());
    assertThat(migration).as("the job is seen before it ends").isNotCompletedExceptionally();
    Optional<JobProgress> progress = job(from, vm);
    if (progress.isPresent() && !from.has(Feature.MIGRATION_PROGRESS)) {
      assertThat(progress.get().fraction()).as("nothing is guessed").isEmpty();
    }
    join(migration);
    Await.until("the source has forgotten " + vm(), patience(), () -> from.state(vm).isEmpty());
    assertThat(to.state(vm)).hasValueSatisfying(state -> assertThat(state.isRunning()).isTrue());
    if (from.has(Feature.EVENTS)) {
      to.listener().await("Resumed Migrated at the target", heard -> heard.events().stream().anyMatch(
          event -> event.type() == Type.RESUMED && event.cause() == DomainEvent.Cause.MIGRATED), patience());
      from.listener().await("Stopped Migrated at the source", heard -> heard.events().stream().anyMatch(
          event -> event.type() == Type.STOPPED && event.cause() == DomainEvent.Cause.MIGRATED), patience());
    }
    if (from.has(Feature.MIGRATION_DOWNTIME)) {
      from.listener().await("the job's statistics", heard -> heard.completions().stream().anyMatch(
          statistics -> statistics.downtime().isPresent()), patience());
    }
  }

  /** The job's progress, empty also if the domain has just left. */
  private static Optional<JobProgress> job(OpenHost from, UUID vm) throws HypervisorException {
    try {
      return from.session(Role.POLLING).jobProgress(vm);
    } catch (HypervisorException e) {
      if (e.kind() != Kind.NO_SUCH_DOMAIN) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Test
  final void oneOfTheHostsHasItAtAnyTime() throws Exception {
    OpenHost home = openHome();
    assumeTrue(target().isPresent() && home.has(Feature.PEER_TO_PEER_MIGRATION), "the driver cannot migrate");
    OpenHost away = open(target().get());
    UUID vm = vmOn(home);
    CompletableFuture<Void> migration = startMigration(home, vm, peerToPeer(target().get()));
    while (!migration.isDone()) {
      Optional<DomainState> there = away.state(vm);
      Optional<DomainState> here = home.state(vm);
      boolean bothRun = here.filter(DomainState::isRunning).isPresent()
          && there.filter(DomainState::isRunning).isPresent();
      assertThat(bothRun).as("runs on both hosts").isFalse();
      assertThat(here.isPresent() || away.state(vm).isPresent()).as("listed by one of the hosts").isTrue();
      assertThat(home.session(Role.POLLING).poll(new PollRequest(Set.of(vm))).domains()).isNotEmpty();
    }
    join(migration);
  }

  @Test
  final void anAbortedMigrationLeavesItWhereItWas() throws Exception {
    OpenHost home = openHome();
    assumeTrue(target().isPresent() && home.has(Feature.ABORT_JOB) && home.has(Feature.LIVE_MIGRATION),
        "the driver cannot abort");
    OpenHost away = open(target().get());
    UUID vm = vmOn(home);
    OptionalLong slow = home.has(Feature.MIGRATION_BANDWIDTH) ? OptionalLong.of(1 << 20) : OptionalLong.empty();
    CompletableFuture<Void> migration = startMigration(home, vm,
        new MigrationParameters(Optional.of(target().get().peer()), Optional.empty(), slow));
    Await.until("the job is seen", patience(), () -> home.session(Role.POLLING).jobProgress(vm).isPresent());
    home.session(Role.POLLING).abortJob(vm);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> join(migration))).rootCause()
        .isInstanceOfSatisfying(HypervisorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    Await.until("the target has forgotten " + vm(), patience(),
        () -> away.state(vm).filter(DomainState::isActive).isEmpty());
    assertThat(home.session(Role.POLLING).jobProgress(vm)).isEmpty();
  }

  @Test
  final void aBadPeerFailsAndHarmsNothing() throws Exception {
    OpenHost home = openHome();
    assumeTrue(unreachable().isPresent() && home.has(Feature.PEER_TO_PEER_MIGRATION), "the driver cannot migrate");
    UUID vm = vmOn(home);
    Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() -> home.session(Role.OPERATIONS).migrate(vm,
        peerToPeer(ContractHost.at(unreachable().get())), Optional.empty()));
    assertThat(failure).isInstanceOf(HypervisorException.class).hasMessageNotContaining("null");
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
  }
}
