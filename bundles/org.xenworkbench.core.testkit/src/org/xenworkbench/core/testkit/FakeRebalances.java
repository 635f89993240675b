/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Tells the plan that a test says, and writes down what was to be done. One thread.
 *
 * @since 0.1
 */
public final class FakeRebalances implements RebalanceService {

  private final Map<VmId, String> problems = new HashMap<>();
  private final List<String> done = new ArrayList<>();
  private RebalancePlan plan = new RebalancePlan(List.of(), List.of(), List.of());

  /** Says what is planned, whatever the hosts. */
  public void tell(RebalancePlan next) {
    plan = next;
  }

  /** Says why a VM does not go where somebody chose. */
  public void hinder(VmId vm, String reason) {
    problems.put(vm, reason);
  }

  /** What was to be done: “2 for user”. */
  public List<String> done() {
    return done;
  }

  @Override
  public Optional<String> obstacle(Collection<HostId> hosts) {
    return hosts.size() < 2 ? Optional.of("Too few.") : Optional.empty();
  }

  @Override
  public RebalancePlan plan(Collection<HostId> hosts, BooleanSupplier cancelled) {
    obstacle(hosts).ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
    return plan;
  }

  @Override
  public Map<VmId, String> problems(RebalancePlan changed, BooleanSupplier cancelled) {
    return Map.copyOf(problems);
  }

  @Override
  public List<RebalancePlan.Move> explained(RebalancePlan changed) {
    return changed.moves();
  }

  @Override
  public void run(RebalancePlan begun, String user) {
    done.add(begun.moves().size() + " for " + user);
  }
}
