/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.workbench.tests.pages.AlertsPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;
import org.xenworkbench.workbench.tests.pages.TopViewPage;

/** A guest that burns CPU: it is seen on the VM and on its host, on top of what tells who is busy, and as an alert. */
@Tag(Lab.QEMU)
@Tag(Lab.XEN)
class BusyVmTest {

  private static final String BURNER = "while :; do :; done & true";
  private static final String RULE = "Lab: busy";
  /** Of the VM's CPU; an idle guest of the labs takes less than half of it, a busy one all that it gets. */
  private static final double BUSY = 0.4;
  private static final int IDLE_SAMPLES = 3;
  /** Host and VM are not asked at the very same time. */
  private static final double ROUNDED = 0.8;

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private final Scene scene = new Scene(engine);
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private Duration interval = Duration.ZERO;

  /** What one round measured of VM1 and of its host. */
  private record Sample(Instant time, double vm, double host) {
  }

  @BeforeEach
  void bringHome() {
    interval = engine.polling.interval();
    engine.bringHome();
    engine.polling.setInterval(lab.interval());
    scene.clear();
    removeRule();
  }

  @AfterEach
  void leaveHome() {
    removeRule();
    scene.clear();
    engine.polling.setInterval(interval);
    lab.bringHome();
  }

  private void removeRule() {
    Alerts alerts = engine.alerts();
    alerts.rules().stream().filter(rule -> rule.name().equals(RULE)).map(AlertRule::id).toList()
        .forEach(alerts::remove);
  }

  @Test
  void whoIsBusyIsSeenEverywhere() throws Exception {
    VmId vm = engine.vmId("VM1");
    engine.alerts().save(AlertRule.of(RULE, AlertScope.vm(vm), Metrics.CPU_USAGE, BUSY)
        .level(AlertSense.ABOVE, BUSY).clearing(BUSY / 2).severity(AlertSeverity.CRITICAL).build());
    try (Registration listening = listen(vm, engine.id("PM1"));
        GuestConsole console = new GuestConsole(engine.consoles, vm, lab.patience())) {
      double idle = awaitIdleHost();
      console.run(BURNER);
      try {
        assertSeenWithinTwoIntervals(Instant.now(), idle);
        assertShownAsBusy();
      } finally {
        console.run("kill %1");
      }
      Await.until("the alert is over", lab.patience(),
          () -> engine.alerts().active().stream().noneMatch(alert -> alert.rule().name().equals(RULE)));
      scene.awaitInTree("VM1", "PM1", "PM2");
    }
  }

  private Registration listen(ObjectId vm, HostId host) {
    return engine.sampler.addListener(batch -> {
      Double ofVm = batch.values().getOrDefault(vm, Map.of()).get(Metrics.CPU_USAGE);
      Double ofHost = batch.values().getOrDefault(host, Map.of()).get(Metrics.CPU_AVG);
      if (ofVm != null && ofHost != null) {
        samples.add(new Sample(batch.time(), ofVm, ofHost));
      }
    });
  }

  /** Waits until VM1 idles; the mean of its host's CPU then. */
  private double awaitIdleHost() {
    Await.until("VM1 idles", lab.patience(), () -> samples.size() >= IDLE_SAMPLES
        && lastSamples().stream().allMatch(sample -> sample.vm() < BUSY / 2));
    return lastSamples().stream().mapToDouble(Sample::host).average().orElseThrow();
  }

  private List<Sample> lastSamples() {
    return samples.subList(samples.size() - IDLE_SAMPLES, samples.size());
  }

  /** The first sample after the start may tell of the time before, the second tells of nothing else. */
  private void assertSeenWithinTwoIntervals(Instant burning, double idle) {
    Await.until("two samples came after the start", lab.patience(),
        () -> samples.stream().filter(sample -> sample.time().isAfter(burning)).count() >= 2);
    Sample second = samples.stream().filter(sample -> sample.time().isAfter(burning)).skip(1).findFirst()
        .orElseThrow();
    System.out.printf("%s lab: CPU of VM1 %.0f %%, of PM1 %.0f %% (idle %.0f %%), %d ms after the start%n", lab.name(),
        100 * second.vm(), 100 * second.host(), 100 * idle, Duration.between(burning, second.time()).toMillis());
    assertThat(second.vm()).as("CPU of VM1").isGreaterThan(BUSY);
    int cpus = engine.host("PM1").info().orElseThrow().cpus();
    assertThat(second.host()).as("CPU of PM1").isGreaterThan(ROUNDED * second.vm() * engine.vm("VM1").vcpus() / cpus);
    if (lab.isXen()) { // the QEMU lab's hosts are this machine, which may have been full before
      assertThat(second.host()).as("CPU of PM1, idle %s", idle).isGreaterThan(idle);
    }
  }

  private void assertShownAsBusy() throws IOException {
    AlertsPage.Shown alert = new AlertsPage(scene.driver).page(0).waitFor("VM1", shown -> shown.rule().equals(RULE));
    assertThat(alert.object()).isEqualTo("VM1");
    assertThat(alert.host()).isEqualTo("PM1");
    Await.until("the tree says so", lab.patience(),
        () -> scene.hosts().state("PM1", "VM1").equals("Running, critical alert"));
    save("alerts");
    TopViewPage top = new TopViewPage(scene.driver);
    Await.until("VM1 is on top of the list", lab.patience(),
        () -> top.names().stream().findFirst().filter("VM1"::equals).isPresent());
    assertThat(top.row("VM1").orElseThrow().cell(1)).isEqualTo("PM1");
    save("top");
    scene.hosts().select("PM1");
    PerformanceViewPage performance = new PerformanceViewPage(scene.driver);
    performance.perVm();
    try {
      Await.until("VM1 is in its host's chart", lab.patience(), () -> { // VM2 may have been there ten minutes ago
        List<String> names = performance.chart("PM1", "CPU per VM").filter(Chart::hasValues)
            .map(chart -> chart.model().series().stream().map(series -> series.label()).toList()).orElse(List.of());
        return names.contains("VM1") && names.contains("Domain-0") == lab.isXen();
      });
      save("per-vm");
    } finally {
      performance.perVm();
    }
  }

  private void save(String what) throws IOException {
    scene.settle();
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("xenworkbench.screenshots", "target/screenshots")));
    scene.window.screenshot(folder.resolve(lab.name() + "-busy-" + what + ".png"));
  }
}
