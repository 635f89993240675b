/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.ui.services.IServiceLocator;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Fleet;

class TagActionsTest {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.addHost("pm1");
  private final VirtualMachine web = fleet.addVm(pm1, "web", DomainState.RUNNING);
  private final IServiceLocator services = new IServiceLocator() {
    @Override
    public <T> T getService(Class<T> api) {
      return api == Inventory.class ? api.cast(fleet.inventory) : null;
    }

    @Override
    public boolean hasService(Class<?> api) {
      return api == Inventory.class;
    }
  };

  @Test
  @SuppressWarnings("unchecked") // the only row
  void hostsAndVmsHaveTagsTogetherAndNothingElseHas() {
    Action<ModelObject> edit = (Action<ModelObject>) new TagActions().rows().get(0);
    HostGroup group = new HostGroup(GroupId.random(), "lab", Set.of());
    Choice<ModelObject> choice = edit.choose(services, List.of(pm1, group, web));
    assertThat(choice.fit()).containsExactly(pm1, web);
    assertThat(choice.leftOut()).singleElement().asString().contains("Only hosts and VMs");
    assertThat(edit.isPossible(services, List.of(group))).isFalse();
    assertThat(edit.subject().latest().apply(services, web)).isEqualTo(Optional.of(web));
  }
}
