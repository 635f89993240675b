/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/** Finds the host that is to be called. */
@Component(service = {HostCalls.class, OperationThreads.class})
public class HostAccess implements HostCalls, OperationThreads {

  private final HostRegistryImpl registry;
  /** What hosts are to be asked once they answer again. */
  private final Map<HostId, List<Task>> later = new HashMap<>();
  private Optional<Registration> rounds = Optional.empty();

  /** Reaches the hosts of that registry. */
  @Activate
  public HostAccess(@Reference HostRegistryImpl registry) {
    this.registry = registry;
  }

  @Override
  public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
    Optional<ManagedHost> managed = registry.host(host);
    return managed.isPresent() ? managed.get().submit(connection, call)
        : CompletableFuture.failedFuture(new HypervisorException(HypervisorException.Kind.CONFIGURATION,
            NLS.bind(Messages.HostRegistry_Unknown, host)));
  }

  @Override
  public Timing timing() {
    return registry.timing();
  }

  @Override
  public OptionalInt free(HostId host, Role connection) {
    return registry.host(host).map(managed -> OptionalInt.of(managed.lane(connection).free()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public void pollSoon(HostId host) {
    registry.host(host).ifPresent(ManagedHost::pollSoon);
  }

  @Override
  public Registration addListener(HostEventListener listener) {
    return registry.events().add(listener);
  }

  @Override
  public Executor of(HostId host, String hostName) {
    return registry.host(host).map(managed -> managed.lane(Role.OPERATIONS))
        .orElseGet(() -> HostLanes.of(registry.timing(), hostName, 1).operations());
  }

  @Override
  public boolean hasCalled() {
    return Lane.hasCalled();
  }

  @Override
  public synchronized void onceAnswered(HostId host, Task task) {
    later.keySet().removeIf(gone -> registry.host(gone).isEmpty());
    later.computeIfAbsent(host, any -> new ArrayList<>()).add(task);
    if (rounds.isEmpty()) {
      rounds = Optional.of(registry.onRound(round -> answered(round.host())));
    }
  }

  private void answered(HostId host) {
    for (Task task : taken(host)) {
      submit(host, Role.OPERATIONS, session -> {
        task.on(session);
        return true;
      }).whenComplete((done, failure) -> {
        if (failure instanceof HypervisorException reason && reason.kind() == HypervisorException.Kind.LOST) {
          onceAnswered(host, task);
        }
      });
    }
  }

  private synchronized List<Task> taken(HostId host) {
    List<Task> tasks = Optional.ofNullable(later.remove(host)).orElse(List.of());
    if (later.isEmpty()) {
      rounds.ifPresent(Registration::close);
      rounds = Optional.empty();
    }
    return tasks;
  }
}
