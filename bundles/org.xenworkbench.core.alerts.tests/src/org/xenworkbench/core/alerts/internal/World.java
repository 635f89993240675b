/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.VirtualTime;

/** Two hosts, each with a VM that runs, whose samples a test makes up; time is the test's own. */
final class World {

  static final HostId A = HostId.of("00000000-0000-0000-0000-0000000000a1");
  static final HostId B = HostId.of("00000000-0000-0000-0000-0000000000b1");
  static final VmId WEB = VmId.of(UUID.fromString("00000000-0000-0000-0000-0000000000a2"));
  static final VmId OLD = VmId.of(UUID.fromString("00000000-0000-0000-0000-0000000000b2"));

  final ManualClock clock = new ManualClock();
  final VirtualTime time = new VirtualTime(clock);
  final FakeInventory inventory = new FakeInventory();
  final FakeHostGroups groups = new FakeHostGroups();
  final FakeSampler sampler = new FakeSampler();
  final FakePolling polling = new FakePolling();
  final FakeHistory history = new FakeHistory();
  final FakeEventLog log = new FakeEventLog();

  World() {
    inventory.put(host(A, "a", Connection.State.CONNECTED));
    inventory.put(host(B, "b", Connection.State.CONNECTED));
    inventory.put(vm(WEB, "web", A));
    inventory.put(vm(OLD, "old", B));
  }

  AlertsImpl.Engine engine() {
    return new AlertsImpl.Engine(inventory, groups, sampler, polling, history, log, Runnable::run);
  }

  Host host(HostId id, String name, Connection.State state) {
    return Host.of(id, name, Connection.of(state, clock.instant())).build();
  }

  static VirtualMachine vm(VmId id, String name, HostId host) {
    return VirtualMachine.of(id, name, host).state(DomainState.RUNNING, 1).build();
  }

  Instant now() {
    return clock.instant();
  }

  /** Five seconds later a host has these values. */
  SampleBatch next(HostId host, Map<? extends ObjectId, Double> values, String metric) {
    clock.advance(Duration.ofSeconds(5));
    Map<ObjectId, Map<String, Double>> sampled = new HashMap<>();
    values.forEach((id, value) -> sampled.put(id, Map.of(metric, value)));
    return new SampleBatch(host, now(), sampled);
  }

  /** Five seconds later a host's VM uses so much CPU. */
  SampleBatch cpu(HostId host, VmId vm, double usage) {
    return next(host, Map.of(vm, usage), "cpu_usage");
  }

  /** What happened, such as {@code RAISED web}. */
  static List<String> words(List<Happening> told) {
    return told.stream().map(each -> each.phase() + " " + each.alert().objectName()
        + each.alert().end().map(end -> " " + end).orElse("")).toList();
  }
}
