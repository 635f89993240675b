/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

class ChartDraftTest {

  private final HostId pm1 = HostId.random();
  private final FakeInventory inventory = new FakeInventory();
  private final FakeHistory history = new FakeHistory();
  private final ChartObjects objects =
      new ChartObjects(new ChartParts(OwnCharts.of(List.of()), inventory, new FakeSampler(), history));

  private static ChartDraft draft(String name, ChartLine... lines) {
    return new ChartDraft("1", name, Style.LINES, List.of(lines));
  }

  private ChartObjects.Owner owner(String label) {
    return objects.owners().stream().filter(owner -> owner.label().equals(label)).findFirst().orElseThrow();
  }

  private void connect() {
    inventory.put(Host.of(pm1, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
  }

  @Test
  void whatIsMissingIsSaid() {
    ChartLine line = ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG);
    assertThat(draft(" ", line).error(objects)).get().asString().contains("name");
    assertThat(draft("a").error(objects)).get().asString().contains("no lines");
    assertThat(draft("a", line, ChartLine.of(Whose.VMS, Metrics.CPU_USAGE)).error(objects)).get().asString()
        .contains("not of both");
    assertThat(draft("a", line).error(objects)).isEmpty();
    assertThat(draft("a", line).chart().name()).isEqualTo("a");
  }

  @Test
  void oneAxisHasOneUnit() {
    assertThat(draft("a", ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG), ChartLine.of(pm1, "pm1", Metrics.MEMORY_USED))
        .error(objects)).get().asString().contains("Memory used", "pm1", "in bytes", "in %", "one unit");
    assertThat(draft("a", ChartLine.of(Whose.HOSTS, "cpu*"), ChartLine.of(pm1, "pm1", Metrics.MEMORY_USED))
        .error(objects)).as("of a pattern, too").isPresent();
    assertThat(draft("a", ChartLine.of(Whose.HOSTS, "cpu*"), ChartLine.of(pm1, "pm1", Metrics.CPU_AVG))
        .error(objects)).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsAWarningOnly() {
    ChartDraft draft = draft("a", ChartLine.of(Whose.HOSTS, "api_latency"));
    assertThat(draft.error(objects)).isEmpty();
    assertThat(draft.warning(objects)).get().asString().contains("api_latency", "Selected hosts");
    assertThat(draft("a", ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG)).warning(objects)).isEmpty();
  }

  @Test
  void whatAnObjectHadCanBeChosenAndAllItsDevicesAtOnce() {
    connect();
    for (String metric : List.of(Metrics.CPU_AVG, "cpu0", "cpu1", "nobody_knows")) {
      history.put(pm1, metric, new TimeSeries(new long[] {1}, new double[] {1}));
    }
    assertThat(objects.metrics(owner("pm1 (host)"))).extracting(ChartObjects.Metric::id)
        .containsExactlyInAnyOrder("cpu0", "cpu1", Metrics.CPU_AVG, "cpu*");
    assertThat(objects.metrics(owner("Selected hosts"))).extracting(ChartObjects.Metric::id)
        .contains(Metrics.MEMORY_USED, "cpu0", "cpu*");
  }

  @Test
  void ofSeveralObjectsEachMetricSaysWhoHasItAndThoseOfDevicesAreTheLast() {
    connect();
    HostId pm2 = HostId.random();
    inventory.put(Host.of(pm2, "pm2", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    for (String metric : List.of("cpu0", Metrics.CPU_AVG)) {
      history.put(pm1, metric, new TimeSeries(new long[] {1}, new double[] {1}));
    }
    history.put(pm2, Metrics.CPU_AVG, new TimeSeries(new long[] {1}, new double[] {1}));
    List<ChartObjects.Shared> shared = objects.metrics(List.of(owner("pm1 (host)"), owner("pm2 (host)")));
    assertThat(shared).extracting(each -> each.metric().id()).containsExactly(Metrics.CPU_AVG, "cpu*", "cpu0");
    assertThat(shared).extracting(each -> each.owners().size()).as("the mean of all is no CPU").containsExactly(2, 1,
        1);
    assertThat(objects.metrics(List.of(owner("Selected hosts"))).get(0).metric().id()).isEqualTo(Metrics.CPU_AVG);
  }

  @Test
  void aLineOfWhatIsGoneIsToldByItsName() {
    assertThat(objects.owner(ChartLine.of(pm1, "pm1", "x"))).isEqualTo("pm1 (not there any more)");
    connect();
    assertThat(objects.owner(ChartLine.of(pm1, "old", "x"))).isEqualTo("pm1");
    assertThat(objects.metric(ChartLine.of(pm1, "pm1", "cpu3"))).isEqualTo("CPU 3");
  }
}
