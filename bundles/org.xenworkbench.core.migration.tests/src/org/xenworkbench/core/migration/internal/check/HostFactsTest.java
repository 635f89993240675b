/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.VirtualTime;

/** A host is asked once for all, waited for once, and anew when its answer is old or something was done. */
class HostFactsTest {

  private final ManualClock clock = new ManualClock();
  private final Timing time = new VirtualTime(clock);
  private final FakePolling polling = new FakePolling();
  private final AtomicInteger questions = new AtomicInteger();
  private final Host pm1 = Host.of(HostId.random(), "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
      .build();

  /** Counts how often it is asked. */
  private final class Asked extends FakeSession implements NetworkAccess {

    @Override
    public List<VirtualNetwork> networks() {
      questions.incrementAndGet();
      return List.of();
    }

    @Override
    public List<NetworkMember> members() {
      return List.of();
    }
  }

  /** A host that never answers. */
  private final class Frozen implements HostCalls {

    @Override
    public Timing timing() {
      return time;
    }

    @Override
    public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
      questions.incrementAndGet();
      return new CompletableFuture<>();
    }

    @Override
    public void pollSoon(HostId host) {
      throw new AssertionError("nothing is polled");
    }

    @Override
    public Registration addListener(HostEventListener listener) {
      throw new AssertionError("nothing is heard");
    }
  }

  private HostFacts facts(HostCalls hosts, Duration patience) {
    return new HostFacts(hosts, polling, time, patience);
  }

  @Test
  void anAnswerHoldsForMomentsAndUntilSomethingWasDone() throws Exception {
    HostFacts facts = facts(new FakeHostCalls((host, role) -> new Asked()), Duration.ofSeconds(9));
    for (int i = 0; i < 10; i++) {
      assertThat(facts.networks(pm1)).isPresent();
    }
    assertThat(questions).hasValue(1);
    clock.advance(HostFacts.AGE);
    facts.networks(pm1);
    assertThat(questions).as("it is old").hasValue(2);
    CompletableFuture<Object> fix = new CompletableFuture<>();
    facts.after(fix);
    facts.networks(pm1);
    assertThat(questions).as("the fix is under way").hasValue(2);
    fix.complete(pm1);
    facts.networks(pm1);
    assertThat(questions).as("it has ended").hasValue(3);
  }

  @Test
  void whatNobodyAsksForAnyMoreIsForgottenWithTheNextRound() throws Exception {
    HostFacts facts = facts(new FakeHostCalls((host, role) -> new Asked()), Duration.ofSeconds(9));
    facts.networks(pm1);
    polling.tell(FakePolling.round(pm1.id()));
    assertThat(facts.known()).isEqualTo(1);
    clock.advance(HostFacts.AGE.multipliedBy(2));
    polling.tell(FakePolling.round(pm1.id()));
    assertThat(facts.known()).isZero();
  }

  /** On a server that is gone, each would take one of the few calls of the connection that polls. */
  @Test
  void oneQuestionOfStorageThatHangsIsEnough() {
    HostFacts facts = facts(new Frozen(), Duration.ofMillis(5));
    for (String pool : List.of("one", "two", "three", "four", "five")) {
      assertThatThrownBy(() -> facts.volume(pm1, pool, "a.img")).hasMessage("'pm1' does not answer.");
      assertThatThrownBy(() -> facts.volumeAt(pm1, "/srv/" + pool)).hasMessage("'pm1' does not answer.");
      clock.advance(HostFacts.AGE);
    }
    assertThat(questions).as("that of the volumes, and that of the path at the same moment").hasValue(2);
    assertThatThrownBy(() -> facts.networks(pm1)).hasMessage("'pm1' does not answer.");
    assertThat(questions).as("networks are no storage").hasValue(3);
  }

  @Test
  void whatAHostHasNotIsNoFailure() throws Exception {
    HostFacts facts = facts(new FakeHostCalls((host, role) -> new FakeSession()), Duration.ofSeconds(9));
    assertThat(facts.networks(pm1)).isEmpty();
    assertThat(facts.pools(pm1)).isEmpty();
    assertThat(facts.cpu(pm1)).isEmpty();
  }

  @Test
  void aHostThatDoesNotAnswerIsAskedOnceAndNotWaitedForAgain() {
    HostFacts facts = facts(new Frozen(), Duration.ofMillis(5));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> facts.networks(pm1)).isInstanceOf(HypervisorException.class)
          .hasMessage("'pm1' does not answer.");
      clock.advance(HostFacts.AGE);
    }
    assertThat(questions).hasValue(1);
  }
}
