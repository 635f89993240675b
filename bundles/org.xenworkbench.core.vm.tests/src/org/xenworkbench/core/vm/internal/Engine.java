/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** The engine around a simulated fleet, with what can be done with its VMs. */
final class Engine extends SimulatedEngine {

  private final EmbeddedVms machines = new EmbeddedVms(core, time);
  final VmService vms = machines.vms();
  final VmDefinitions definitions = machines.definitions();
  final VmCreation creation = machines.creation();
  final ConsoleService consoles = machines.consoles();

  Engine(SimulatedVm... more) {
    super(more);
  }

  @Override
  public void close() {
    machines.close();
    super.close();
  }
}
