/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.io.File;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;

/** A bundle of a third party: {@code org.xenworkbench.example.latency}. */
class ExtensionTest {

  private static final String BUNDLE = "org.xenworkbench.example.latency";
  private static final String METRIC = "api_latency";

  @RegisterExtension
  final Workbench bench = new Workbench();

  private File location;

  @BeforeEach
  void find() throws BundleException {
    Bundle bundle = Platform.getBundle(BUNDLE);
    location = FileLocator.getBundleFileLocation(bundle).orElseThrow();
    bundle.start(Bundle.START_ACTIVATION_POLICY);
    Wait.until("Its metric is known", ExtensionTest::isKnown);
  }

  @AfterEach
  void bringBack() throws BundleException {
    if (Platform.getBundle(BUNDLE) == null) {
      install();
    }
  }

  private void install() throws BundleException {
    Services.context().installBundle("reference:" + location.toURI()).start(Bundle.START_ACTIVATION_POLICY);
  }

  private static boolean isKnown() {
    return Services.get(Sampler.class).descriptor(MetricDescriptor.Scope.HOST, METRIC).isPresent();
  }

  @Test
  void addsAChartAndACheck() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.selectAll(List.of(SHOWN_PM1, SHOWN_PM2));
    performance.waitForChart("pm1", "CPU");
    Wait.until("Chart of the API latency", () -> performance.charts().stream().anyMatch(chart -> chart.hasValues()
        && chart.model().series().stream().anyMatch(series -> series.id().equals(METRIC))));
    bench.picture("latency");
    hosts.select(SHOWN_PM1, bench.pinned);
    performance.waitForChart(bench.pinned, "Answer time of its host");
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    assertThat(dialog.waitForVerdict(Workbench.PM2)).isEqualTo("Possible, with a warning");
    assertThat(dialog.reason(Workbench.PM2)).contains(bench.pinned).contains("meant to stay on 'pm1'");
    dialog.cancel();
  }

  @Test
  void comesAndGoesWhileHostsStayConnected() throws BundleException {
    List<Connection> before = connections();
    Platform.getBundle(BUNDLE).uninstall();
    Wait.until("Its metric is gone", () -> !isKnown());
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.pinned);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    assertThat(dialog.waitForVerdict(Workbench.PM2)).isEqualTo(MigrateDialogPage.POSSIBLE);
    dialog.cancel();
    install();
    Wait.until("Its metric is back", ExtensionTest::isKnown);
    Optional<Host> host = Workbench.hosts().stream().findFirst();
    Wait.until("Its values are back", () -> Services.get(Sampler.class).latest(host.orElseThrow().id())
        .containsKey(METRIC));
    assertThat(connections()).as("connections, each since its time").isEqualTo(before);
  }

  private static List<Connection> connections() {
    return Workbench.hosts().stream().map(Host::connection).toList();
  }
}
