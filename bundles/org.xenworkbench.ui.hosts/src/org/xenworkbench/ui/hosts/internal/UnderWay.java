/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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

/** What is being done with VMs, such as a migration: the latest operation of each that has not ended. Any thread. */
@Component(service = UnderWay.class)
public final class UnderWay {

  private final Map<VmId, OperationState> latest = new ConcurrentHashMap<>();
  private final Listeners<Consumer<ObjectId>> listeners = new Listeners<>();
  private final Registration listening;

  /** Follows operations. */
  @Activate
  public UnderWay(@Reference OperationService operations) {
    listening = operations.addListener(this::changed);
    operations.running().forEach(state -> state.description().vm().ifPresent(vm -> latest.putIfAbsent(vm, state)));
  }

  /** Follows them no more. */
  @Deactivate
  void close() {
    listening.close();
  }

  private void changed(OperationState state) {
    state.description().vm().ifPresent(vm -> {
      if (state.isRunning()) {
        latest.put(vm, state);
      } else {
        latest.computeIfPresent(vm, (id, now) -> now.id().equals(state.id()) ? null : now);
      }
      listeners.fire(listener -> listener.accept(vm));
    });
  }

  /** What is done with a VM now; empty for nothing. */
  Optional<OperationState> of(VmId vm) {
    return Optional.ofNullable(latest.get(vm));
  }

  /** Tells with which VMs something else is done, or how far it is. */
  Registration addListener(Consumer<ObjectId> changed) {
    return listeners.add(changed);
  }
}
