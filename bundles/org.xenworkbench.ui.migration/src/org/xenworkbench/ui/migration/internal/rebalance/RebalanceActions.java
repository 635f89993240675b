/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.rebalance;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** What is done with hosts and groups of them, to have them used alike. */
@Component
public final class RebalanceActions implements ActionRows {

  static final Subject<ModelObject> HOSTS = new Subject<>(ModelObject.class, object -> object.id().toString(),
      (services, object) -> Optional.of(object), Words.RebalanceActions_select);

  private static final List<Action<?>> ROWS = List.of(
      new Action<>("org.xenworkbench.ui.migration.rebalanceHosts", HOSTS, Asking.NOTHING,
          (services, object) -> object instanceof Host || object instanceof HostGroup ? Optional.empty()
              : Optional.of(Words.RebalanceActions_select),
          Optional.empty()));

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
