/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class InventoryImplTest {

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final VmId vm = VmId.of(uuid);
  private final List<InventoryChange> changes = new ArrayList<>();
  private final InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());

  @BeforeEach
  void hosts() {
    inventory.putHost(host(pm1, "PM1"));
    inventory.putHost(host(pm2, "PM2"));
    inventory.addListener(changes::addAll);
  }

  @Test
  void sourceOwnsUntilTheTargetHasResumed() {
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.setMigrating(vm, Optional.of(pm1));
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.SHUT_OFF)), 2);
    assertThat(owner()).isEqualTo(pm2);
    inventory.updateDomain(pm1, info(uuid, DomainState.PAUSED), 3);
    assertThat(owner()).isEqualTo(pm2);
    inventory.updateDomain(pm2, info(uuid, DomainState.PAUSED), 4);
    assertThat(owner()).as("both paused: it stays").isEqualTo(pm2);
    changes.clear();
    inventory.updateDomain(pm1, info(uuid, DomainState.RUNNING), 5);
    assertThat(owner()).isEqualTo(pm1);
    assertThat(changes).hasSize(1).first()
        .satisfies(change -> assertThat(((InventoryChange.VmChange) change).moved()).isTrue());
    inventory.removeDomain(pm2, uuid, 6);
    assertThat(owner()).isEqualTo(pm1);
    assertThat(inventory.placements(vm)).hasSize(1);
  }

  @Test
  void migrationMovesTheVmWhenItRunsAtTheTargetWhateverTheSourceSays() {
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.setMigrating(vm, Optional.of(pm1));
    inventory.updateDomain(pm1, info(uuid, DomainState.SHUT_OFF), 2);
    assertThat(owner()).isEqualTo(pm2);
    inventory.updateDomain(pm1, info(uuid, DomainState.PAUSED), 3);
    assertThat(owner()).isEqualTo(pm2);
    changes.clear();
    inventory.updateDomain(pm1, info(uuid, DomainState.RUNNING), 4);
    assertThat(owner()).as("Xen still lists it as running at the source").isEqualTo(pm1);
    assertThat(changes).hasSize(1).first()
        .satisfies(change -> assertThat(((InventoryChange.VmChange) change).moved()).isTrue());
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 5);
    inventory.setMigrating(vm, Optional.empty());
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 6);
    assertThat(owner()).as("the mark is gone, the source still runs").isEqualTo(pm1);
    inventory.removeDomain(pm2, uuid, 7);
    assertThat(owner()).isEqualTo(pm1);
  }

  @Test
  void ofTwoPausedTheSourceOwnsUntilTheTargetRuns() {
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.PAUSED)), 1);
    inventory.setMigrating(vm, Optional.of(pm1));
    inventory.updateDomain(pm1, info(uuid, DomainState.PAUSED), 2);
    assertThat(owner()).isEqualTo(pm2);
  }

  @Test
  void targetThatIsLostWhileBothRunLeavesTheVmToTheSource() {
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.setMigrating(vm, Optional.of(pm1));
    inventory.updateDomain(pm1, info(uuid, DomainState.RUNNING), 2);
    inventory.loseDomains(pm1);
    assertThat(owner()).isEqualTo(pm2);
  }

  @Test
  void controlDomainsOfTwoHostsAreTwo() {
    inventory.updateDomains(pm1, List.of(info(VmId.CONTROL_DOMAIN_UUID, DomainState.RUNNING)), 1);
    inventory.updateDomains(pm2, List.of(info(VmId.CONTROL_DOMAIN_UUID, DomainState.RUNNING)), 1);
    assertThat(inventory.virtualMachines()).hasSize(2).allMatch(VirtualMachine::isControlDomain);
    assertThat(inventory.virtualMachines(pm1)).hasSize(1).first()
        .satisfies(dom0 -> assertThat(dom0.host()).isEqualTo(pm1));
    assertThat(inventory.placements(VmId.controlDomain(pm1))).hasSize(1);
  }

  @Test
  void shutOffOnTwoHostsIsTwoEntries() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.SHUT_OFF)), 1);
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.SHUT_OFF)), 1);
    assertThat(inventory.virtualMachines(pm1)).hasSize(1);
    assertThat(inventory.virtualMachines(pm2)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = DomainState.class, names = {"SHUT_OFF", "PAUSED", "RUNNING"})
  void hostThatNamesAnothersVmGetsAClaimOfItsOwn(DomainState state) {
    inventory.updateDomains(pm1, List.of(info(uuid, "web", state)), 1);
    inventory.updateDomains(pm2, List.of(info(uuid, "web-copy", DomainState.RUNNING)), 2);
    VmId claim = VmId.claim(pm2, uuid);
    assertThat(inventory.identity(pm1, uuid)).isEqualTo(vm);
    assertThat(inventory.identity(pm2, uuid)).isEqualTo(claim);
    assertThat(inventory.virtualMachines(pm1)).singleElement().satisfies(web -> {
      assertThat(web.id()).isEqualTo(vm);
      assertThat(web.name()).isEqualTo("web");
      assertThat(web.alsoOn()).containsExactly(pm2);
    });
    assertThat(inventory.virtualMachines(pm2)).singleElement().satisfies(copy -> {
      assertThat(copy.id()).isEqualTo(claim);
      assertThat(copy.name()).isEqualTo("web-copy");
      assertThat(copy.alsoOn()).containsExactly(pm1);
    });
    assertThat(inventory.virtualMachine(claim)).get().extracting(VirtualMachine::host).isEqualTo(pm2);
  }

  @Test
  void movesToTheOtherWhenItsHostListsItNoLonger() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.SHUT_OFF)), 1);
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 2);
    changes.clear();
    inventory.updateDomains(pm1, List.of(), 3);
    assertThat(owner()).isEqualTo(pm2);
    assertThat(inventory.virtualMachines()).singleElement()
        .satisfies(only -> assertThat(only.alsoOn()).isEmpty());
    assertThat(changes).extracting(InventoryChange::id).containsExactly(vm, VmId.claim(pm2, uuid));
  }

  @Test
  void coldMoveKeepsTheIdentity() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.SHUT_OFF)), 1);
    inventory.updateDomains(pm2, List.of(), 1);
    inventory.removeDomain(pm1, uuid, 2);
    inventory.updateDomain(pm2, info(uuid, DomainState.SHUT_OFF), 3);
    assertThat(owner()).isEqualTo(pm2);
  }

  @Test
  void vmOfAHostThatIsNotConnectedIsNotTakenOver() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.PAUSED)), 1);
    inventory.forgetDomains(pm1);
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 2);
    assertThat(inventory.virtualMachine(vm)).isEmpty();
    assertThat(inventory.virtualMachine(VmId.claim(pm2, uuid))).get()
        .satisfies(claim -> assertThat(claim.alsoOn()).containsExactly(pm1));
    inventory.updateDomain(pm1, info(UUID.randomUUID(), DomainState.RUNNING), 3); // an event before the first listing
    assertThat(inventory.virtualMachine(vm)).isEmpty();
    inventory.updateDomains(pm1, List.of(), 4);
    assertThat(owner()).as("it is back, and does not list it").isEqualTo(pm2);
  }

  @Test
  void vmOfAHostThatWasRemovedIsAnybodys() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.PAUSED)), 1);
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 2);
    inventory.removeHost(pm1);
    assertThat(inventory.virtualMachine(vm)).as("its settings may only be changed").isEmpty();
    inventory.retainHolders(Set.of(pm2));
    assertThat(owner()).isEqualTo(pm2);
  }

  @Test
  void lostSourceDoesNotKeepAVmThatHasArrived() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.setMigrating(vm, Optional.of(pm2));
    inventory.updateDomain(pm2, info(uuid, DomainState.PAUSED), 2);
    inventory.loseDomains(pm1);
    assertThat(owner()).isEqualTo(pm1);
    inventory.updateDomain(pm2, info(uuid, DomainState.RUNNING), 3);
    assertThat(owner()).isEqualTo(pm2);
    assertThat(inventory.virtualMachines()).hasSize(1);
    inventory.setMigrating(vm, Optional.empty());
    inventory.updateDomains(pm1, List.of(), 4);
    assertThat(owner()).isEqualTo(pm2);
    assertThat(inventory.virtualMachines()).hasSize(1);
  }

  @Test
  void migrationFromAHostThatDoesNotHaveTheVmMovesNothing() {
    HostId pm3 = HostId.random();
    inventory.putHost(host(pm3, "PM3"));
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.PAUSED)), 1);
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 2);
    inventory.setMigrating(vm, pm2, Optional.of(pm3));
    inventory.updateDomains(pm3, List.of(info(uuid, DomainState.RUNNING)), 3);
    assertThat(owner()).isEqualTo(pm1);
  }

  @Test
  void claimThatMigratesIsShownOnOneOfTheTwo() {
    HostId pm3 = HostId.random();
    inventory.putHost(host(pm3, "PM3"));
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 2);
    inventory.setMigrating(VmId.claim(pm2, uuid), Optional.of(pm3));
    inventory.updateDomains(pm3, List.of(info(uuid, DomainState.PAUSED)), 3);
    assertThat(inventory.virtualMachines(pm3)).isEmpty();
    inventory.updateDomain(pm3, info(uuid, DomainState.RUNNING), 4);
    assertThat(inventory.virtualMachines(pm2)).isEmpty();
    assertThat(inventory.virtualMachines(pm3)).hasSize(1);
    assertThat(owner()).isEqualTo(pm1);
  }

  @Test
  void listingAskedForBeforeAnEventDoesNotUndoIt() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 10);
    inventory.removeDomain(pm1, uuid, 30);
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 20);
    assertThat(inventory.virtualMachine(vm)).isEmpty();
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 40);
    assertThat(inventory.virtualMachine(vm)).isPresent();
  }

  @Test
  void lostHostKeepsItsMachinesInAnUnknownState() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.loseDomains(pm1);
    assertThat(inventory.virtualMachine(vm)).get().extracting(VirtualMachine::state).isEqualTo(DomainState.NO_STATE);
    inventory.forgetDomains(pm1);
    assertThat(inventory.virtualMachines()).isEmpty();
  }

  @Test
  void selectionSurvivesARefresh() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 1);
    VirtualMachine before = inventory.virtualMachine(vm).orElseThrow();
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.PAUSED)), 2);
    VirtualMachine after = inventory.virtualMachine(vm).orElseThrow();
    assertThat(after).isEqualTo(before);
    assertThat(after.sameContent(before)).isFalse();
  }

  @Test
  void nothingIsSaidWhereNothingChanged() {
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 1);
    changes.clear();
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 2);
    assertThat(changes).isEmpty();
  }

  @Test
  void migratingIsMarkedUntilItHasArrived() {
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.setMigrating(vm, Optional.of(pm1));
    assertThat(inventory.virtualMachine(vm).orElseThrow().migratingTo()).contains(pm1);
    inventory.setMigrating(vm, Optional.empty());
    assertThat(inventory.virtualMachine(vm).orElseThrow().isMigrating()).isFalse();
  }

  @Test
  void anAnswerThatComesAfterItsHostWasRemovedIsIgnored() {
    inventory.removeHost(pm1);
    inventory.updateDomains(pm1, List.of(info(uuid, DomainState.RUNNING)), 1);
    inventory.updateDomain(pm1, info(uuid, DomainState.RUNNING), 2);
    assertThat(inventory.virtualMachines()).isEmpty();
  }

  private HostId owner() {
    return inventory.virtualMachine(vm).orElseThrow().host();
  }

  private static DomainInfo info(UUID uuid, DomainState state) {
    return info(uuid, "VM", state);
  }

  private static DomainInfo info(UUID uuid, String name, DomainState state) {
    return DomainInfo.of(uuid, name).state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1).memory(64, 64)
        .build();
  }

  private static Host host(HostId id, String name) {
    return Host.of(id, name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
  }

  @Test
  void numbersInNamesAreOrderedAsNumbers() {
    inventory.putHost(host(HostId.random(), "pm10"));
    assertThat(inventory.hosts()).extracting(Host::name).containsExactly("PM1", "PM2", "pm10");
    inventory.updateDomains(pm1,
        IntStream.of(10, 2, 1, 12, 11).mapToObj(i -> info(UUID.randomUUID(), "node" + i, DomainState.RUNNING)).toList(),
        1);
    assertThat(inventory.virtualMachines(pm1)).extracting(VirtualMachine::name)
        .containsExactly("node1", "node2", "node10", "node11", "node12").isEqualTo(
            inventory.virtualMachines().stream().map(VirtualMachine::name).toList());
  }
}
