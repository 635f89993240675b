/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleService;

/** Migrates on the simulator without checks, and has consoles follow: the least that an experiment needs. */
final class PlayedMigrations {

  private final SimulatedEngine engine;
  private final ConsoleService consoles;
  private final FakeMigrations rest = new FakeMigrations();

  PlayedMigrations(SimulatedEngine engine, ConsoleService consoles) {
    this.engine = engine;
    this.consoles = consoles;
  }

  /** The service, in which only what begins and ends migrations is ours. */
  MigrationService service() {
    return (MigrationService) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {MigrationService.class}, (self, method, arguments) -> switch (method.getName()) {
          case "migrate" -> migrate((MigrationRequest) arguments[0], (String) arguments[1]);
          case "cancel" -> engine.operations.cancel((UUID) arguments[0]);
          default -> method.invoke(rest, arguments);
        });
  }

  private OperationHandle migrate(MigrationRequest request, String user) {
    HostId source = engine.inventory.virtualMachine(request.vm())
        .orElseThrow(() -> new IllegalArgumentException("The VM is gone.")).host();
    return engine.operations.start(new Migrate(request, source), user);
  }

  private final class Migrate implements Operation {

    private final MigrationRequest request;
    private final HostId source;

    Migrate(MigrationRequest request, HostId source) {
      this.request = request;
      this.source = source;
    }

    @Override
    public Description describe() {
      return Description.of(LogEntry.MIGRATION, source, "", "Migrating", "Migrated").withVm(request.vm(), "web")
          .withCancellable(true).withAttributes(Map.of(LogAttribute.SOURCE.name(), source.key(),
              LogAttribute.TARGET.name(), request.target().key()));
    }

    @Override
    public void execute(OperationMonitor monitor) throws HypervisorException {
      Endpoint peer = engine.registry.configuration(request.target()).orElseThrow().endpoint();
      ConsoleMove move = consoles.begin(request.vm(), request.target());
      monitor.onCancel(() -> engine.hosts.submit(source, Role.POLLING, session -> {
        session.require(JobControl.class).abortJob(request.vm().uuid());
        return true;
      }));
      engine.hosts.run(source, Role.OPERATIONS, session -> session.require(MigrationControl.class)
          .migrate(request.vm().uuid(), MigrationParameters.to(peer), Optional.empty()));
      move.arrived().thenAccept(silence -> silence.ifPresent(longest -> engine.log.amend(monitor.id(),
          entry -> entry.withAttribute(LogAttribute.SERVICE_GAP, Long.toString(longest.length().toNanos()))
              .withAttribute(LogAttribute.SERVICE_GAP_RESOLUTION, Long.toString(longest.resolution().toNanos())))));
    }
  }
}
