/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** The latest values of all objects; what is not sampled any more has none. Any thread. */
final class LatestValues {

  private final Inventory inventory;
  private final Map<ObjectId, Map<String, Double>> latest = new ConcurrentHashMap<>();
  private final Map<HostId, Set<ObjectId>> sampledBefore = new ConcurrentHashMap<>();

  LatestValues(Inventory inventory) {
    this.inventory = inventory;
  }

  /** What stands still uses no CPU from that moment on, whatever was measured before. */
  Map<String, Double> of(ObjectId object) {
    Map<String, Double> values = latest.getOrDefault(object, Map.of());
    if (object instanceof VmId vm && values.getOrDefault(Metrics.CPU_USAGE, 0.0) > 0
        && inventory.virtualMachine(vm).filter(known -> known.state().standsStill()).isPresent()) {
      Map<String, Double> still = new HashMap<>(values);
      still.put(Metrics.CPU_USAGE, 0.0);
      return Map.copyOf(still);
    }
    return values;
  }

  void put(SampleBatch batch) {
    latest.putAll(batch.values());
  }

  /** A VM of that host that a round does not tell of is not running any more, or gone: it has no latest values. */
  void forgetAbsent(HostId host, List<VirtualMachine> machines, Set<ObjectId> sampled) {
    for (VirtualMachine vm : machines) {
      if (!sampled.contains(vm.id())) {
        latest.remove(vm.id());
      }
    }
    Set<ObjectId> before = sampledBefore.put(host, Set.copyOf(sampled));
    if (before != null) {
      before.stream().filter(object -> !sampled.contains(object) && owner(object).isEmpty()).forEach(latest::remove);
    }
  }

  /** The host is not connected any more. */
  void interrupted(HostId host) {
    latest.remove(host);
    inventory.virtualMachines(host).forEach(vm -> latest.remove(vm.id())); // also one that came after its last round
    Set<ObjectId> sampled = sampledBefore.remove(host);
    if (sampled != null) { // a VM that has moved has the values of its new host
      sampled.stream().filter(object -> owner(object).filter(owner -> !owner.equals(host)).isEmpty())
          .forEach(latest::remove);
    }
  }

  /** The host that a VM belongs to; empty for what is no VM, or is gone. */
  private Optional<HostId> owner(ObjectId object) {
    return object instanceof VmId vm ? inventory.virtualMachine(vm).map(VirtualMachine::host) : Optional.empty();
  }
}
