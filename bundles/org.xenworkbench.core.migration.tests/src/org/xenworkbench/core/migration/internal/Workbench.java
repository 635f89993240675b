/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.embedded.EmbeddedEngine;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.DeterministicProcess;
import org.xenworkbench.core.testkit.FakeSettings;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** The engine with its migrations in one process, which begins with what the one before has kept. */
final class Workbench {

  final DeterministicProcess process;
  final EmbeddedEngine core;
  final EmbeddedVms machines;
  final MigrationParts parts;
  final Evacuations evacuations;
  final Rebalances rebalances;
  final Schedule schedule;

  Workbench(DeterministicProcess process, IEclipsePreferences preferences, EventStore disk, Path orders, Tags tags,
      HypervisorDriver driver) {
    this.process = process;
    core = new EmbeddedEngine(process, preferences, disk);
    core.add(driver);
    machines = new EmbeddedVms(core, process);
    parts = new MigrationParts(core, machines.vms(), machines.consoles(),
        new FakeSettings(MigrationSettings.PER_HOST, MigrationSettings.TOTAL), process);
    evacuations = new Evacuations(core.inventory(), core.registry(), parts.service(), core.operations(),
        core.sampler(), tags, core.log(), process.clock());
    rebalances = new Rebalances(core.inventory(), core.registry(), parts.service(), core.operations(), core.history(),
        core.log(), process.clock(), new PlacementFacts(core.inventory(), core.registry(), parts.service(),
            core.operations(), core.sampler(), tags, new Maintenance(tags, core.inventory())));
    schedule = new Schedule(core.inventory(), parts.service(), evacuations, core.log(), process,
        () -> Optional.of(process.clock().instant()), Optional.of(new ScheduleFile(orders)));
  }

  /** The VMs with migrations of which nothing is on disk. */
  Set<VmId> unwritten(KeptLog disk) {
    try {
      return Stream.concat(
          core.log().query(EventQuery.newest(1_000)).stream().filter(entry -> !disk.has(entry.correlation()))
              .filter(entry -> entry.kind().equals(LogEntry.MIGRATION)).flatMap(entry -> entry.vm().stream()),
          core.operations().running().stream().filter(state -> !disk.has(state.id()))
              .flatMap(state -> state.description().vm().stream()))
          .collect(Collectors.toSet());
    } catch (UnreadableLogException e) {
      throw new AssertionError("Its disk can be read", e);
    }
  }
}
