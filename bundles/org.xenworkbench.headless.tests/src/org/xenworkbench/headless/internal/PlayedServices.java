/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.testkit.FakeEvacuations;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.FakeRebalances;
import org.xenworkbench.core.testkit.FakeSchedule;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** Services by which plans that a test says are carried out on the simulator, without checks. */
final class PlayedServices {

  final FakeMigrations migrations = new FakeMigrations();
  final FakeEvacuations evacuations = new FakeEvacuations();
  final FakeRebalances rebalances = new FakeRebalances();
  final FakeSchedule schedule = new FakeSchedule();
  /** Those whose migration fails. */
  final Set<VmId> failing = ConcurrentHashMap.newKeySet();
  /** Those whose migration is refused when it is asked for. */
  final Set<VmId> refused = ConcurrentHashMap.newKeySet();
  /** Those whose migration does not end. */
  final Set<VmId> stuck = ConcurrentHashMap.newKeySet();
  /** How often hosts are said to have been read at most. */
  final AtomicLong mostRounds = new AtomicLong(Long.MAX_VALUE);
  /** How often that was asked. */
  final AtomicLong looks = new AtomicLong();
  private final SimulatedEngine engine;

  PlayedServices(SimulatedEngine engine) {
    this.engine = engine;
  }

  Services services() {
    return new Services(engine.inventory, engine.registry, proxy(Polling.class, this::polling), engine.log,
        engine.operations,
        proxy(MigrationService.class, this::migration), proxy(EvacuationService.class, this::evacuation),
        proxy(RebalanceService.class, this::rebalance), schedule, engine.time);
  }

  /** What is done of a service. */
  private interface Played {
    Object call(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private <T> T proxy(Class<T> type, Played played) {
    return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type},
        (self, method, arguments) -> {
          try {
            return played.call(method, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }));
  }

  private Object polling(Method method, Object[] arguments) throws ReflectiveOperationException {
    looks.incrementAndGet();
    return method.getName().equals("statistics")
        ? engine.polling.statistics((HostId) arguments[0]).map(told -> new PollStatistics(
            Math.min(told.rounds(), mostRounds.get()), 0, 0, 0, 0, Duration.ZERO, Instant.EPOCH, Duration.ZERO,
            Duration.ZERO, Duration.ZERO))
        : method.invoke(engine.polling, arguments);
  }

  private Object migration(Method method, Object[] arguments) throws ReflectiveOperationException {
    return method.getName().equals("migrate") ? migrate((MigrationRequest) arguments[0], (String) arguments[1])
        : method.invoke(migrations, arguments);
  }

  private Object evacuation(Method method, Object[] arguments) throws ReflectiveOperationException {
    Object answer = method.invoke(evacuations, arguments);
    if (Set.of("evacuate", "leave").contains(method.getName())) {
      migrate(((EvacuationPlan) arguments[0]).moves().stream()
          .map(move -> MigrationRequest.peerToPeer(move.vm(), move.target())).toList(), (String) arguments[1]);
    }
    return answer;
  }

  private Object rebalance(Method method, Object[] arguments) throws ReflectiveOperationException {
    Object answer = method.invoke(rebalances, arguments);
    if (method.getName().equals("run")) {
      migrate(((RebalancePlan) arguments[0]).moves().stream()
          .map(move -> MigrationRequest.peerToPeer(move.vm(), move.target())).toList(), (String) arguments[1]);
    }
    return answer;
  }

  private void migrate(List<MigrationRequest> requests, String user) {
    try (OperationGroup group = engine.operations.together(requests.size())) {
      for (MigrationRequest request : requests) {
        try {
          migrate(request, user);
        } catch (IllegalArgumentException e) {
          group.refused("it", e.getMessage());
        }
      }
    }
  }

  private OperationHandle migrate(MigrationRequest request, String user) {
    if (refused.contains(request.vm())) {
      throw new IllegalArgumentException("Somebody was faster.");
    }
    return engine.operations.start(new Migrate(request, engine.owner(request.vm())), user);
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
      return Description.of(LogEntry.MIGRATION, source, "", "Migrating", "Migrated").withVm(request.vm(), "it")
          .withAttributes(Map.of(LogAttribute.SOURCE.name(), source.key(), LogAttribute.TARGET.name(),
              request.target().key()));
    }

    @Override
    public void awaitTurn(OperationMonitor monitor, Runnable begin) {
      if (!stuck.contains(request.vm())) {
        begin.run();
      }
    }

    @Override
    public void execute(OperationMonitor monitor) throws HypervisorException {
      if (failing.contains(request.vm())) {
        throw new HypervisorException(HypervisorException.Kind.INVALID_STATE, "It broke.");
      }
      Endpoint peer = engine.registry.configuration(request.target()).orElseThrow().endpoint();
      engine.hosts.run(source, Role.OPERATIONS, session -> session.require(MigrationControl.class)
          .migrate(request.vm().uuid(), MigrationParameters.to(peer), Optional.empty()));
    }
  }
}
