/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;

/** What is being done with VMs, such as a migration: of several with one, what was begun last. Any thread. */
@Component(service = UnderWay.class)
public final class UnderWay {

  /** Those that have not ended, as they were told of last, in the order in which they were first. */
  private final Map<VmId, List<OperationState>> running = new ConcurrentHashMap<>();
  private final Listeners<Consumer<ObjectId>> listeners = new Listeners<>();
  private final Registration listening;

  /** Follows operations. */
  @Activate
  public UnderWay(@Reference OperationService operations) {
    listening = operations.addListener(this::changed);
    operations.running().forEach(state -> state.description().vm()
        .ifPresent(vm -> running.computeIfAbsent(vm, id -> List.of(state))));
    Set<UUID> still = operations.running().stream().map(OperationState::id).collect(Collectors.toSet());
    running.replaceAll((vm, all) -> all.stream().filter(state -> still.contains(state.id())).toList());
  }

  /** Follows them no more. */
  @Deactivate
  void close() {
    listening.close();
  }

  private void changed(OperationState state) {
    state.description().vm().ifPresent(vm -> {
      running.compute(vm, (id, known) -> with(state, known == null ? List.of() : known));
      listeners.fire(listener -> listener.accept(vm));
    });
  }

  private static @Nullable List<OperationState> with(OperationState state, List<OperationState> known) {
    List<OperationState> all = new ArrayList<>(known);
    all.replaceAll(other -> other.id().equals(state.id()) ? state : other);
    if (!all.contains(state)) {
      all.add(state);
    }
    all.removeIf(other -> !other.isRunning());
    return all.isEmpty() ? null : List.copyOf(all);
  }

  /** What is done with a VM now; empty for nothing. */
  Optional<OperationState> of(VmId vm) {
    List<OperationState> all = running.getOrDefault(vm, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Tells with which VMs something else is done, or how far it is. */
  Registration addListener(Consumer<ObjectId> changed) {
    return listeners.add(changed);
  }
}
