/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** A migration of which only the target is heard: its source is disconnected, or was removed. */
class OneEndTest {

  private final HostId source = HostId.random();
  private final HostId target = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final VmId vm = VmId.of(uuid);
  private final InventoryImpl inventory = new InventoryImpl(new Dispatcher(Runnable::run), new FormerHosts());
  private long time;

  @BeforeEach
  void underWay() {
    put(source);
    put(target);
    list(source, running());
    inventory.setMigrating(vm, Optional.of(target));
    list(target, paused(StateReason.MIGRATING));
    assertThat(row()).satisfies(row -> {
      assertThat(row.host()).isEqualTo(source);
      assertThat(row.migratingTo()).contains(target);
      assertThat(row.migratingFrom()).isEmpty();
      assertThat(row.isArriving()).isFalse();
    });
  }

  private void put(HostId host) {
    inventory.putHost(Host.of(host, "PM", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
  }

  private void list(HostId host, DomainInfo... infos) {
    inventory.updateDomains(host, List.of(infos), ++time);
  }

  private DomainInfo running() {
    return DomainInfo.of(uuid, "VM").state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).build();
  }

  private DomainInfo paused(StateReason reason) {
    return running().toBuilder().state(DomainState.PAUSED, 7).reason(reason).build();
  }

  private DomainInfo off(boolean persistent) {
    return running().toBuilder().state(DomainState.SHUT_OFF, -1).persistent(persistent).build();
  }

  private VirtualMachine row() {
    assertThat(inventory.virtualMachines()).as("one VM, and no claim").hasSize(1).allMatch(
        row -> row.alsoOn().isEmpty());
    return inventory.virtualMachine(vm).orElseThrow();
  }

  private void assertArriving() {
    assertThat(row()).satisfies(row -> {
      assertThat(row.host()).isEqualTo(target);
      assertThat(row.migratingFrom()).contains(source);
      assertThat(row.migratingTo()).isEmpty();
      assertThat(row.whereabouts()).isEqualTo(source);
      assertThat(row.isMigrating()).isTrue();
      assertThat(row.isArriving()).isTrue();
    });
  }

  private void removeSource() {
    inventory.removeHost(source);
    inventory.retainHolders(Set.of(target));
  }

  @ParameterizedTest
  @EnumSource(value = StateReason.class, names = {"MIGRATING", "STARTING_UP"})
  void isArrivingWhileItsSourceIsDisconnected(StateReason reason) {
    inventory.forgetDomains(source);
    list(target, paused(reason));
    assertArriving();
    list(source, running());
    assertThat(row().host()).as("its source is heard again").isEqualTo(source);
    assertThat(row().isArriving()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = StateReason.class, names = {"MIGRATING", "STARTING_UP"})
  void isArrivingWhenItsSourceWasRemoved(StateReason reason) {
    list(target, paused(reason));
    removeSource();
    assertArriving();
    list(target, running());
    assertThat(row()).satisfies(row -> assertThat(row.isMigrating()).as("it runs there").isFalse());
  }

  /** libxl lists it so until all of its memory is there. */
  @Test
  void isArrivingOnXenWhereItIsShutOffWithoutADefinition() {
    list(target, off(false));
    inventory.forgetDomains(source);
    assertArriving();
    list(target, off(true));
    assertThat(row()).satisfies(row -> assertThat(row.isArriving()).as("a definition is only that").isFalse());
  }

  @ParameterizedTest
  @EnumSource(value = StateReason.class, names = {"USER", "IO_ERROR", "UNKNOWN"})
  void isPausedAsTheTargetSays(StateReason reason) {
    removeSource();
    list(target, paused(reason));
    assertThat(row()).satisfies(row -> {
      assertThat(row.isMigrating()).isFalse();
      assertThat(row.isArriving()).isFalse();
    });
  }

  @Test
  void isWhatTheTargetSaysWhenTheMigrationIsOver() {
    removeSource();
    inventory.setMigrating(vm, Optional.empty());
    assertThat(row()).satisfies(row -> {
      assertThat(row.host()).isEqualTo(target);
      assertThat(row.migratingFrom()).isEmpty();
      assertThat(row.isArriving()).as("by the hypervisor's word").isTrue();
    });
    list(target, paused(StateReason.STARTING_UP));
    assertThat(row().isArriving()).isFalse();
  }

  /** What was shown in its place is not taken for it. */
  @Test
  void goesBackToASourceThatIsHeardWhateverTheTargetHas() {
    removeSource();
    assertArriving();
    put(source);
    list(source, running());
    assertThat(row()).satisfies(row -> {
      assertThat(row.host()).isEqualTo(source);
      assertThat(row.migratingTo()).contains(target);
    });
  }

  @Test
  void anotherHostsCopyIsAClaimAllTheSame() {
    HostId other = HostId.random();
    put(other);
    inventory.forgetDomains(source);
    list(other, off(true));
    assertThat(inventory.virtualMachine(VmId.claim(other, uuid))).get()
        .satisfies(claim -> assertThat(claim.alsoOn()).containsExactly(target));
    assertThat(inventory.virtualMachine(vm)).get()
        .satisfies(row -> assertThat(row.alsoOn()).containsExactly(other));
  }
}
