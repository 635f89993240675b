/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.AddressAccess;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.VirtualTime;

class GuestAddressesImplTest {

  private final FakeInventory inventory = new FakeInventory();
  private final VirtualTime time = new VirtualTime();
  private final Host host = inventory.put(
      Host.of(HostId.random(), "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
  private final VirtualMachine vm = inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "VM1", host.id())
      .state(DomainState.RUNNING, 1).build());
  private final List<UUID> calls = new ArrayList<>();
  private final List<VmId> told = new ArrayList<>();
  private Optional<List<String>> answer = Optional.of(List.of("10.0.0.7"));
  private GuestAddressesImpl addresses;

  @BeforeEach
  void create() {
    class Told extends FakeSession implements AddressAccess {
      @Override
      public List<String> addresses(UUID domain) throws HypervisorException {
        calls.add(domain);
        return answer.orElseThrow(() -> new HypervisorException(HypervisorException.Kind.FAILED, "Not now."));
      }
    }
    Told session = new Told();
    addresses = new GuestAddressesImpl(inventory,
        new FakeHostRegistry().withCapabilities(host.id(), session.capabilities()),
        new FakeHostCalls((id, role) -> session), time);
    addresses.addListener(told::add);
  }

  @Test
  void nobodyIsAskedWhatNobodyLooksAt() {
    assertThat(addresses.of(vm.id())).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void whatIsLookedAtIsAskedForOnceAMinute() {
    for (int i = 0; i < 10; i++) {
      addresses.want(Set.of(vm.id()));
    }
    assertThat(addresses.of(vm.id())).containsExactly("10.0.0.7");
    assertThat(calls).containsExactly(vm.id().uuid());
    assertThat(told).containsExactly(vm.id());
    time.advance(Duration.ofSeconds(61));
    addresses.want(Set.of(vm.id()));
    assertThat(calls).hasSize(2);
    assertThat(told).as("the same again is no news").hasSize(1);
  }

  @Test
  void whatCannotBeToldIsUnknownAndTriedAgainLater() {
    answer = Optional.empty();
    addresses.want(Set.of(vm.id()));
    addresses.want(Set.of(vm.id()));
    assertThat(addresses.of(vm.id())).isEmpty();
    assertThat(calls).hasSize(1);
    answer = Optional.of(List.of("fe80::1"));
    time.advance(Duration.ofSeconds(61));
    addresses.want(Set.of(vm.id()));
    assertThat(addresses.of(vm.id())).containsExactly("fe80::1");
  }

  @Test
  void anotherRunHasOthersAndWhatIsOffIsNotAskedFor() {
    addresses.want(Set.of(vm.id()));
    inventory.put(vm.toBuilder().state(DomainState.SHUT_OFF, -1).build());
    assertThat(addresses.of(vm.id())).isEmpty();
    addresses.want(Set.of(vm.id()));
    assertThat(calls).hasSize(1);
  }

  @Test
  void aMigrationTakesThemAlongAndIsNotDisturbed() {
    addresses.want(Set.of(vm.id()));
    inventory.put(vm.toBuilder().migratingTo(HostId.random()).build());
    time.advance(Duration.ofSeconds(61));
    addresses.want(Set.of(vm.id()));
    assertThat(calls).hasSize(1);
    assertThat(addresses.of(vm.id())).containsExactly("10.0.0.7");
  }
}
