/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.driver.MigrationParameters;

/** Begins migrations, if the two hosts agree. Its world's monitor is held. */
final class Migrations {

  private final World world;

  Migrations(World world) {
    this.world = world;
  }

  /** Begins the migration that a session asks for. */
  MigrationJob start(HostState source, UUID uuid, MigrationParameters parameters, Optional<HypervisorSession> target)
      throws HypervisorException {
    HostState to = target.isPresent() ? managedTarget(target.get()) : peer(parameters);
    return start(source, uuid, to, parameters.options());
  }

  private HostState managedTarget(HypervisorSession session) throws HypervisorException {
    if (session instanceof SimulatorSession simulated && simulated.world() == world) {
      return simulated.host();
    }
    throw new HypervisorException(Kind.CONFIGURATION, Messages.Migrations_OtherWorld);
  }

  private HostState peer(MigrationParameters parameters) throws HypervisorException {
    String address = parameters.peer().map(endpoint -> endpoint.address()).orElse("");
    String prefix = world.definition().name() + "/";
    Optional<HostState> host =
        address.startsWith(prefix) ? world.findHost(address.substring(prefix.length())) : Optional.empty();
    return host.orElseThrow(
        () -> new HypervisorException(Kind.CONFIGURATION, NLS.bind(Messages.Migrations_NoPeer, address)));
  }

  /** Begins a migration. */
  MigrationJob start(HostState source, UUID uuid, HostState target, MigrationOptions options)
      throws HypervisorException {
    Domain domain = world.requireIdle(source, uuid);
    Guest guest = domain.guest().orElseThrow(() -> new HypervisorException(Kind.UNSUPPORTED,
        NLS.bind(Messages.PowerSwitch_ControlDomain, domain.name(), source.name())));
    if (!domain.isActive()) {
      throw World.wrongState(source, domain, Messages.State_running);
    }
    if (source == target) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Migrations_SameHost, domain.name(), target.name()));
    }
    checkTarget(source, domain, target);
    MigrationPlan plan = MigrationPlan.of(domain.memory(), world.definition().migrationBandwidth(),
        world.definition().downtime(), options);
    MigrationJob job = new MigrationJob(world, source, target, domain, guest, plan, options);
    job.start();
    return job;
  }

  private void checkTarget(HostState source, Domain domain, HostState target) throws HypervisorException {
    if (!target.isReachable() || target.isFrozen()) {
      throw refused(Messages.Migrations_TargetUnreachable, source, domain, target, "");
    }
    Optional<String> refusal = target.refusal();
    if (refusal.isPresent()) {
      throw refused(Messages.Migrations_Refused, source, domain, target, refusal.get());
    }
    if (target.domains().stream().anyMatch(other -> other.name().equals(domain.name())
        && (other.isActive() || !other.uuid().equals(domain.uuid())))) {
      throw refused(Messages.Migrations_NameTaken, source, domain, target, "");
    }
    if (domain.memory() > target.memoryFree()) {
      throw refused(Messages.Migrations_NoMemory, source, domain, target, "");
    }
  }

  private static HypervisorException refused(String text, HostState source, Domain domain, HostState target,
      String reason) {
    return new HypervisorException(Kind.FAILED,
        NLS.bind(text, new Object[] {domain.name(), source.name(), target.name(), reason}));
  }
}
