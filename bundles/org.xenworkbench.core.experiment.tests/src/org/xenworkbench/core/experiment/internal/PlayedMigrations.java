/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleService;

/** Migrates on the simulator without checks, and has consoles follow: the least that an experiment needs. */
final class PlayedMigrations implements MigrationService {

  private final SimulatedEngine engine;
  private final ConsoleService consoles;

  PlayedMigrations(SimulatedEngine engine, ConsoleService consoles) {
    this.engine = engine;
    this.consoles = consoles;
  }

  @Override
  public OperationHandle migrate(MigrationRequest request, String user) {
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

  @Override
  public boolean cancel(UUID migration) {
    return engine.operations.cancel(migration);
  }

  @Override
  public Optional<String> obstacle(VmId vm) {
    return Optional.empty();
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId target) {
    return Optional.empty();
  }

  @Override
  public List<String> addresses(HostId target) {
    return List.of();
  }

  @Override
  public List<Verdict> check(MigrationRequest request) {
    return List.of();
  }

  @Override
  public List<Verdict> checkTogether(List<MigrationRequest> requests) {
    return List.of();
  }

  @Override
  public boolean isQueued(UUID migration) {
    return false;
  }

  @Override
  public boolean canCancel(UUID migration) {
    return true;
  }

  @Override
  public CompletableFuture<Void> limit(UUID migration, OptionalLong bandwidth, Optional<Duration> downtime) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void hold(UUID batch, String why) {
    // none is in a batch
  }

  @Override
  public void release(UUID batch) {
    // none is in a batch
  }

  @Override
  public List<Migration> migrations() {
    return List.of();
  }

  @Override
  public Registration addListener(MigrationListener listener) {
    return () -> {};
  }
}
