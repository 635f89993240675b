/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** Compare Hosts as something that can be done with a VM: with its migration that runs, or else the last one. */
@Component
public final class CompareActions implements ActionRows {

  private static final List<Action<?>> ROWS = List.of(new Action<>(XenUi.COMPARE_HOSTS, Subject.VM, Asking.NOTHING,
      (services, vm) -> latest(services, vm).isPresent() ? Optional.empty()
          : Optional.of(NLS.bind(Messages.CompareActions_none, vm.name())),
      Optional.empty()));

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }

  /** The newest migration of a VM; those that run come first. */
  static Optional<Migration> latest(IServiceLocator services, VirtualMachine vm) {
    return services.getService(MigrationService.class).migrations().stream()
        .filter(migration -> migration.vm().equals(vm.id())).findFirst();
  }
}
