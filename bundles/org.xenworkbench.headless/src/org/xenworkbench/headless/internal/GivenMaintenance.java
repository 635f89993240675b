/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.operation.Initiator;

/** Puts the host of the command line in maintenance, or ends that; says before what goes where, and what does not. */
final class GivenMaintenance implements Deed {

  private final Services services;
  private final EvacuationService evacuations;
  private final Names names;
  private final boolean isEnd;
  private final boolean isPlan;
  private final Host host;

  /**
   * Finds the host.
   *
   * @throws IOException if it is not known, or not in maintenance where that is to end
   */
  GivenMaintenance(Services services, Asked asked) throws IOException {
    this.services = services;
    this.evacuations = services.evacuations();
    this.isEnd = asked.verb() == Asked.Verb.END_MAINTENANCE;
    this.isPlan = asked.isPlan();
    this.names = new Names(services.inventory());
    this.host = names.host(asked.names().get(0));
    if (isEnd && !evacuations.isInMaintenance(host.id())) {
      throw new IOException(NLS.bind(Messages.GivenMaintenance_NotIn, host.name()));
    }
  }

  @Override
  public int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) throws IOException {
    if (!Connecting.await(services, ended)) {
      return NOT_ALL;
    }
    EvacuationPlan plan;
    BegunMigrations begun;
    try {
      plan = plan();
      begun = new BegunMigrations(services.log(), plan.moves().stream().map(Move::vm).toList());
      tell(plan, out);
      if (isPlan) {
        out.accept(Messages.Plan_Only);
        return plan.stays().isEmpty() ? DONE : NOT_ALL;
      }
      begin(plan);
    } catch (IllegalArgumentException | IllegalStateException | UnreadableLogException e) {
      throw new IOException(e.getMessage(), e);
    }
    int arrived = begun.arrived(ended);
    return arrived == plan.moves().size() && plan.stays().isEmpty() ? DONE : NOT_ALL;
  }

  /** Where a host that is not connected has room, and whether what comes back could, is not known. */
  private EvacuationPlan plan() throws UnreadableLogException, IOException {
    if (services.inventory().host(host.id()).filter(Host::isConnected).isEmpty()) {
      throw new IOException(NLS.bind(Messages.Names_NotConnected, host.name()));
    }
    return isEnd ? evacuations.planReturn(host.id()) : evacuations.plan(host.id());
  }

  private void begin(EvacuationPlan plan) {
    if (isEnd) {
      evacuations.leave(plan, Initiator.commandLine());
    } else {
      evacuations.evacuate(plan, Initiator.commandLine());
    }
  }

  private void tell(EvacuationPlan plan, Consumer<String> out) {
    for (Move move : plan.moves()) {
      String from = services.inventory().virtualMachine(move.vm()).map(vm -> names.of(vm.host())).orElse("");
      out.accept(NLS.bind(Messages.Plan_Move, new Object[] {move.vmName(), from, move.targetName()}) + ' '
          + move.reason());
    }
    plan.stays().forEach(stay -> out.accept(NLS.bind(Messages.Plan_Stay, stay.vmName(), stay.reason())));
    plan.unfinished().forEach(stay -> out.accept(NLS.bind(Messages.Plan_Unfinished, stay.vmName(), stay.reason())));
    if (plan.moves().isEmpty()) {
      out.accept(Messages.Plan_NoMove);
    }
  }
}
