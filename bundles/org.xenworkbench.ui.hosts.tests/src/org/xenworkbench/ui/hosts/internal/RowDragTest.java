/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class RowDragTest {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private final VirtualMachine one = fleet.addVm(pm1, "VM1", DomainState.RUNNING);
  private final VirtualMachine two = fleet.addVm(pm2, "VM2", DomainState.RUNNING);
  private final VirtualMachine control = fleet.inventory.put(
      VirtualMachine.of(VmId.onHost(pm1.id(), new UUID(0, 0)), "Domain-0", pm1.id()).state(DomainState.RUNNING, 0)
          .build());

  private static StructuredSelection of(Object... rows) {
    return new StructuredSelection(rows);
  }

  @Test
  void whatIsDraggedIsOfOneKindThatCanGoElsewhere() {
    assertThat(RowDrag.isDraggable(of(one, two))).isTrue();
    assertThat(RowDrag.isDraggable(of(pm1, pm2))).isTrue();
    assertThat(RowDrag.isDraggable(of(one, pm2))).isFalse();
    assertThat(control.isControlDomain()).isTrue();
    assertThat(RowDrag.isDraggable(of(one, control))).isFalse();
    assertThat(RowDrag.isDraggable(of())).isFalse();
    assertThat(RowDrag.isDraggable(of("a file of the IDE"))).isFalse();
    assertThat(RowDrag.isDraggable(null)).isFalse();
  }

  @Test
  void aVmIsDroppedOnAnotherHostOrBelowIt() {
    Nodes nodes = fleet.nodes();
    assertThat(RowDrag.target(nodes, pm2, of(one))).contains(pm2.id());
    assertThat(RowDrag.target(nodes, two, of(one))).contains(pm2.id());
    assertThat(RowDrag.target(nodes, pm1, of(one))).as("where it is").isEqualTo(Optional.empty());
    assertThat(RowDrag.target(nodes, pm1, of(one, two))).as("the other one can go there").contains(pm1.id());
    assertThat(RowDrag.target(nodes, null, of(one))).isEmpty();
    assertThat(RowDrag.target(nodes, pm2, of(pm1))).as("hosts do not migrate").isEmpty();
  }
}
