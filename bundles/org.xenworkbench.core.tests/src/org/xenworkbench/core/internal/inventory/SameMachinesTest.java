/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;

class SameMachinesTest {

  private final HostId a = HostId.random();
  private final HostId a2 = HostId.random();
  private final UUID web = UUID.randomUUID();
  private final UUID db = UUID.randomUUID();
  private final InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());
  private final FakeEventLog log = new FakeEventLog();
  private final List<LogEntry> said = log.written();
  private long time;

  @BeforeEach
  void hosts() {
    connect(a, "A");
    connect(a2, "A2");
    new SameMachineWarning(inventory, log, Clock.systemUTC());
  }

  @Test
  void secondConnectionShowsNoVmsAndIsSaidOnce() {
    both(running(web, 1), running(db, 2));
    both(running(web, 1), running(db, 2));
    assertThat(inventory.host(a2).orElseThrow().sameMachineAs()).contains(a);
    assertThat(inventory.host(a).orElseThrow().sameMachineAs()).isEmpty();
    assertThat(inventory.virtualMachines()).hasSize(2).allSatisfy(vm -> {
      assertThat(vm.host()).isEqualTo(a);
      assertThat(vm.alsoOn()).isEmpty();
    });
    assertThat(inventory.placements(VmId.of(web))).hasSize(1);
    assertThat(said).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains("'A2' is the same machine as 'A'");
      assertThat(entry.user()).isEqualTo("workbench");
    });
  }

  /** It is one and the same, though its identity is of the host. */
  @Test
  void theControlDomainIsShownWithTheFirstOnly() {
    both(running(web, 1), running(VmId.CONTROL_DOMAIN_UUID, 0));
    assertThat(inventory.virtualMachines(a)).hasSize(2);
    assertThat(inventory.virtualMachines(a2)).isEmpty();
    for (int i = 0; i < 4; i++) {
      list(a2, running(db, 5), running(VmId.CONTROL_DOMAIN_UUID, 0));
      list(a, running(web, 1), running(VmId.CONTROL_DOMAIN_UUID, 0));
    }
    assertThat(inventory.virtualMachines(a2)).as("two machines after all").hasSize(2);
  }

  @Test
  void whatChangesBetweenTwoPollsIsNoDifference() {
    both(running(web, 1));
    list(a2, running(web, 1), running(db, 2)); // the second is asked first
    list(a, running(web, 1), running(db, 2));
    assertThat(inventory.virtualMachines(a2)).isEmpty();
    assertThat(inventory.virtualMachines(a)).hasSize(2).allMatch(vm -> vm.alsoOn().isEmpty());
    assertThat(inventory.identity(a, db)).isEqualTo(VmId.of(db));
  }

  @Test
  void boardsWithOneUuidHideNoVm() {
    list(a, running(web, 1));
    list(a2, running(db, 1));
    assertThat(inventory.virtualMachines()).hasSize(2);
    assertThat(said).isEmpty();
    list(a, running(web, 1), running(db, 2));
    list(a2, running(web, 3), running(db, 1)); // one UUID each, and numbers that differ
    assertThat(inventory.virtualMachines()).hasSize(4);
    assertThat(said).isEmpty();
  }

  @Test
  void hostsThatListNothingProveNothing() {
    both();
    both(running(VmId.CONTROL_DOMAIN_UUID, 0));
    assertThat(said).isEmpty();
    assertThat(inventory.virtualMachines(a2)).hasSize(1);
  }

  @Test
  void copyWithAnotherNameIsAnotherVm() {
    list(a, running(web, 1));
    list(a2, DomainInfo.of(web, "web-copy").state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).build());
    assertThat(inventory.virtualMachines()).extracting(VirtualMachine::name)
        .containsExactlyInAnyOrder("VM", "web-copy");
  }

  @Test
  void listsThatGoOnDifferingAreOfTwoMachines() {
    both(running(web, 1));
    list(a2, running(web, 1), running(db, 2));
    list(a2, running(web, 1), running(db, 2));
    assertThat(inventory.host(a2).orElseThrow().sameMachineAs()).contains(a);
    list(a2, running(web, 1), running(db, 2));
    assertThat(inventory.host(a2).orElseThrow().sameMachineAs()).isEmpty();
    assertThat(inventory.virtualMachine(VmId.claim(a2, web))).isPresent();
  }

  /** They are what they were, with their past: nothing has happened to them. */
  @Test
  void secondShowsTheVmsWhileTheFirstIsAway() {
    both(running(web, 1));
    disconnect(a, "A");
    assertShown(a2, VmId.of(web));
    assertThat(inventory.host(a).orElseThrow().sameMachineAs()).contains(a2);
    assertThat(inventory.host(a2).orElseThrow().sameMachineAs()).isEmpty();
    list(a2, running(web, 1));
    assertShown(a2, VmId.of(web));
    connect(a, "A");
    both(running(web, 1));
    assertShown(a2, VmId.of(web));
    assertThat(said).hasSize(1);
  }

  @Test
  void secondShowsTheVmsWhenTheFirstIsRemoved() {
    both(running(web, 1), running(VmId.CONTROL_DOMAIN_UUID, 0));
    inventory.removeHost(a);
    inventory.retainHolders(Set.of(a2));
    assertShown(a2, VmId.controlDomain(a2), VmId.of(web));
    assertThat(inventory.host(a2).orElseThrow().sameMachineAs()).isEmpty();
  }

  @Test
  void secondThatComesWhileTheFirstIsAwayShowsTheVms() {
    both(running(web, 1));
    disconnect(a2, "A2");
    disconnect(a, "A");
    assertThat(inventory.virtualMachines()).isEmpty();
    connect(a2, "A2");
    list(a2, running(web, 1));
    assertShown(a2, VmId.of(web));
  }

  @Test
  void thirdFollowsTheOneThatShowsTheVms() {
    HostId a3 = HostId.random();
    connect(a3, "A3");
    both(running(web, 1));
    list(a3, running(web, 1));
    assertThat(inventory.host(a3).orElseThrow().sameMachineAs()).contains(a);
    disconnect(a, "A");
    HostId first = inventory.virtualMachine(VmId.of(web)).orElseThrow().host();
    HostId other = first.equals(a2) ? a3 : a2;
    assertThat(inventory.host(other).orElseThrow().sameMachineAs()).contains(first);
    disconnect(first, "first");
    assertShown(other, VmId.of(web));
    assertThat(inventory.host(a).orElseThrow().sameMachineAs()).contains(other);
  }

  @Test
  void migrationToTheSecondIsOneToTheMachine() {
    HostId b = HostId.random();
    inventory.putHost(Host.of(b, "B", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    both(running(db, 2));
    list(b, running(web, 1));
    inventory.setMigrating(VmId.of(web), b, Optional.of(a2));
    list(a2, running(db, 2), paused(web, 3));
    list(a, running(db, 2), paused(web, 3));
    assertShown(b, VmId.of(web));
    assertThat(inventory.isTravelling(a, web)).isTrue();
    disconnect(a, "A");
    list(b);
    list(a2, running(db, 2), running(web, 3));
    inventory.setMigrating(VmId.of(web), Optional.empty());
    assertShown(a2, VmId.of(db), VmId.of(web));
  }

  private void assertShown(HostId host, VmId... vms) {
    assertThat(inventory.virtualMachines(host)).extracting(VirtualMachine::id).containsExactlyInAnyOrder(vms);
    assertThat(inventory.virtualMachines()).allMatch(vm -> vm.alsoOn().isEmpty())
        .filteredOn(vm -> List.of(vms).contains(vm.id())).hasSize(vms.length);
  }

  private void disconnect(HostId id, String name) {
    inventory.putHost(host(id, name, Connection.State.DISCONNECTED));
    inventory.forgetDomains(id);
  }

  private static DomainInfo paused(UUID uuid, int number) {
    return running(uuid, number).toBuilder().state(DomainState.PAUSED, number).build();
  }

  private void both(DomainInfo... infos) {
    list(a, infos);
    list(a2, infos);
  }

  private void list(HostId host, DomainInfo... infos) {
    inventory.updateDomains(host, List.of(infos), ++time);
  }

  private void connect(HostId id, String name) {
    inventory.putHost(host(id, name, Connection.State.CONNECTED));
  }

  private static Host host(HostId id, String name, Connection.State state) {
    return Host.of(id, name, Connection.of(state, Instant.EPOCH))
        .info(HostInfo.of("h", "Xen").cpus(1).memory(1).addMarks(Set.of("uuid 1", name)).build()).build();
  }

  private static DomainInfo running(UUID uuid, int number) {
    return DomainInfo.of(uuid, "VM").state(DomainState.RUNNING, number).vcpus(1).memory(64, 64).build();
  }
}
