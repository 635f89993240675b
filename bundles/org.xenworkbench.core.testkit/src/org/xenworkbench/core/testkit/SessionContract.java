/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostInfo;

/**
 * What every {@link HypervisorSession} promises, whatever facets it has: to open, to read, to tell what it can do.
 *
 * @since 0.1
 */
@ConsumerType
public interface SessionContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void namesItsTypes() {
    assertThat(fixture().driver().types()).contains(fixture().host().endpoint().driver());
  }

  @Test
  default void tellsAboutTheHost() throws Exception {
    HostInfo info = fixture().openHome().session(Role.POLLING).hostInfo();
    assertThat(info.hostName()).isNotBlank();
    assertThat(info.hypervisor()).isNotBlank();
    assertThat(info.cpuModel()).as("no architecture").isNotIn("x86_64", "i686", "aarch64");
    assertThat(info.cpus()).isPositive();
    assertThat(info.memory()).isGreaterThan(1L << 20);
  }

  @Test
  default void givesAReasonForEveryMissingFeature() throws Exception {
    OpenHost home = fixture().openHome();
    assertThat(home.capabilities().matrix())
        .allSatisfy(line -> assertThat(line.reason().isBlank()).as(line.feature().name()).isEqualTo(line.there()))
        .isEqualTo(home.session(Role.OPERATIONS).capabilities().matrix());
  }

  @Test
  default void whatIsClosedIsLostAndClosingTwiceDoesNothing() throws Exception {
    OpenHost home = fixture().openHome();
    UUID vm = fixture().vmOn(home);
    for (Role role : Role.values()) {
      HypervisorSession session = home.session(role);
      assertThat(session.isAlive()).isTrue();
      session.close();
      session.close();
      assertThat(session.isAlive()).isFalse();
      assertFails(Kind.LOST, () -> session.poll(PollRequest.ALL));
      assertFails(Kind.LOST, session::hostInfo);
      assertFails(Kind.LOST, () -> session.domain(vm));
    }
    assertThat(home.listener().losses()).as("closing is not a loss").isEmpty();
  }

  /** What the core does with the other sessions of a host that it has lost. */
  @Test
  default void whatIsClosedForAReasonFailsForIt() throws Exception {
    OpenHost home = fixture().openHome();
    UUID vm = fixture().vmOn(home);
    String reason = "The host has burnt down.";
    for (Role role : Role.values()) {
      HypervisorSession session = home.session(role);
      session.close(reason);
      session.close();
      assertThat(session.isAlive()).isFalse();
      assertThatThrownBy(() -> session.poll(PollRequest.ALL)).hasMessageContaining(reason);
      assertThatThrownBy(session::hostInfo).hasMessageContaining(reason);
      assertThatThrownBy(() -> session.domain(vm)).hasMessageContaining(reason);
      assertFails(Kind.LOST, () -> session.domain(vm));
    }
    assertThat(home.listener().losses()).as("closing is not a loss").isEmpty();
  }

  @Test
  default void anotherSessionOutlivesOneThatIsClosed() throws Exception {
    OpenHost first = fixture().openHome();
    OpenHost second = fixture().openHome();
    first.close();
    assertThat(second.poll().domains()).isNotEmpty();
  }

  @Test
  default void anUnreachableHostIsUnreachable() {
    assumeTrue(fixture().unreachable().isPresent(), "the driver has no unreachable endpoint");
    ContractHost nowhere = ContractHost.at(fixture().unreachable().get());
    assertFails(Kind.UNREACHABLE, () -> OpenHost.open(fixture().driver(), nowhere, fixture().threads, Role.POLLING,
        SessionListener.NONE).close());
  }

  @Test
  default void listsDomainsWithTheirStates() throws Exception {
    Instant before = Instant.now();
    PollRound round = fixture().openHome().poll();
    assertThat(round.wall()).isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
    Map<String, DomainInfo> byName = round.domains().stream().map(DomainReadings::info)
        .collect(Collectors.toMap(DomainInfo::name, info -> info));
    DomainInfo vm = byName.get(fixture().vm());
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
  default void countersNeverFall() throws Exception {
    OpenHost home = fixture().openHome();
    UUID vm = fixture().vmOn(home);
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
  default void aRoundLeavesOutJobTakingCallsOfBusyDomains() throws Exception {
    OpenHost home = fixture().openHome();
    UUID vm = fixture().vmOn(home);
    PollRound round = home.session(Role.POLLING).poll(new PollRequest(Set.of(vm)));
    assertThat(readings(round, vm).cpuTime()).isNotNegative();
    assertThat(readings(round, vm).info().memory()).isPositive();
  }

  @Test
  default void pollsFromSeveralThreadsAtOnce() throws Exception {
    OpenHost home = fixture().openHome();
    List<CompletableFuture<Integer>> rounds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rounds.add(CompletableFuture.supplyAsync(() -> pollUnchecked(home).domains().size(), fixture().threads));
    }
    int count = home.poll().domains().size();
    for (CompletableFuture<Integer> round : rounds) {
      assertThat(round.get(fixture().patience().toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(count);
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
  default void anUnknownDomainIsNotThere() throws Exception {
    assertThat(fixture().openHome().session(Role.POLLING).domain(UNKNOWN)).isEmpty();
  }

  @Test
  default void whatIsThereHasItsFacet() throws Exception {
    OpenHost home = fixture().openHome();
    Capabilities can = home.capabilities();
    assertThat(Feature.values()).filteredOn(can::has)
        .allSatisfy(feature -> assertThat(home.session(Role.POLLING).facet(feature.facet())).as(feature.name())
            .isPresent());
  }

  @Test
  default void aMissingFacetIsRefusedWithAReason() throws Exception {
    OpenHost home = fixture().openHome();
    HypervisorSession session = home.session(Role.OPERATIONS);
    for (Feature feature : Feature.values()) {
      if (session.facet(feature.facet()).isEmpty()) {
        assertFails(Kind.UNSUPPORTED, () -> session.require(feature.facet()));
        assertThat(catchThrowable(() -> session.require(feature.facet()))).extracting(Throwable::getMessage)
            .isIn(home.capabilities().matrix().stream().map(Capabilities.Line::reason).toList());
      }
    }
    assertThat(session.facet(SessionContract.class)).as("what no driver has").isEmpty();
    assertFails(Kind.UNSUPPORTED, () -> session.require(SessionContract.class));
  }

  @Test
  default void facetsDependNeitherOnTheRoleNorOnTheConnection() throws Exception {
    OpenHost home = fixture().openHome();
    Set<Class<?>> facets = facets(home.session(Role.POLLING));
    for (Role role : Role.values()) {
      assertThat(facets(home.session(role))).isEqualTo(facets);
      home.session(role).close();
      assertThat(facets(home.session(role))).isEqualTo(facets);
    }
  }

  private static Set<Class<?>> facets(HypervisorSession session) {
    return Feature.values().stream().<Class<?>>map(Feature::facet)
        .filter(facet -> session.facet(facet).isPresent()).collect(Collectors.toSet());
  }
}
