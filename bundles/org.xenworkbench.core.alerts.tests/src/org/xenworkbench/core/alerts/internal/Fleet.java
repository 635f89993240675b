/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeInventory;

/** Many hosts with many VMs, each with the metrics that a VM with two disks and a network has. */
final class Fleet {

  static final List<String> METRICS = List.of("cpu_usage", "cpu0", "cpu1", "memory", "memory_internal_free", "vif_0_rx",
      "vif_0_tx", "vbd_xvda_read", "vbd_xvda_write", "vbd_xvda_iops_read", "vbd_xvda_iops_write", "vbd_xvdb_read",
      "vbd_xvdb_write");

  final FakeInventory inventory = new FakeInventory();
  private final Map<HostId, List<VmId>> hosts = new HashMap<>();

  Fleet(int count, int vms) {
    for (int i = 0; i < count; i++) {
      HostId host = new HostId(new UUID(1, i));
      inventory.put(Host.of(host, "h" + i, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
      List<VmId> owned = new ArrayList<>();
      for (int j = 0; j < vms; j++) {
        VmId vm = VmId.of(new UUID(2 + i, j));
        inventory.put(World.vm(vm, "vm" + i + '-' + j, host));
        owned.add(vm);
      }
      hosts.put(host, owned);
    }
  }

  /** So many rules look at all VMs, at one metric after the other; values of 0.5 raise nothing. */
  Evaluation evaluation(int rules) {
    Evaluation evaluation = new Evaluation(inventory, new FakeHostGroups(), () -> Duration.ofSeconds(30));
    List<AlertRule> all = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      all.add(AlertRule.of("rule" + i, AlertScope.ALL_VMS, METRICS.get(i % METRICS.size()), 0.9).clearing(0.8)
          .holds(Duration.ofMinutes(1)).build());
    }
    evaluation.use(all, Instant.EPOCH);
    return evaluation;
  }

  /** What all hosts tell in one round. */
  List<SampleBatch> round(int number, double value) {
    List<SampleBatch> round = new ArrayList<>();
    hosts.forEach((host, vms) -> {
      Map<ObjectId, Map<String, Double>> values = new HashMap<>();
      vms.forEach(vm -> {
        Map<String, Double> sampled = new HashMap<>();
        METRICS.forEach(metric -> sampled.put(new String(metric), value));
        values.put(vm, sampled);
      });
      round.add(new SampleBatch(host, Instant.ofEpochSecond(5L * number), values));
    });
    return round;
  }
}
