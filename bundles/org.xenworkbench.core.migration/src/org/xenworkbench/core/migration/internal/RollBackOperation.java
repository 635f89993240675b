/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Stops an evacuation, waits for what is under way of it, and brings back what has left. */
final class RollBackOperation implements Operation {

  private final Evacuations evacuations;
  private final RunningEvacuations running;
  private final HostId host;
  private final String name;
  private final String user;

  RollBackOperation(Evacuations evacuations, RunningEvacuations running, HostId host, String name,
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
    int underWay = Math.max(running.leaving(host), running.progress(host).map(Progress::underWay).orElse(0));
    if (underWay > 0) {
      monitor.progress(OptionalDouble.empty(), MessageFormat.format(Messages.Evacuation_RollBackWaits, underWay));
    }
    running.ended(host).thenRun(begin);
  }

  /** It is no success if some stay away. */
  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    try {
      EvacuationPlan back = evacuations.planReturn(host);
      if (monitor.isCancelled()) {
        throw new HypervisorException(HypervisorException.Kind.CANCELLED, Messages.Operation_NotBegun);
      }
      if (back.moves().isEmpty() && !back.stays().isEmpty()) { // the host would look free to be used again
        throw new HypervisorException(HypervisorException.Kind.INVALID_STATE,
            NLS.bind(Messages.Evacuation_NoneBack, name, reasons(back)));
      }
      int come = evacuations.leaveWhenOver(back, user);
      int stay = back.stays().size() + back.moves().size() - come;
      if (stay > 0) {
        throw new HypervisorException(HypervisorException.Kind.FAILED,
            MessageFormat.format(Messages.Evacuation_SomeBack, name, come, stay, reasons(back)).strip());
      }
    } catch (UnreadableLogException | IllegalArgumentException | IllegalStateException e) {
      throw new HypervisorException(HypervisorException.Kind.INVALID_STATE, e.getMessage(), e);
    }
  }

  private static String reasons(EvacuationPlan back) {
    return back.stays().stream().map(stay -> NLS.bind(Messages.Evacuation_Refused, stay.vmName(), stay.reason()))
        .collect(Collectors.joining(" "));
  }
}
