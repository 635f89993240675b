/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Tells the plan that a test says, and writes down what was to be done. One thread.
 *
 * @since 0.1
 */
public final class FakeEvacuations implements EvacuationService {

  private final Map<HostId, EvacuationPlan> plans = new HashMap<>();
  private final Set<HostId> inMaintenance = new HashSet<>();
  private final Map<HostId, Progress> progress = new HashMap<>();
  private final Listeners<Listener> listeners = new Listeners<>();
  private final List<String> done = new ArrayList<>();

  /** Says what is planned for the host of that plan, there and back. */
  public void tell(EvacuationPlan plan) {
    plans.put(plan.host(), plan);
  }

  /** What was to be done: “evacuate 2 for user”, “leave 0 for user”. */
  public List<String> done() {
    return done;
  }

  @Override
  public Optional<String> obstacle(HostId host) {
    return plans.containsKey(host) ? Optional.empty() : Optional.of("There is no plan.");
  }

  @Override
  public boolean isInMaintenance(HostId host) {
    return inMaintenance.contains(host);
  }

  @Override
  public EvacuationPlan plan(HostId host) {
    return plans.getOrDefault(host, new EvacuationPlan(host, List.of(), List.of()));
  }

  @Override
  public void evacuate(EvacuationPlan plan, String user) {
    inMaintenance.add(plan.host());
    done.add("evacuate " + plan.moves().size() + " for " + user);
  }

  @Override
  public EvacuationPlan planReturn(HostId host) {
    return plan(host);
  }

  @Override
  public void leave(EvacuationPlan plan, String user) {
    inMaintenance.remove(plan.host());
    done.add("leave " + plan.moves().size() + " for " + user);
  }

  /** Says how the evacuation of a host goes. */
  public void tell(HostId host, Progress how) {
    progress.put(host, how);
    listeners.fire(listener -> listener.evacuationChanged(host));
  }

  @Override
  public Optional<Progress> progress(HostId host) {
    return Optional.ofNullable(progress.get(host));
  }

  private Progress require(HostId host) {
    return progress(host).orElseThrow(() -> new IllegalArgumentException("Nothing is under way."));
  }

  @Override
  public void pause(HostId host, String user) {
    Progress before = require(host);
    progress.put(host, new Progress(before.waiting(), before.underWay(), true));
    done.add("pause for " + user);
  }

  @Override
  public void resume(HostId host, String user) {
    Progress before = require(host);
    progress.put(host, new Progress(before.waiting(), before.underWay(), false));
    done.add("resume for " + user);
  }

  @Override
  public void stop(HostId host, String user) {
    Progress before = require(host);
    progress.put(host, new Progress(0, before.underWay(), before.isPaused()));
    done.add("stop for " + user);
  }

  @Override
  public OperationHandle rollBack(HostId host, String user) {
    if (!isInMaintenance(host)) {
      throw new IllegalArgumentException("It is not in maintenance.");
    }
    done.add("roll back for " + user);
    return new OperationHandle(UUID.randomUUID(), new CompletableFuture<>());
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }
}
