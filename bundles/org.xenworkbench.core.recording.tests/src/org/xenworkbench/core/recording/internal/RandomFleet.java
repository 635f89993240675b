/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSampler;

/** Hosts and VMs that migrate, with gaps in their series, and a plain model of where each VM was. */
final class RandomFleet {

  static final Instant FROM = Instant.parse("2025-12-31T23:00:00Z");
  static final Duration LENGTH = Duration.ofMinutes(10);
  static final long INTERVAL = 5_000;

  final FakeInventory inventory = new FakeInventory();
  final FakeSampler sampler = new FakeSampler();
  final FakePolling polling = new FakePolling();
  final FakeHistory history = new FakeHistory();
  final FakeEventLog log = new FakeEventLog();
  final FakeHostRegistry registry = new FakeHostRegistry();
  final Map<ObjectId, Map<String, TimeSeries>> series = new HashMap<>();
  final Map<VmId, TreeMap<Instant, HostId>> places = new HashMap<>();
  /** Where the log tells of one; it goes on from before the recording. */
  final Map<VmId, TreeMap<Instant, DomainState>> states = new HashMap<>();
  final List<LogEntry> entries = new ArrayList<>();
  final List<HostId> hosts = new ArrayList<>();
  private final Random random;

  RandomFleet(Random random) {
    this.random = random;
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      HostId id = new HostId(new UUID(random.nextLong(), random.nextLong()));
      inventory.put(Host.of(id, "host\t" + i + "\\n", Connection.of(Connection.State.CONNECTED, FROM))
          .address("xen+ssh://root:secret@10.0.0." + i + "/")
          .info(HostInfo.of("h" + i, "Xen").cpus(8).memory(1L << 34).build()).build());
      hosts.add(id);
      measure(id, "cpu_avg");
    }
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      vm(i);
    }
  }

  Sources sources() {
    return new Sources(inventory, sampler, polling, history, log, registry);
  }

  private void measure(ObjectId object, String metric) {
    int size = (int) (LENGTH.toMillis() / INTERVAL) + 1;
    long[] times = new long[size];
    double[] values = new double[size];
    double[] minima = new double[size];
    double[] maxima = new double[size];
    int gap = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      times[i] = FROM.toEpochMilli() + i * INTERVAL + random.nextInt(100);
      values[i] = i >= gap && i < gap + 12 ? Double.NaN : random.nextDouble();
      minima[i] = random.nextBoolean() ? values[i] : values[i] / 2;
      maxima[i] = values[i];
    }
    TimeSeries made = new TimeSeries(times, values, minima, maxima);
    history.put(object, metric, made);
    series.computeIfAbsent(object, key -> new HashMap<>()).put(metric, made);
  }

  private void vm(int number) {
    VmId id = VmId.of(new UUID(random.nextLong(), random.nextLong()));
    TreeMap<Instant, HostId> places = new TreeMap<>();
    HostId host = hosts.get(random.nextInt(hosts.size()));
    places.put(FROM, host);
    Instant time = FROM;
    for (int i = random.nextInt(4); i > 0; i--) {
      Instant begin = time.plusMillis(1 + random.nextInt(60_000));
      Instant end = begin.plusMillis(1 + random.nextInt(60_000));
      HostId target = hosts.get((hosts.indexOf(host) + 1) % hosts.size());
      boolean succeeds = random.nextInt(4) > 0;
      entry(LogEntry.of(LogEntry.MIGRATION, succeeds ? LogEntry.Status.SUCCEEDED : LogEntry.Status.FAILED,
          "from qemu+tcp://u:secret@h/system\nto\there", begin).vm(id, "vm" + number).host(host, "a").finished(end)
          .details("why").attribute(LogAttribute.SOURCE, host.key()).attribute(LogAttribute.TARGET, target.key())
          .attribute(LogAttribute.TARGET_NAME, "b").attribute(LogAttribute.DOWNTIME, "7").build());
      if (succeeds) {
        host = target;
        places.put(end, host);
      }
      time = end;
    }
    this.places.put(id, places);
    states.put(id, states(id, number));
    inventory.put(VirtualMachine.of(id, "vm" + number, host).state(DomainState.RUNNING, number + 1).vcpus(2)
        .memory(1 << 20, 2 << 20).build());
    measure(id, "cpu_usage");
    measure(id, "vif_0_rx");
  }

  /** By what was done, which may have failed, or was seen. */
  private TreeMap<Instant, DomainState> states(VmId id, int number) {
    TreeMap<Instant, DomainState> states = new TreeMap<>();
    Instant time = FROM.minusSeconds(120);
    boolean isPaused = false;
    for (int i = random.nextInt(5); i > 0; i--) {
      time = time.plusMillis(1 + random.nextInt(180_000));
      boolean isSeen = random.nextBoolean();
      boolean fails = !isSeen && random.nextInt(3) == 0;
      PowerAction action = isPaused ? PowerAction.RESUME : PowerAction.PAUSE;
      LogEntry.Builder entry = LogEntry.of(LogEntry.POWER, isSeen ? LogEntry.Status.INFO
          : fails ? LogEntry.Status.FAILED : LogEntry.Status.SUCCEEDED, "", time).vm(id, "vm" + number).finished(time);
      isPaused ^= !fails;
      DomainState state = isPaused ? DomainState.PAUSED : DomainState.RUNNING;
      states.put(time, state);
      LogEntry made = (isSeen ? entry.attribute(LogAttribute.STATE, state.name())
          : entry.attribute(LogAttribute.ACTION, action.name())).build();
      log.keep(made);
      if (!time.isBefore(FROM)) {
        entries.add(made);
      }
    }
    return states;
  }

  private void entry(LogEntry entry) {
    entries.add(entry);
    log.keep(entry);
  }
}
