/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.testkit.FakeSettings;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** The engine around a simulated fleet, with the migrations of its VMs. */
final class Engine extends SimulatedEngine {

  private final EmbeddedVms machines = new EmbeddedVms(core, time);
  final VmService vms = machines.vms();
  final ConsoleService consoles = machines.consoles();
  final FakeSettings settings = new FakeSettings(MigrationSettings.PER_HOST, MigrationSettings.TOTAL);
  final MigrationParts parts = new MigrationParts(this);
  final MigrationService migrations = parts.service();

  Engine(SimulatedVm... more) {
    super(more);
  }

  @Override
  public void close() {
    parts.stop();
    machines.close();
    super.close();
  }
}
