/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.vm.VmConsole;

/** The scene without windows: consoles, a live migration while VM2 prints the date, samples, log; on both labs. */
@Tag(Lab.QEMU)
@Tag(Lab.XEN)
class SceneEngineTest {

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private Duration interval = Duration.ZERO;

  @BeforeEach
  void bringHome() {
    interval = engine.polling.interval();
    engine.bringHome();
    engine.polling.setInterval(lab.interval());
  }

  @AfterEach
  void leaveHome() {
    engine.polling.setInterval(interval);
    lab.bringHome();
  }

  @Test
  void bothConsolesShowARunningDebian() throws Exception {
    for (String vm : List.of("VM1", "VM2")) {
      try (GuestConsole console = new GuestConsole(engine.consoles, engine.vmId(vm), lab.patience())) {
        assertThat(console.run("cat /etc/os-release")).containsIgnoringCase("debian");
        assertThat(console.run("uname -a")).contains("Linux").contains(vm);
        assertThat(console.run("date")).containsPattern("\\d\\d:\\d\\d:\\d\\d");
      }
    }
  }

  /** On Xen Domain-0 has several, which takes another call than a single one. */
  @Test
  void everyVcpuHasItsShare() {
    for (VirtualMachine vm : engine.inventory.virtualMachines(engine.id("PM1"))) {
      Await.until("the vCPUs of " + vm.name() + " are sampled", lab.patience(),
          () -> engine.sampler.latest(vm.id()).keySet()
              .containsAll(IntStream.range(0, vm.vcpus()).mapToObj(number -> "cpu" + number).toList()));
      assertThat(IntStream.range(0, vm.vcpus()).mapToObj(number -> engine.sampler.latest(vm.id()).get("cpu" + number)))
          .as(vm.name())
          .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.1)); // its clock and ours differ a little
      System.out.println(lab.name() + " lab: " + vm.name() + ": " + new TreeMap<>(engine.sampler.latest(vm.id())));
    }
  }

  @Test
  void vm2MovesWhileItPrintsTheDate() throws Exception {
    List<Migration> heard = new CopyOnWriteArrayList<>();
    try (GuestConsole console = new GuestConsole(engine.consoles, engine.vmId("VM2"), lab.patience());
        Registration registration = engine.migrations.addListener(heard::add)) {
      console.startDates();
      long since = System.nanoTime();
      Instant from = Instant.now();
      OperationHandle handle = engine.migrations.migrate(request(), "lab test");
      LogEntry running = awaitOnTop(handle);
      assertThat(running.message()).isEqualTo("Migrating VM 'VM2' from 'PM2' to 'PM1'");
      assertThat(running.user()).isEqualTo("lab test");
      Await.until("VM2 is marked as migrating", lab.patience(),
          () -> engine.vm("VM2").migratingTo().equals(Optional.of(engine.id("PM1"))));
      OperationState end = engine.await(handle);
      Instant to = Instant.now();
      assertThat(end.status()).as(end.toString()).isEqualTo(LogEntry.Status.SUCCEEDED);
      engine.awaitOwner("VM2", "PM1");
      console.awaitDates(console.dates() + 10);
      assertThat(console.state()).isEqualTo(VmConsole.State.ATTACHED);
      assertThat(engine.vm("VM2").isMigrating()).isFalse();
      assertTimesAreLogged(handle, console.longestSilence(since));
      assertWhatTheDriverTells(heard, handle);
      assertSampledThroughout(from, to);
    }
  }

  /** A little slowed down on QEMU, where it would be over before anybody could look. */
  private MigrationRequest request() {
    OptionalLong bandwidth = lab.isXen() ? OptionalLong.empty() : OptionalLong.of(16L << 20);
    return MigrationRequest.peerToPeer(engine.vmId("VM2"), engine.id("PM1"))
        .with(options -> options.bandwidth(bandwidth));
  }

  private LogEntry awaitOnTop(OperationHandle handle) {
    Await.until("the running migration is on top of the log", lab.patience(),
        () -> Logged.newest(engine.log, 10).stream().findFirst()
            .filter(entry -> entry.correlation().equals(handle.id()) && entry.isRunning()).isPresent());
    return engine.logged(handle.id());
  }

  private void assertTimesAreLogged(OperationHandle handle, Duration silence) {
    Await.until("its end is in the log with the service gap", lab.patience(), () -> {
      LogEntry entry = engine.logged(handle.id());
      return entry.status() == LogEntry.Status.SUCCEEDED
          && LogAttribute.SERVICE_GAP.duration(entry).isPresent();
    });
    LogEntry entry = engine.logged(handle.id());
    assertThat(entry.message()).isEqualTo("Migrated VM 'VM2' from 'PM2' to 'PM1'");
    assertThat(entry.duration()).get().satisfies(duration -> assertThat(duration).isPositive());
    Duration gap = LogAttribute.SERVICE_GAP.duration(entry).orElseThrow();
    Duration resolution = LogAttribute.SERVICE_GAP_RESOLUTION.duration(entry).orElseThrow();
    assertThat(gap).isPositive();
    assertThat(resolution).isPositive();
    report("migration took %d ms, service gap %d ms (resolution %d ms; this test's own console: %d ms), downtime %s",
        entry.duration().orElseThrow().toMillis(), gap.toMillis(), resolution.toMillis(), silence.toMillis(),
        LogAttribute.DOWNTIME.duration(entry).map(time -> time.toMillis() + " ms")
            .orElse("not reported"));
  }

  private void assertWhatTheDriverTells(List<Migration> heard, OperationHandle handle) {
    LogEntry entry = engine.logged(handle.id());
    List<Migration> ours = heard.stream().filter(migration -> migration.id().equals(handle.id())).toList();
    if (lab.isXen()) {
      assertThat(LogAttribute.DOWNTIME.duration(entry)).as("Xen reports no downtime").isEmpty();
      assertThat(ours).isNotEmpty().allSatisfy(migration -> assertThat(migration.downtime()).isEmpty());
    } else {
      assertThat(LogAttribute.DOWNTIME.duration(entry)).isPresent();
      assertThat(ours).filteredOn(Migration::isRunning).anySatisfy(migration -> assertThat(migration.progress()).get()
          .satisfies(progress -> {
            assertThat(progress.total()).isPresent();
            assertThat(progress.fraction()).isPresent();
          }));
      assertThat(entry.attributes()).containsKey(LogAttribute.DATA.name());
    }
  }

  private void assertSampledThroughout(Instant from, Instant to) {
    Await.until("both hosts were sampled after the migration", lab.patience(),
        () -> List.of("PM1", "PM2").stream().allMatch(host -> engine.polling.statistics(engine.id(host))
            .filter(statistics -> statistics.lastRound().isAfter(to)).isPresent()));
    for (String host : List.of("PM1", "PM2")) {
      Duration gap = Samples.longestGap(engine, host, from, to);
      report("%s: longest time between two CPU samples during the migration %d ms at an interval of %d ms", host,
          gap.toMillis(), lab.interval().toMillis());
      assertThat(gap).as("longest time without a CPU sample of " + host)
          .isLessThan(lab.interval().multipliedBy(19).dividedBy(10));
    }
  }

  private void report(String format, Object... values) {
    System.out.println(lab.name() + " lab: " + String.format(format, values));
  }
}
