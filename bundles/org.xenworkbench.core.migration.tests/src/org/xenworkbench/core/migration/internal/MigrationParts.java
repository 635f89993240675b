/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.embedded.EmbeddedEngine;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmService;

/** The parts of migration as a test wires them. */
final class MigrationParts {

  private final MigrationFollower follower;
  private final MigrationServiceImpl service;
  private final ServiceGaps gaps;
  private final ExternalMigrations external;

  MigrationParts(Engine engine) {
    this(engine.core, engine.vms, engine.consoles, engine.settings, engine.time);
  }

  MigrationParts(EmbeddedEngine core, VmService vms, ConsoleService consoles, Settings settings, Timing time) {
    MigrationRegister register = new MigrationRegister(core.delivery(), core.whereabouts());
    follower = new MigrationFollower(core.inventory(), core.hosts(), core.log(), register, time);
    service = new MigrationServiceImpl(core.inventory(), core.registry(), core.hosts(), vms, core.sampler(),
        core.operations(), register, follower, settings, time.clock());
    gaps = new ServiceGaps(register, core.log(), consoles);
    external = new ExternalMigrations(core.inventory(), core.hosts(), core.polling(), core.log(), register, follower,
        time.clock());
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
