/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.HostRegistryImpl;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.operation.OperationService;

/** The parts of migration as a test wires them. */
public final class MigrationParts {

  private final MigrationFollower follower;
  private final MigrationServiceImpl service;
  private final ServiceGaps gaps;
  private final ExternalMigrations external;

  public MigrationParts(Dispatcher dispatcher, InventoryImpl inventory, HostRegistryImpl registry, Sampler sampler,
      Polling polling, OperationService operations, EventLogImpl log) {
    MigrationRegister register = new MigrationRegister(dispatcher, inventory);
    follower = new MigrationFollower(inventory, registry, register);
    service = new MigrationServiceImpl(inventory, registry, registry, sampler, operations, register, follower);
    gaps = new ServiceGaps(register, log);
    external = new ExternalMigrations(inventory, registry, polling, log, register, follower);
  }

  public MigrationService service() {
    return service;
  }

  public ServiceGaps gaps() {
    return gaps;
  }

  /** What is done a minute after the start. */
  public void endLostWithoutHost() {
    external.endLostWithoutHost();
  }

  public void stop() {
    external.stop();
    follower.stop();
  }
}
