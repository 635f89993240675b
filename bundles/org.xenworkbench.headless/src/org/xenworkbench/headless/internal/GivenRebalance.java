/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Load;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.Quantities;

/** Has the hosts of the command line, or all of them, used more alike; says before what would be moved, and why. */
final class GivenRebalance implements Deed {

  private final Services services;
  private final Names names;
  private final boolean isPlan;
  private final List<HostId> hosts = new ArrayList<>();

  /**
   * Finds the hosts.
   *
   * @throws IOException if one is not known
   */
  GivenRebalance(Services services, Asked asked) throws IOException {
    this.services = services;
    this.isPlan = asked.isPlan();
    this.names = new Names(services.inventory());
    for (String name : asked.names()) {
      hosts.add(names.host(name).id());
    }
    if (hosts.isEmpty()) {
      names.hosts().stream().map(Host::id).forEach(hosts::add);
    }
  }

  @Override
  public int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) throws IOException {
    if (!Connecting.await(services, ended)) {
      return NOT_ALL;
    }
    try {
      RebalancePlan plan = services.rebalances().plan(hosts, ended::isDone);
      tell(plan, out);
      if (isPlan) {
        out.accept(Messages.Plan_Only);
      }
      return isPlan || plan.moves().isEmpty() ? DONE : balance(plan, ended);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    } catch (CancellationException e) {
      return NOT_ALL;
    }
  }

  private int balance(RebalancePlan plan, CompletableFuture<Void> ended) {
    BegunMigrations begun = new BegunMigrations(services.log(), plan.moves().stream().map(Move::vm).toList());
    services.rebalances().run(plan, Initiator.commandLine());
    return begun.arrived(ended) == plan.moves().size() ? DONE : NOT_ALL;
  }

  private void tell(RebalancePlan plan, Consumer<String> out) {
    List<Load> after = plan.after();
    for (int i = 0; i < after.size(); i++) {
      Load before = plan.hosts().get(i);
      out.accept(NLS.bind(Messages.GivenRebalance_Load, new Object[] {before.name(), Quantities.percent(before.cpu()),
          Quantities.percent(after.get(i).cpu()), Quantities.percent(before.memoryUse()),
          Quantities.percent(after.get(i).memoryUse())}));
    }
    for (Move move : plan.moves()) {
      out.accept(NLS.bind(Messages.Plan_Move,
          new Object[] {move.vmName(), names.of(move.source()), names.of(move.target())}) + ' ' + move.reason());
    }
    plan.leftOut().forEach(out);
    if (plan.moves().isEmpty()) {
      out.accept(plan.hosts().size() > 1 && RebalancePlan.isBalanced(plan.hosts()) ? Messages.GivenRebalance_Balanced
          : Messages.GivenRebalance_NoMove);
    }
  }
}
