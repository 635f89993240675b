/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.VirtualMachine;

/** Says what belongs to the source host and does not go along: that it is started with its host, a saved state. */
@Component(service = MigrationCheck.class)
public final class LeftBehindCheck extends AskingCheck {

  /** Asks nobody. */
  public LeftBehindCheck() {
    super(Messages.LeftBehind);
  }

  @Override
  List<Verdict> ask(Subject subject) {
    VirtualMachine vm = subject.vm();
    List<Verdict> found = new ArrayList<>();
    if (vm.autostart()) {
      found.add(warning(NLS.bind(Messages.LeftBehind_autostart,
          new Object[] {vm.name(), subject.source().name(), subject.target().name()}),
          NLS.bind(Messages.LeftBehind_autostartFix, subject.target().name())));
    }
    if (vm.saved()) {
      found.add(warning(NLS.bind(Messages.LeftBehind_saved, vm.name(), subject.source().name()), ""));
    }
    return found;
  }
}
