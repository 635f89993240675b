/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.ui.hosts.internal.Messages;

class GroupHandlersTest {

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final HostGroup lab = new HostGroup(GroupId.random(), "lab", Set.of(pm1));
  private final HostGroup rack = new HostGroup(GroupId.random(), "rack", Set.of());

  /** "(no group)" was offered first, so that Enter took a host out of its group. */
  @Test
  void movingBeginsWhereTheHostsAre() {
    List<HostGroup> groups = List.of(rack, lab);
    assertThat(GroupHandlers.now(Set.of(pm1), Set.of(), groups)).isEqualTo(lab);
    assertThat(GroupHandlers.now(Set.of(pm2), Set.of(), groups)).isEqualTo(Messages.GroupHandlers_none);
    assertThat(GroupHandlers.now(Set.of(pm1, pm2), Set.of(), groups)).isEqualTo(lab);
  }

  @Test
  void aGroupIsOfferedThoseThatAreNotWithinIt() {
    FakeHostGroups all = new FakeHostGroups();
    HostGroup site = all.add("site");
    HostGroup shelf = all.add("shelf", Optional.of(site.id()));
    HostGroup other = all.add("other");
    assertThat(GroupHandlers.places(all, Set.of(site.id()))).containsExactly(other, Messages.GroupHandlers_none);
    assertThat(GroupHandlers.places(all, Set.of())).containsExactly(site, shelf, other, Messages.GroupHandlers_none);
    assertThat(GroupHandlers.now(Set.of(), Set.of(shelf.id()), all.groups())).isEqualTo(site);
    assertThat(GroupHandlers.now(Set.of(), Set.of(other.id()), all.groups())).isEqualTo(Messages.GroupHandlers_none);
  }

  @Test
  void aNewGroupIsMadeWhereItsHostsAreOrInTheSelectedOne() {
    FakeHostGroups all = new FakeHostGroups();
    HostGroup site = all.add("site");
    all.move(Set.of(pm1), Optional.of(site.id()));
    Host one = Host.of(pm1, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
    Host two = Host.of(pm2, "pm2", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
    assertThat(GroupHandlers.place(all, List.of(), List.of(one))).contains(site.id());
    assertThat(GroupHandlers.place(all, List.of(), List.of(one, two))).isEmpty();
    assertThat(GroupHandlers.place(all, List.of(site), List.of())).contains(site.id());
    assertThat(GroupHandlers.place(all, List.of(), List.of())).isEmpty();
  }

  @Test
  void aGroupAmongWhatIsSelectedIsFound() {
    assertThat(RemoveHostHandler.hasGroups(new StructuredSelection(List.of("a host", lab)))).isTrue();
    assertThat(RemoveHostHandler.hasGroups(new StructuredSelection("a host"))).isFalse();
    assertThat(RemoveHostHandler.hasGroups(null)).isFalse();
  }
}
