/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;

class ModelTextsTest {

  private static final HostId ID = HostId.random();

  @Test
  void whatIsSavedSaysSoWhateverTheReason() {
    VirtualMachine vm = VirtualMachine.of(VmId.of(new UUID(1, 2)), "web", HostId.random()).saved(true).build();
    assertThat(ModelTexts.explained(vm)).isEqualTo("Saved");
    assertThat(ModelTexts.explained(vm.toBuilder().saved(false).reason(StateReason.SAVED).build()))
        .as("discarded").isEqualTo("Shut off");
  }

  @Test
  void aSimulatedHostIsMarked() {
    assertThat(ModelTexts.name(host(true, Connection.State.CONNECTED))).isEqualTo("pm1 (simulated)");
    assertThat(ModelTexts.name(host(false, Connection.State.CONNECTED))).isEqualTo("pm1");
  }

  @Test
  void aFailedHostSaysWhy() {
    Host failed = Host.of(ID, "pm1", Connection.failed(Instant.EPOCH, "It does not answer.", Instant.EPOCH))
        .address("a").build();
    assertThat(ModelTexts.state(failed)).isEqualTo("It does not answer.");
    assertThat(XenIcon.of(failed)).isEqualTo(XenIcon.HOST_FAILED);
  }

  @ParameterizedTest
  @EnumSource(DomainState.class)
  void everyStateHasATextAndAnIcon(DomainState state) {
    assertThat(ModelTexts.state(state)).isNotBlank();
    assertThat(XenIcon.of(vm(state, Optional.empty()))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"PAUSED, IO_ERROR, Paused: I/O error", "PAUSED, USER, Paused", "PAUSED, UNKNOWN, Paused",
      "CRASHED, PANICKED, Crashed: kernel panic", "SHUT_OFF, SAVED, Shut off",
      "SHUT_OFF, DESTROYED, Shut off", "RUNNING, MIGRATED, Running"})
  void aStateSaysWhyWhereThatTellsMore(DomainState state, StateReason reason, String text) {
    VirtualMachine vm = VirtualMachine.of(VmId.of(UUID.randomUUID()), "x", ID).state(state, 1).vcpus(1).reason(reason)
        .build();
    assertThat(ModelTexts.state(vm, new FakeInventory())).isEqualTo(text);
  }

  @Test
  void aMigrationIsSeenWhateverTheState() {
    assertThat(XenIcon.of(vm(DomainState.PAUSED, Optional.of(ID)))).isEqualTo(XenIcon.VM_MIGRATING);
  }

  /** Neither paused nor shut off, as its shell there is; its source may be in the list no more. */
  @Test
  void whatArrivesSaysFromWhere() {
    FakeInventory inventory = new FakeInventory();
    VirtualMachine arriving = vm(DomainState.PAUSED, Optional.empty()).toBuilder().reason(StateReason.STARTING_UP)
        .migratingFrom(Optional.of(ID)).build();
    assertThat(ModelTexts.state(arriving, inventory)).isEqualTo("Migrating from a removed host");
    inventory.put(host(false, Connection.State.DISCONNECTED));
    assertThat(ModelTexts.state(arriving, inventory)).isEqualTo("Migrating from pm1");
    assertThat(XenIcon.of(arriving)).isEqualTo(XenIcon.VM_MIGRATING);
  }

  @ParameterizedTest
  @EnumSource(XenIcon.class)
  void everyIconIsDrawn(XenIcon icon) {
    assertThat(icon.path()).isEqualTo(icon.path().toLowerCase(java.util.Locale.ROOT)).endsWith(".svg");
    assertThat(XenIcon.class.getResource(icon.path())).as(icon.path()).isNotNull();
  }

  private static Host host(boolean simulated, Connection.State state) {
    return Host.of(ID, "pm1", Connection.of(state, Instant.EPOCH)).address("a").simulated(simulated).build();
  }

  private static VirtualMachine vm(DomainState state, Optional<HostId> target) {
    return VirtualMachine.of(VmId.of(UUID.randomUUID()), "x", ID).state(state, 1).vcpus(1).migratingTo(target).build();
  }
}
