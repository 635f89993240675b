/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.TestClocks;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.TestHosts;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * From a life cycle event of a daemon to whoever hears of it in the engine, beside a C client that hears the same event
 * in the same run. Arguments: the RPC floor's client, events.
 */
public final class DispatchBenchmark {

  private static final int VMS = 50;
  private static final int WARM_UP = 100;
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<Long> heardByOther = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> changes = new LinkedBlockingQueue<>();

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    try (TestDaemon daemon = TestDaemon.start()) {
      daemon.populate(VMS);
      new DispatchBenchmark().run(args[0], daemon, Integer.parseInt(args[1]));
    }
    System.exit(0);
  }

  private void run(String client, TestDaemon daemon, int count) throws Exception {
    Process other = new ProcessBuilder(client, "events", daemon.uri()).start();
    Threads.single("other-client").execute(() -> listen(other.inputReader()));
    connect(daemon);
    double[] toClient = new double[count];
    double[] toSession = new double[count];
    double[] toInventory = new double[count];
    heardByOther.clear();
    for (int i = -WARM_UP; i < count; i++) {
      events.clear();
      changes.clear();
      long start = System.nanoTime();
      daemon.virsh((i & 1) == 0 ? "suspend vm0" : "resume vm0");
      long heard = take(heardByOther);
      long told = take(events);
      long changed = take(changes);
      if (i >= 0) {
        toClient[i] = (heard - start) / 1e3;
        toSession[i] = (told - heard) / 1e3;
        toInventory[i] = (changed - heard) / 1e3;
      }
    }
    print("virsh to a C client's callback (the daemon's part), median", percentile(toClient, 50));
    print("event to session listener after the C client, median", percentile(toSession, 50));
    print("event to session listener after the C client, p99", percentile(toSession, 99));
    print("event to inventory listener after the C client, median", percentile(toInventory, 50));
    print("event to inventory listener after the C client, p99", percentile(toInventory, 99));
    other.destroy();
  }

  private void connect(TestDaemon daemon) throws Exception {
    Dispatcher dispatcher = new Dispatcher();
    Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
    InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
    SamplerImpl sampler = new SamplerImpl(dispatcher, inventory, new MetricHistoryImpl(new FormerHosts()),
        TestClocks.system());
    PollingImpl polling = new PollingImpl(preferences);
    TestHosts hosts = new TestHosts(inventory, sampler, polling, new EventLogImpl(dispatcher), preferences,
        Timing.system());
    polling.setInterval(Duration.ofMinutes(1)); // the inventory changes by events
    hosts.bind((HypervisorDriver) Class.forName("org.xenworkbench.core.libvirt.internal.PlainDriver")
        .getMethod("create").invoke(null));
    HostId id = HostId.random();
    hosts.registry().add(new HostConfiguration(id, "host", daemon.endpoint(), Optional.empty(), true, false));
    while (inventory.virtualMachines().size() < VMS) {
      Thread.sleep(100);
    }
    hosts.access().addListener(new HostEventListener() {
      @Override
      public void domainEvent(HostId host, DomainEvent event) {
        events.add(System.nanoTime());
      }
    });
    inventory.addListener(change -> changes.add(System.nanoTime()));
  }

  /** CLOCK_MONOTONIC, which the C client prints, is what System.nanoTime reads on Linux. */
  private void listen(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.equals("ready")) {
          heardByOther.add(Long.parseLong(line.substring(0, line.indexOf(' '))));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long take(BlockingQueue<Long> queue) throws InterruptedException {
    Long time = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (time == null) {
      throw new IllegalStateException("An event was not heard");
    }
    return time;
  }

  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static void print(String name, double micros) {
    System.out.println(String.join("\t", List.of("FIGURE", name, String.format(Locale.ROOT, "%.0f us", micros), "", "",
        "", "")));
  }
}
