/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.embedded;

import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.embedded.EmbeddedEngine;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.DiskTurns;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.core.vm.internal.ConsoleServiceImpl;
import org.xenworkbench.core.vm.internal.VmCreationImpl;
import org.xenworkbench.core.vm.internal.VmDefinitionsImpl;
import org.xenworkbench.core.vm.internal.VmServiceImpl;

/**
 * The services for VMs wired by hand around an {@link EmbeddedEngine}.
 *
 * @since 0.1
 */
public final class EmbeddedVms implements AutoCloseable {

  private final VmServiceImpl vms;
  private final VmDefinitionsImpl definitions;
  private final VmCreationImpl creation;
  private final ConsoleServiceImpl consoles;
  private final DiskTurns turns = new DiskTurns();

  /** Begins in that time. */
  public EmbeddedVms(EmbeddedEngine engine, Timing timing) {
    vms = new VmServiceImpl(engine.inventory(), engine.whereabouts(), engine.registry(), engine.hosts(),
        engine.operations());
    definitions =
        new VmDefinitionsImpl(engine.inventory(), engine.registry(), engine.hosts(), engine.operations());
    creation = new VmCreationImpl(engine.inventory(), engine.registry(), engine.hosts(), engine.operations(),
        turns);
    consoles = new ConsoleServiceImpl(engine.inventory(), engine.registry(), engine.hosts(), timing);
  }

  /** What can be done with them. */
  public VmService vms() {
    return vms;
  }

  /** What they are made of. */
  public VmDefinitions definitions() {
    return definitions;
  }

  /** How they are made. */
  public VmCreation creation() {
    return creation;
  }

  /** Who gives them disks does it in turn. */
  public DiskTurns turns() {
    return turns;
  }

  /** Their consoles. */
  public ConsoleService consoles() {
    return consoles;
  }

  /** Closes the consoles. */
  @Override
  public void close() {
    consoles.stop();
  }
}
