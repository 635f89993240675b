/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.Nullable;
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

  /** What a host may answer otherwise the next time. */
  private static final Set<HypervisorException.Kind> AGAIN =
      EnumSet.of(HypervisorException.Kind.LOST, HypervisorException.Kind.BUSY);

  private final HostRegistryImpl registry;
  /** What is to be seen on hosts once they answer again. */
  private final Map<HostId, List<Look>> later = new HashMap<>();
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
        : CompletableFuture.failedFuture(unknown(host));
  }

  private static HypervisorException unknown(HostId host) {
    return new HypervisorException(HypervisorException.Kind.CONFIGURATION,
        NLS.bind(Messages.HostRegistry_Unknown, host));
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
  public void onceAnswered(HostId host, Look look) {
    if (registry.has(host)) {
      add(host, look);
    } else {
      look.failed(unknown(host));
    }
  }

  private synchronized void add(HostId host, Look look) {
    later.computeIfAbsent(host, any -> new ArrayList<>()).add(look);
    if (rounds.isEmpty()) {
      rounds = Optional.of(registry.onRound(round -> answered(round.host())));
    }
  }

  private void answered(HostId host) {
    waitedFor().stream().filter(other -> !registry.has(other))
        .forEach(gone -> taken(gone).forEach(look -> look.failed(unknown(gone))));
    for (Look look : taken(host)) {
      try {
        submit(host, Role.OPERATIONS, look::at).whenComplete((seen, failure) -> looked(host, look, seen, failure));
      } catch (RejectedExecutionException e) { // its threads end, and others come
        onceAnswered(host, look);
      }
    }
  }

  private void looked(HostId host, Look look, @Nullable Boolean seen, @Nullable Throwable failure) {
    if (failure == null ? !Boolean.TRUE.equals(seen) : AGAIN.contains(kind(failure))) {
      onceAnswered(host, look);
    } else if (failure != null) {
      look.failed(failure instanceof HypervisorException reason ? reason
          : new HypervisorException(HypervisorException.Kind.FAILED, String.valueOf(failure.getMessage()), failure));
    }
  }

  private static HypervisorException.Kind kind(Throwable failure) {
    return failure instanceof HypervisorException reason ? reason.kind() : HypervisorException.Kind.FAILED;
  }

  private synchronized Set<HostId> waitedFor() {
    return Set.copyOf(later.keySet());
  }

  private synchronized List<Look> taken(HostId host) {
    List<Look> looks = Optional.ofNullable(later.remove(host)).orElse(List.of());
    if (later.isEmpty()) {
      rounds.ifPresent(Registration::close);
      rounds = Optional.empty();
    }
    return looks;
  }
}
