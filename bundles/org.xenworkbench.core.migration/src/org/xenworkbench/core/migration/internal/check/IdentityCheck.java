/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.VirtualMachine;

/** Looks whether the target has another VM of the same UUID, or runs one of it: two copies must never run. */
@Component(service = MigrationCheck.class)
public final class IdentityCheck extends AskingCheck {

  /** Asks nobody. */
  public IdentityCheck() {
    super(Messages.Identity);
  }

  @Override
  List<Verdict> ask(Subject subject) {
    VirtualMachine vm = subject.vm();
    Optional<VirtualMachine> other = subject.targetMachines().stream()
        .filter(there -> there.id().uuid().equals(vm.id().uuid()))
        .filter(there -> !there.id().equals(vm.id()) || there.isActive() && !there.host().equals(vm.host()))
        .findFirst();
    return List.of(other.map(there -> error(NLS.bind(Messages.Identity_taken,
        new Object[] {subject.target().name(), there.name(), vm.name()}), Messages.Identity_fix))
        .orElseGet(() -> ok(NLS.bind(Messages.Identity_ok, subject.target().name()))));
  }
}
