/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;

/** What somebody else does with virsh is seen, and soon; on both labs. */
@Tag(Lab.QEMU)
@Tag(Lab.XEN)
class SomebodyElseTest {

  private static final int PAUSES = 10;

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);

  @BeforeEach
  void bringHome() {
    engine.bringHome();
  }

  @AfterEach
  void leaveHome() {
    lab.bringHome();
  }

  @Test
  void aMigrationByVirshIsSeen() throws Exception {
    Set<Object> known = engine.migrations.migrations().stream().map(Migration::id).collect(Collectors.toSet());
    CompletableFuture<Void> virsh = CompletableFuture.runAsync(() -> lab.migrate("VM2", "PM2", "PM1"));
    virsh.get(lab.migrationPatience().toMillis(), TimeUnit.MILLISECONDS);
    engine.awaitOwner("VM2", "PM1");
    Await.until("its end is known", lab.patience(), () -> engine.migrations.migrations().stream()
        .anyMatch(migration -> !known.contains(migration.id()) && !migration.isRunning()));
    List<Migration> seen =
        engine.migrations.migrations().stream().filter(migration -> !known.contains(migration.id())).toList();
    assertThat(seen).singleElement().satisfies(migration -> {
      assertThat(migration.ours()).isFalse();
      assertThat(migration.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      assertThat(migration.source()).isEqualTo(engine.id("PM2"));
      assertThat(migration.target()).isEqualTo(engine.id("PM1"));
    });
    Await.until("its end is in the log", lab.patience(),
        () -> engine.logged(seen.get(0).id()).status() == LogEntry.Status.SUCCEEDED);
    LogEntry entry = engine.logged(seen.get(0).id());
    assertThat(entry.user()).isEqualTo("somebody else");
    assertThat(entry.message()).isEqualTo("Migrated VM 'VM2' from 'PM2' to 'PM1'");
    assertThat(engine.vm("VM2").isMigrating()).isFalse();
    report("a migration by virsh was seen to take %s", entry.duration().map(time -> time.toMillis() + " ms")
        .orElse("an unknown time"));
  }

  @Test
  void aPauseByVirshIsAnEntry() {
    Instant begin = Instant.now();
    lab.virsh("PM2", "suspend", "VM2"); // another test pauses VM1 so often that it is only counted
    awaitEntry(begin, "VM 'VM2' on 'PM2' was paused");
    lab.virsh("PM2", "resume", "VM2");
    awaitEntry(begin, "VM 'VM2' on 'PM2' was resumed");
    assertThat(Logged.newest(engine.log, 100)).filteredOn(entry -> !entry.started().isBefore(begin)
        && entry.kind().equals(LogEntry.POWER) && entry.vmName().equals("VM2")).as("each once").hasSize(2)
        .allSatisfy(entry -> assertThat(entry.user()).isEqualTo("somebody else"));
  }

  private void awaitEntry(Instant since, String message) {
    Await.until("“" + message + "” is in the log", lab.patience(),
        () -> Logged.newest(engine.log, 100).stream()
            .anyMatch(entry -> !entry.started().isBefore(since) && entry.message().equals(message)));
  }

  /**
   * From asking libvirt to the listener of the inventory: longer than the event's own way by libvirt's own work. No
   * round comes in time to tell of it.
   */
  @Test
  void anEventReachesTheInventoryAtOnce() throws Exception {
    VmId vm = engine.vmId("VM1");
    List<Duration> latencies = new ArrayList<>();
    Duration interval = engine.polling.interval();
    engine.polling.setInterval(Polling.MAX_INTERVAL);
    try (HypervisorSession session = openSession("PM1")) {
      for (int i = 0; i < PAUSES; i++) {
        latencies.add(latency(session, vm, PowerAction.PAUSE, state -> state == DomainState.PAUSED));
        latencies.add(latency(session, vm, PowerAction.RESUME, DomainState::isRunning));
      }
    } finally {
      engine.polling.setInterval(interval);
    }
    Collections.sort(latencies);
    report("from asking libvirt to pause or resume to the inventory's listener: median %d ms, longest %d ms of %d",
        latencies.get(PAUSES).toMillis(), latencies.get(latencies.size() - 1).toMillis(), latencies.size());
  }

  private Duration latency(HypervisorSession session, VmId vm, PowerAction action,
      java.util.function.Predicate<DomainState> wanted) throws Exception {
    CompletableFuture<Long> heard = new CompletableFuture<>();
    try (Registration registration = engine.inventory.addListener(changes -> {
      if (engine.inventory.virtualMachine(vm).filter(now -> wanted.test(now.state())).isPresent()) {
        heard.complete(System.nanoTime());
      }
    })) {
      long asked = System.nanoTime();
      session.require(PowerControl.class).power(vm.uuid(), action);
      Await.until("the inventory's listener hears of " + action, lab.patience(), heard::isDone);
      return Duration.ofNanos(heard.get() - asked);
    }
  }

  private HypervisorSession openSession(String host) throws Exception {
    Endpoint endpoint = engine.registry.configuration(engine.id(host)).orElseThrow().endpoint();
    HypervisorDriver driver = LabDriverContract.driver(endpoint.driver());
    return driver.open(endpoint, new SessionContext(SessionContext.Role.OPERATIONS, host, Clock.systemUTC(),
        ForkJoinPool.commonPool(), Optional.empty(), false, SessionListener.NONE));
  }

  private void report(String format, Object... values) {
    System.out.println(lab.name() + " lab: " + String.format(format, values));
  }
}
