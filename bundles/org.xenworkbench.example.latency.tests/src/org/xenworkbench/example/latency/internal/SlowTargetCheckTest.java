/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeSession;

class SlowTargetCheckTest {

  private final Host source = host("pm1");
  private final Host target = host("pm2");

  private static Host host(String name) {
    return Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).simulated(true)
        .build();
  }

  private static HostConfiguration configuration(Host host) {
    return new HostConfiguration(host.id(), host.name(),
        new Endpoint("simulator", Endpoint.Transport.LOCAL, "demo/" + host.name(), 0, Optional.empty()),
        Optional.empty(), true, false);
  }

  private List<Verdict> check(HostCalls hosts, Duration patience) {
    VirtualMachine vm = VirtualMachine.of(VmId.of(new UUID(1, 1)), "web", source.id()).state(DomainState.RUNNING, 1)
        .vcpus(1).memory(1, 1).build();
    return new SlowTargetCheck(hosts, patience).check(new Subject(MigrationRequest.peerToPeer(vm.id(), target.id()), vm,
        source, target, Optional.empty(), Optional.empty(), configuration(source), configuration(target), List.of(),
        Optional.empty()));
  }

  @Test
  void hasNothingToSayOfATargetThatAnswers() {
    List<HostId> asked = new ArrayList<>();
    HypervisorSession session = new FakeSession();
    assertThat(check(new FakeHostCalls((host, connection) -> {
      asked.add(host);
      return session;
    }), Duration.ofSeconds(30))).isEmpty();
    assertThat(asked).containsExactly(target.id());
  }

  @Test
  void warnsOfATargetThatIsLost() {
    assertThat(check(new FakeHostCalls((host, connection) -> {
      throw new HypervisorException(HypervisorException.Kind.LOST, "gone");
    }), Duration.ofSeconds(30))).singleElement().satisfies(verdict -> {
      assertThat(verdict.severity()).isEqualTo(Verdict.Severity.WARNING);
      assertThat(verdict.reason()).isEqualTo("'pm2' cannot be asked: gone");
    });
  }

  @Test
  void warnsOfATargetThatIsFrozen() {
    Frozen hosts = new Frozen();
    assertThat(check(hosts, Duration.ofMillis(1))).singleElement().extracting(Verdict::reason)
        .isEqualTo("'pm2' does not answer at present.");
    assertThat(hosts.answer).as("what nobody waits for any more").isCompletedExceptionally();
  }

  private static final class Frozen implements HostCalls {

    private CompletableFuture<?> answer = new CompletableFuture<>();

    @Override
    public Timing timing() {
      return Timing.system();
    }

    @Override
    public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
      CompletableFuture<R> never = new CompletableFuture<>();
      answer = never;
      return never;
    }

    @Override
    public void pollSoon(HostId host) {
      // it is frozen
    }

    @Override
    public Registration addListener(HostEventListener listener) {
      return () -> {};
    }
  }
}
