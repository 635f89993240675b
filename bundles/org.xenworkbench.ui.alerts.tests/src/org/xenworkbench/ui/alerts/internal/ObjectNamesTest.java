/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class ObjectNamesTest {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.host("pm1");
  private final Host pm2 = fleet.host("pm2");
  private final VirtualMachine web = fleet.vm("web", pm1);
  private final VirtualMachine db = fleet.vm("db", pm2);
  private final GroupId rack = fleet.groups.add("rack").id();

  private List<ObjectId> covered(AlertScope scope) {
    return Stream.<ObjectId>of(pm1.id(), pm2.id(), web.id(), db.id()).filter(id -> fleet.names.covers(scope, id))
        .toList();
  }

  @Test
  void aScopeCoversWhatItSays() {
    fleet.groups.move(Set.of(pm2.id()), Optional.of(rack));
    assertThat(covered(AlertScope.ALL_HOSTS)).containsExactly(pm1.id(), pm2.id());
    assertThat(covered(AlertScope.ALL_VMS)).containsExactly(web.id(), db.id());
    assertThat(covered(AlertScope.host(pm1.id()))).containsExactly(pm1.id());
    assertThat(covered(AlertScope.vm(db.id()))).containsExactly(db.id());
    assertThat(covered(AlertScope.vmsOf(pm1.id()))).containsExactly(web.id());
    assertThat(covered(AlertScope.hostsOf(rack))).containsExactly(pm2.id());
    assertThat(covered(AlertScope.vmsOf(rack))).containsExactly(db.id());
    assertThat(covered(AlertScope.vmsOf(GroupId.random()))).isEmpty();
  }

  @Test
  void namesThatAreNotUniqueSayTheHost() {
    VirtualMachine other = fleet.vm("web", pm2);
    assertThat(fleet.names.name(web.id())).isEqualTo("web (pm1)");
    assertThat(fleet.names.name(other.id())).isEqualTo("web (pm2)");
    assertThat(fleet.names.name(db.id())).isEqualTo("db");
    assertThat(fleet.names.names(fleet.inventory.virtualMachines()).values())
        .containsExactlyInAnyOrder("web (pm1)", "web (pm2)", "db");
  }

  @Test
  void whatIsGoneIsCalledByItsIdentity() {
    VmId gone = VmId.of(UUID.randomUUID());
    assertThat(fleet.names.name(gone)).isEqualTo(gone.key());
    assertThat(fleet.names.name(rack)).isEqualTo("rack");
    assertThat(fleet.names.name(web.id())).isEqualTo("web");
  }
}
