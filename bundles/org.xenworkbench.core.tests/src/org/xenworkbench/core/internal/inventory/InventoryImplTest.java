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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
  private final InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run));

  @BeforeEach
  void hosts() {
    inventory.putHost(host(pm1, "PM1"));
    inventory.putHost(host(pm2, "PM2"));
    inventory.addListener(changes::addAll);
  }

  @Test
  void sourceOwnsUntilTheTargetHasResumed() {
    inventory.updateDomains(pm2, List.of(info(uuid, DomainState.RUNNING)), 1);
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
    return new DomainInfo(uuid, "VM", state.isActive() ? 1 : -1, state, 1, 64, 64, true);
  }

  private static Host host(HostId id, String name) {
    return new Host(id, name, "", Host.Kind.HYPERVISOR, false,
        Connection.of(Connection.State.CONNECTED, Instant.EPOCH), Optional.empty());
  }
}
