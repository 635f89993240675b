/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** The maintenance of hosts as something that can be done with them. */
@Component
public final class EvacuationActions implements ActionRows {

  private static final String MIGRATION = "org.xenworkbench.ui.migration.";

  private static final List<Action<?>> ROWS = List.of(
      new Action<>(MIGRATION + "evacuateHost", Subject.HOST, Asking.NOTHING,
          (services, host) -> services.getService(EvacuationService.class).obstacle(host.id()), Optional.empty()),
      new Action<>(MIGRATION + "endMaintenanceHost", Subject.HOST, Asking.NOTHING,
          (services, host) -> notIn(services.getService(EvacuationService.class), host), Optional.empty()));

  private static Optional<String> notIn(EvacuationService evacuations, Host host) {
    return evacuations.isInMaintenance(host.id()) ? Optional.empty()
        : Optional.of(NLS.bind(Words.EvacuationActions_notIn, host.name()));
  }

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
