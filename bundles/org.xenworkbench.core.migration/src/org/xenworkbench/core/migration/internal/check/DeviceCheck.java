/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;

/** Looks for devices of the source host that the VM has: these cannot go along. */
@Component(service = MigrationCheck.class)
public final class DeviceCheck extends AskingCheck {

  private final HostFacts facts;

  /** Asks by that. */
  @Activate
  public DeviceCheck(@Reference HostFacts facts) {
    super(Messages.Devices);
    this.facts = facts;
  }

  @Override
  List<Verdict> ask(Subject subject) throws HypervisorException {
    List<String> devices = facts.parts(subject.vm(), subject.source()).ofHost();
    return devices.isEmpty() ? List.of(ok(Messages.Devices_none))
        : devices.stream().map(device -> error(NLS.bind(Messages.Devices_ofHost,
            new Object[] {subject.vm().name(), device, subject.source().name()}), Messages.Devices_fix)).toList();
  }
}
