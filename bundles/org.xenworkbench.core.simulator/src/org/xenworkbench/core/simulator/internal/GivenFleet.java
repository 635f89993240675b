/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedHost;
import org.xenworkbench.core.simulator.Simulator;

/** Adds the hosts of the fleet in the file that the command line names, and connects them. */
@Component(service = EnginePart.class)
public final class GivenFleet implements EnginePart {

  private final HostRegistry registry;
  private final EventLog log;
  private final KeptFleets kept;
  private final Timing timing;

  /** Used by Declarative Services. */
  @Activate
  public GivenFleet(@Reference HostRegistry registry, @Reference EventLog log) {
    this(registry, log, KeptFleets.inWorkspace(), Timing.system());
    use(LaunchOptions.ofProcess());
  }

  GivenFleet(HostRegistry registry, EventLog log, KeptFleets kept, Timing timing) {
    this.registry = registry;
    this.log = log;
    this.kept = kept;
    this.timing = timing;
  }

  void use(LaunchOptions options) {
    try {
      Optional<Path> file = options.file(KeptFleets.OPTION);
      if (file.isPresent()) {
        take(file.get(), FleetFile.read(file.get()));
      }
    } catch (IOException e) {
      tell(LogEntry.Status.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void take(Path file, FleetFile content) {
    FleetDefinition fleet = content.fleet();
    content.problems()
        .forEach(text -> tell(LogEntry.Status.FAILED, NLS.bind(Messages.GivenFleet_Problem, file, text)));
    if (DemoFleets.ALL.stream().anyMatch(known -> known.name().equals(fleet.name()))) {
      tell(LogEntry.Status.FAILED, NLS.bind(Messages.GivenFleet_BuiltIn, file, fleet.name()));
      return;
    }
    try {
      kept.keep(fleet.name(), file);
    } catch (IOException e) {
      tell(LogEntry.Status.WARNING, NLS.bind(Messages.GivenFleet_NotKept, file, e.getMessage()));
    }
    fleet.hosts().forEach(host -> take(file, fleet, host));
  }

  private void take(Path file, FleetDefinition fleet, SimulatedHost host) {
    Endpoint endpoint = new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, fleet.name() + '/' + host.name(), 0,
        Optional.empty());
    Optional<HostConfiguration> known =
        registry.configurations().stream().filter(other -> other.endpoint().equals(endpoint)).findFirst();
    try {
      known.ifPresentOrElse(there -> registry.connect(there.id()), () -> registry.add(
          new HostConfiguration(HostId.random(), host.name(), endpoint, Optional.empty(), true, false)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      tell(LogEntry.Status.FAILED,
          NLS.bind(Messages.GivenFleet_HostRefused, new Object[] {file, host.name(), e.getMessage()}));
    }
  }

  private void tell(LogEntry.Status status, String text) {
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, status, text, timing.clock().instant()).user(Initiator.current())
        .build());
  }
}
