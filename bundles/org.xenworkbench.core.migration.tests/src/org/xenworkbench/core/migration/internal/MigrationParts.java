/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import org.xenworkbench.core.internal.Engine;
import org.xenworkbench.core.migration.MigrationService;

/** The parts of migration as a test wires them. */
public final class MigrationParts {

  private final MigrationFollower follower;
  private final MigrationServiceImpl service;
  private final ServiceGaps gaps;
  private final ExternalMigrations external;

  public MigrationParts(Engine engine) {
    MigrationRegister register = new MigrationRegister(engine.dispatcher, engine.inventory);
    follower = new MigrationFollower(engine.inventory, engine.hosts, register, engine.time);
    service = new MigrationServiceImpl(engine.inventory, engine.registry.registry(), engine.hosts, engine.sampler,
        engine.operations, register, follower, engine.time.clock());
    gaps = new ServiceGaps(register, engine.log);
    external = new ExternalMigrations(engine.inventory, engine.hosts, engine.polling, engine.log, register, follower,
        engine.time.clock());
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
