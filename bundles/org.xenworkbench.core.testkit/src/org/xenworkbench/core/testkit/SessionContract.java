/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostInfo;

/** The part of {@link HypervisorDriverContract} about sessions and reading. */
abstract class SessionContract extends DriverFixture {

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
      assertThat(domain.info().isActive()).isEqualTo(domain.info().state() != DomainState.SHUT_OFF);
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
}
