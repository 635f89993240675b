/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** The checks run again when what they looked at has changed, and not with every sample. */
class ShownChangesTest {

  private final Host host =
      Host.of(HostId.random(), "pm2", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
  private final VirtualMachine vm = vm();
  private int told;
  private final ShownChanges changes = new ShownChanges(Set.of(vm.id()), () -> told++);

  private VirtualMachine vm() {
    return VirtualMachine.of(VmId.of(UUID.randomUUID()), "web", host.id()).state(DomainState.RUNNING, 3)
        .memory(1024, 4096).build();
  }

  private boolean tells(InventoryChange change) {
    int before = told;
    changes.inventoryChanged(List.of(change));
    return told > before;
  }

  private InventoryChange of(VirtualMachine before, @Nullable VirtualMachine after) {
    return new VmChange(before.id(), Optional.of(before), Optional.ofNullable(after));
  }

  @Test
  void aHostThatComesGoesOrChangesMatters() {
    Host lost = host.toBuilder().connection(Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).build();
    assertThat(tells(new HostChange(host.id(), Optional.of(host), Optional.of(lost)))).isTrue();
    assertThat(tells(new HostChange(host.id(), Optional.of(host), Optional.empty()))).isTrue();
    assertThat(tells(new HostChange(host.id(), Optional.empty(), Optional.of(host)))).isTrue();
    assertThat(tells(new HostChange(host.id(), Optional.of(host), Optional.of(host)))).isFalse();
  }

  @Test
  void aVmMattersUnlessItIsAnotherOneOrOnlyItsMemoryWasRead() {
    assertThat(tells(of(vm, vm.toBuilder().state(DomainState.SHUT_OFF, -1).build()))).isTrue();
    assertThat(tells(of(vm, null))).isTrue();
    assertThat(tells(of(vm, vm.toBuilder().memory(1025, 4096).build()))).isFalse();
    assertThat(tells(of(vm, vm.toBuilder().memory(1024, 8192).build()))).isTrue();
    VirtualMachine other = vm();
    assertThat(tells(of(other, null))).isFalse();
  }
}
