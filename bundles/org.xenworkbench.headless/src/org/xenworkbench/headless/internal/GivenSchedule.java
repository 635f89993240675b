/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Initiator;

/** Schedules a migration or an evacuation, and lets the engine go on, which begins it at its time. */
final class GivenSchedule implements Deed {

  private final Services services;
  private final Asked asked;
  private final Host host;
  private final When when;

  /**
   * Finds the host and the moment.
   *
   * @throws IOException if there is no such host or moment, or it is past
   */
  GivenSchedule(Services services, Asked asked, LocalDateTime at) throws IOException {
    this.services = services;
    this.asked = asked;
    this.host = new Names(services.inventory()).host(asked.target().orElseGet(() -> asked.names().get(0)));
    ScheduleService schedule = services.schedule();
    try {
      this.when = new When(schedule.moment(at, ZoneId.systemDefault()), Duration.ZERO);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    Optional<String> obstacle = schedule.obstacle(when.at());
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
  }

  /** The engine goes on until it is ended. */
  @Override
  public int codeIfCut() {
    return DONE;
  }

  @Override
  public int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) throws IOException {
    boolean isMigration = asked.verb() == Asked.Verb.MIGRATE;
    if (isMigration && !Connecting.await(services, Connecting.LISTED, ended)) {
      return NOT_ALL;
    }
    List<VirtualMachine> vms = isMigration ? new Names(services.inventory()).vms(asked.names()) : List.of();
    try {
      for (VirtualMachine vm : vms) {
        services.schedule().migrate(vm.id(), host.id(), when, Initiator.commandLine());
      }
      if (!isMigration) {
        services.schedule().evacuate(host.id(), when, Initiator.commandLine());
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException(NLS.bind(Messages.GivenSchedule_Cannot, e.getMessage()), e);
    }
    out.accept(Messages.GivenSchedule_GoesOn);
    ended.join();
    return DONE;
  }
}
