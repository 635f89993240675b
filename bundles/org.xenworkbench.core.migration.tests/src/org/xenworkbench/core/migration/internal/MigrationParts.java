/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;

/** The parts of migration as a test wires them. */
final class MigrationParts {

  private final MigrationFollower follower;
  private final MigrationServiceImpl service;
  private final ServiceGaps gaps;
  private final ExternalMigrations external;

  MigrationParts(Engine engine) {
    MigrationRegister register = new MigrationRegister(engine.core.delivery(), engine.core.whereabouts());
    follower = new MigrationFollower(engine.inventory, engine.hosts, engine.log, register, engine.time);
    service = new MigrationServiceImpl(engine.inventory, engine.registry, engine.hosts, engine.vms, engine.sampler,
        engine.operations, register, follower, engine.settings, engine.time.clock());
    gaps = new ServiceGaps(register, engine.log, engine.consoles);
    external = new ExternalMigrations(engine.inventory, engine.hosts, engine.polling, engine.log, register, follower,
        engine.time.clock());
  }

  MigrationServiceImpl service() {
    return service;
  }

  /** What the checks are told of. */
  MigrationCheck.Subject subject(MigrationRequest request) {
    return service.subject(request);
  }

  /** What is done a minute after the start. */
  void endLostWithoutHost() {
    external.endLostWithoutHost();
  }

  /** What begins migrations ends, and those that run go on. */
  void stopService() {
    service.stop();
  }

  void stop() {
    gaps.stop();
    external.stop();
    service.stop();
    follower.stop();
  }
}
