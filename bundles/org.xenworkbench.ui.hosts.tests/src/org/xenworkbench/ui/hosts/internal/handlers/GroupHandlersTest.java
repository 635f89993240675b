/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
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
    assertThat(GroupHandlers.MoveToGroup.now(Set.of(pm1), groups)).isEqualTo(lab);
    assertThat(GroupHandlers.MoveToGroup.now(Set.of(pm2), groups)).isEqualTo(Messages.GroupHandlers_none);
    assertThat(GroupHandlers.MoveToGroup.now(Set.of(pm1, pm2), groups)).isEqualTo(lab);
  }

  @Test
  void aGroupAmongWhatIsSelectedIsFound() {
    assertThat(RemoveHostHandler.hasGroups(new StructuredSelection(List.of("a host", lab)))).isTrue();
    assertThat(RemoveHostHandler.hasGroups(new StructuredSelection("a host"))).isFalse();
    assertThat(RemoveHostHandler.hasGroups(null)).isFalse();
  }
}
