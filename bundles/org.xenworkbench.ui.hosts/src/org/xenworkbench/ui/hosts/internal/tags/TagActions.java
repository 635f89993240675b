/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.tags;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;
import org.xenworkbench.ui.hosts.internal.HostCommands;

/** What can be done with hosts and VMs alike, selected together or not: their tags. */
@Component
public final class TagActions implements ActionRows {

  static final Subject<ModelObject> TAGGED = new Subject<>(ModelObject.class, ModelObject::name,
      (services, object) -> latest(services.getService(Inventory.class), object), TagWords.TagActions_select);

  private static final List<Action<?>> ROWS = List.of(new Action<>(HostCommands.EDIT_TAGS, TAGGED, Asking.NOTHING,
      (services, object) -> Tags.canHave(object.id()) ? Optional.empty() : Optional.of(TagWords.TagActions_none),
      Optional.empty()));

  private static Optional<ModelObject> latest(Inventory inventory, ModelObject object) {
    return object.id() instanceof HostId host ? inventory.host(host).map(ModelObject.class::cast)
        : object.id() instanceof VmId vm ? inventory.virtualMachine(vm).map(ModelObject.class::cast)
        : Optional.empty();
  }

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
