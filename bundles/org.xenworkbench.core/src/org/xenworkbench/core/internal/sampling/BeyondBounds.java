/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;

/** Tells whose metrics are not all kept: charts lack what is beyond the bounds, so it is an entry of the event log. */
final class BeyondBounds {

  private final InventoryImpl inventory;
  private volatile @Nullable EventLog log;

  BeyondBounds(InventoryImpl inventory) {
    this.inventory = inventory;
  }

  void use(EventLog bound) {
    log = bound;
  }

  void leave(EventLog unbound) {
    if (log == unbound) {
      log = null;
    }
  }

  void tell(SampleBatch batch, ObjectId object) {
    String host = inventory.host(batch.host()).map(Host::name).orElse("");
    String message = object instanceof VmId vm
        ? NLS.bind(Messages.Sampler_ManyOfVm, new Object[] {name(vm), host, Bounds.METRICS})
        : NLS.bind(Messages.Sampler_ManyOfHost, new Object[] {host, Bounds.METRICS, Bounds.SERIES});
    SafeLog.of(BeyondBounds.class).warn(message);
    EventLog told = log;
    if (told != null) {
      told.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, batch.time())
          .host(batch.host(), host).user(Initiator.workbench()).details(Messages.Sampler_ManyDetails).build());
    }
  }

  private String name(VmId vm) {
    return inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(vm.key());
  }
}
