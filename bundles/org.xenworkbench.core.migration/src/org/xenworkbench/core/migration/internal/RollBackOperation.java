/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.util.OptionalDouble;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Stops an evacuation, waits for what is under way of it, and brings back what has left. */
final class RollBackOperation implements Operation {

  private final EvacuationService evacuations;
  private final RunningEvacuations running;
  private final HostId host;
  private final String name;
  private final String user;

  RollBackOperation(EvacuationService evacuations, RunningEvacuations running, HostId host, String name,
      String user) {
    this.evacuations = evacuations;
    this.running = running;
    this.host = host;
    this.name = name;
    this.user = user;
  }

  @Override
  public Description describe() {
    return Description.of(LogEntry.CONFIGURATION, host, name, NLS.bind(Messages.Evacuation_RollingBack, name),
        NLS.bind(Messages.Evacuation_RolledBack, name)).withCancellable(true);
  }

  @Override
  public void awaitTurn(OperationMonitor monitor, Runnable begin) {
    running.stop(host);
    running.progress(host).ifPresent(now -> monitor.progress(OptionalDouble.empty(),
        MessageFormat.format(Messages.Evacuation_RollBackWaits, now.underWay())));
    running.ended(host).thenRun(begin);
  }

  /** What cannot come back is told in the entry of the maintenance's end. */
  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    try {
      EvacuationPlan back = evacuations.planReturn(host);
      if (monitor.isCancelled()) {
        throw new HypervisorException(HypervisorException.Kind.CANCELLED, Messages.Operation_NotBegun);
      }
      evacuations.leave(back, user);
    } catch (UnreadableLogException | IllegalArgumentException | IllegalStateException e) {
      throw new HypervisorException(HypervisorException.Kind.INVALID_STATE, e.getMessage(), e);
    }
  }
}
