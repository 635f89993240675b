/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/**
 * Opens the comparison of the hosts of the last migration of each selected VM; of the first few of many, since each is
 * a view with threads of its own.
 */
public final class CompareHostsHandler extends ActionHandler<VirtualMachine> {

  static final int MOST = 5;

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    opened(choice.fit()).forEach(vm -> CompareActions.latest(window, vm)
        .ifPresent(migration -> HostComparison.open(window.getActivePage(), migration.id())));
    leftOut(choice.fit()).ifPresent(text -> refuse(window, text));
  }

  static List<VirtualMachine> opened(List<VirtualMachine> chosen) {
    return chosen.subList(0, Math.min(MOST, chosen.size()));
  }

  /** What is said of those that are not opened; empty if all are. */
  static Optional<String> leftOut(List<VirtualMachine> chosen) {
    return chosen.size() <= MOST ? Optional.empty()
        : Optional.of(NLS.bind(Messages.CompareHosts_first, MOST, chosen.size()));
  }
}
