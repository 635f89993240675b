/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.PollStatistics;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;

class BoardBuilderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final Model model = new Model();
  private final BoardBuilder builder = new BoardBuilder(model, model, model, model);

  @Test
  void oneRowPerGroupInTheUsualOrderAndOneColumnPerObject() {
    model.put(pm1, Metrics.MEMORY_USED, 1);
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm2, Metrics.CPU_AVG, 0.5);
    Board board = builder.build(List.of(pm1, pm2), false, NOW);
    assertThat(board.objects()).containsExactly(pm1, pm2);
    assertThat(board.groups()).containsExactly(Metrics.GROUP_CPU, Metrics.GROUP_MEMORY);
    assertThat(board.charts()).doesNotContainKey(new ChartKey(pm2, Metrics.GROUP_MEMORY)).hasSize(3);
    assertThat(board.charts().get(new ChartKey(pm1, Metrics.GROUP_CPU)).caption()).isEmpty();
  }

  @Test
  void memoryIsDrawnAgainstTheTotal() {
    model.put(pm1, Metrics.MEMORY_USED, 3);
    model.put(pm1, Metrics.MEMORY_TOTAL, 1 << 30);
    ChartModel chart = builder.build(List.of(pm1), false, NOW).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY));
    assertThat(chart.axis().maximum()).hasValue(1 << 30);
    assertThat(chart.series()).extracting(Series::id).containsExactly(Metrics.MEMORY_USED);
  }

  @Test
  void fewNeedEveryCpuButCanHaveIt() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm1, "cpu0", 0.5);
    assertThat(series(pm1, Metrics.GROUP_CPU, false)).containsExactly("CPU");
    assertThat(series(pm1, Metrics.GROUP_CPU, true)).containsExactly("CPU 0", "CPU");
  }

  @Test
  void aMetricKeepsItsColourWhateverElseIsShown() {
    model.put(pm1, Metrics.MEMORY_USED, 3);
    model.put(pm1, Metrics.MEMORY_FREE, 5);
    assertThat(colorOfUsed(false)).isEqualTo(colorOfUsed(true));
  }

  private int colorOfUsed(boolean all) {
    return builder.build(List.of(pm1), all, NOW).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY)).series().stream()
        .filter(series -> series.id().equals(Metrics.MEMORY_USED)).findFirst().orElseThrow().colorIndex();
  }

  @Test
  void labelsNameTheDevice() {
    VmId vm = model.machine("VM1", pm1);
    model.put(vm, "vbd_xvda_read", 1);
    model.put(vm, "vif_0_rx", 1);
    assertThat(series(vm, Metrics.GROUP_DISK, false)).containsExactly("Disk xvda read");
    assertThat(series(vm, Metrics.GROUP_NETWORK, false)).containsExactly("Network 0 received");
    assertThat(builder.build(List.of(vm), false, NOW).charts().get(new ChartKey(vm, Metrics.GROUP_DISK)).caption())
        .isEqualTo("on pm1");
  }

  @Test
  void metricOfAThirdPartyHasAChartOfItsOwn() {
    model.more.add(new MetricDescriptor("queue", "Queue", MetricDescriptor.Scope.HOST, Unit.COUNT, "jobs", "x", "y"));
    model.put(pm1, "queue", 1);
    assertThat(builder.build(List.of(pm1), false, NOW).groups()).containsExactly("jobs");
  }

  @Test
  void migrationIsABandOnBothHostsAndOnTheVm() {
    VmId vm = model.machine("VM2", pm2);
    List.of(pm1, pm2).forEach(host -> model.put(host, Metrics.CPU_AVG, 0.5));
    model.put(vm, Metrics.CPU_USAGE, 0.5);
    model.migrate(vm, LogEntry.Status.RUNNING, NOW.minusSeconds(20), Optional.empty());
    model.migrate(vm, LogEntry.Status.FAILED, NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(50)));
    model.migrate(vm, LogEntry.Status.SUCCEEDED, NOW.minusSeconds(3600), Optional.of(NOW.minusSeconds(3500)));
    for (ObjectId object : List.of(pm1, pm2, vm)) {
      ChartModel chart = builder.build(List.of(object), false, NOW).charts()
          .get(new ChartKey(object, Metrics.GROUP_CPU));
      assertThat(chart.bands()).hasSize(2);
      assertThat(chart.bands().get(0).isOpen()).isTrue();
      assertThat(chart.bands().get(0).label()).isEqualTo("VM2: pm2 \u2192 pm1");
      assertThat(chart.bands().get(1).color()).isEqualTo(ColorRole.ERROR);
    }
  }

  @Test
  void migrationsAreReadOnceForAllCharts() {
    List.of(pm1, pm2).forEach(host -> List.of(Metrics.CPU_AVG, Metrics.MEMORY_USED)
        .forEach(metric -> model.put(host, metric, 0.5)));
    assertThat(builder.build(List.of(pm1, pm2), false, NOW).charts()).hasSize(4);
    assertThat(model.migrationReadings).isEqualTo(1);
  }

  @Test
  void allMetricsOfAnObjectAreReadOnce() {
    List.of(pm1, pm2).forEach(host -> List.of(Metrics.CPU_AVG, Metrics.MEMORY_USED)
        .forEach(metric -> model.put(host, metric, 0.5)));
    builder.build(List.of(pm1, pm2), true, NOW);
    assertThat(model.queries).containsExactly(pm1, pm2);
  }

  @Test
  void lowestAndHighestReachTheChart() {
    long end = NOW.minusSeconds(60).toEpochMilli();
    model.series.computeIfAbsent(pm1, key -> new TreeMap<>()).put(Metrics.CPU_AVG,
        new TimeSeries(new long[] {end}, new double[] {0.5}, new double[] {0.25}, new double[] {0.75}));
    Series series = builder.build(List.of(pm1), false, NOW).charts().get(new ChartKey(pm1, Metrics.GROUP_CPU))
        .series().get(0);
    assertThat(series.minimum(0)).isEqualTo(0.25);
    assertThat(series.maximum(0)).isEqualTo(0.75);
    assertThat(series.size()).as("it has ended").isEqualTo(2);
    assertThat(series.minimum(1)).isNaN();
    assertThat(series.maximum(1)).isNaN();
  }

  @Test
  void gapStaysAGap() {
    model.series.computeIfAbsent(pm1, key -> new TreeMap<>()).put(Metrics.CPU_AVG,
        new TimeSeries(new long[] {NOW.toEpochMilli() - 2000, NOW.toEpochMilli() - 1000},
            new double[] {1, Double.NaN}));
    Series series = builder.build(List.of(pm1), false, NOW).charts().get(new ChartKey(pm1, Metrics.GROUP_CPU))
        .series().get(0);
    assertThat(series.value(1)).isNaN();
  }

  @Test
  void whatBringsNoMoreValuesHasNoLatest() {
    model.series.computeIfAbsent(pm1, key -> new TreeMap<>()).put(Metrics.CPU_AVG,
        new TimeSeries(new long[] {NOW.minusSeconds(300).toEpochMilli()}, new double[] {0.5}));
    model.put(pm2, Metrics.CPU_AVG, 0.467);
    Map<ChartKey, ChartModel> charts = builder.build(List.of(pm1, pm2), false, NOW).charts();
    assertThat(charts.get(new ChartKey(pm1, Metrics.GROUP_CPU)).series().get(0).latest()).isNaN();
    ChartModel live = charts.get(new ChartKey(pm2, Metrics.GROUP_CPU));
    assertThat(live.axis().format(live.series().get(0).latest())).isEqualTo(Formats.percent(0.467));
  }

  @Test
  void noMoreThanFourSideBySide() {
    List<ObjectId> many = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      many.add(model.machine("vm" + i, pm1));
      model.put(many.get(i), Metrics.CPU_USAGE, 0.5);
    }
    Board board = builder.build(many, false, NOW);
    assertThat(board.objects()).hasSize(4);
    assertThat(board.leftOut()).isEqualTo(2);
  }

  @Test
  void whatNothingWasMeasuredOfTakesNoColumnButIsNamed() {
    VmId off = model.machine("off", pm1);
    VmId failed = model.machine("failed", pm1);
    VmId on = model.machine("on", pm1);
    model.series.computeIfAbsent(failed, key -> new TreeMap<>()).put(Metrics.CPU_USAGE,
        new TimeSeries(new long[] {NOW.toEpochMilli()}, new double[] {Double.NaN}));
    model.put(on, Metrics.CPU_USAGE, 0.5);
    Board board = builder.build(List.of(off, failed, on), false, NOW);
    assertThat(board.objects()).containsExactly(on);
    assertThat(board.unmeasured()).containsExactly("off", "failed");
    assertThat(board.leftOut()).isZero();
  }

  @Test
  void aHostThatIsNotConnectedSaysSinceWhenAndWhy() {
    VmId lost = model.machine("lost", pm1);
    VmId off = model.machine("off", pm2);
    model.connections.put(pm1, Connection.failed(NOW, "Refused.", NOW));
    Board board = builder.build(List.of(pm1, lost, off), false, NOW);
    String since = Formats.dateTime(NOW);
    assertThat(board.causes()).as("once for host and VM")
        .containsExactly("pm1: not connected since " + since + ". Refused.");
    assertThat(board.unmeasured()).containsExactly("lost", "off");
    model.connections.put(pm1, Connection.of(Connection.State.DISCONNECTED, NOW));
    assertThat(builder.build(List.of(pm1), false, NOW).causes())
        .containsExactly("pm1: not connected since " + since + " (Disconnected)");
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    Board measured = builder.build(List.of(pm1), false, NOW);
    assertThat(measured.causes()).isEmpty();
    assertThat(measured.charts().get(new ChartKey(pm1, Metrics.GROUP_CPU)).caption())
        .isEqualTo("not connected since " + since + ": Disconnected");
  }

  private List<String> series(ObjectId object, String group, boolean all) {
    return builder.build(List.of(object), all, NOW).charts().get(new ChartKey(object, group)).series().stream()
        .map(Series::label).toList();
  }

  @Test
  void numbersInMetricsAreOrderedAsNumbers() {
    VmId vm = model.machine("VM1", pm1);
    List.of(10, 2, 0, 1).forEach(i -> model.put(vm, "vif_" + i + "_rx", 1));
    assertThat(series(vm, Metrics.GROUP_NETWORK, false)).containsExactly("Network 0 received", "Network 1 received",
        "Network 2 received", "Network 10 received");
  }

  @Test
  void aMaximumBeyondTheHostsMemoryIsNone() {
    VmId vm = model.machine("huge-max", pm1, 16L << 40);
    model.put(vm, Metrics.MEMORY, 1 << 30);
    assertThat(memoryAxis(vm)).hasValue(16L << 40);
    model.put(pm1, Metrics.MEMORY_TOTAL, 64L << 30);
    assertThat(memoryAxis(vm)).hasValue(64L << 30);
    VmId usual = model.machine("usual", pm1, 4L << 30);
    model.put(usual, Metrics.MEMORY, 1 << 30);
    assertThat(memoryAxis(usual)).hasValue(4L << 30);
  }

  private OptionalDouble memoryAxis(VmId vm) {
    return builder.build(List.of(vm), false, NOW).charts().get(new ChartKey(vm, Metrics.GROUP_MEMORY)).axis().maximum();
  }

  @Test
  void namesInTitlesAndLegendsHaveNoControls() {
    VmId vm = model.machine("R&D\n\u202e", pm1);
    model.put(vm, "vbd_x\u001ba_read", 1);
    ChartModel chart = builder.build(List.of(vm), false, NOW).charts().get(new ChartKey(vm, Metrics.GROUP_DISK));
    assertThat(chart.title()).endsWith("R&D\\n\\u202e");
    assertThat(chart.series().get(0).label()).isEqualTo("Disk x\\u001ba read");
  }

  /** The core's services, answering from maps. */
  private final class Model implements Inventory, Sampler, MetricHistory, MigrationService {

    private final Map<ObjectId, Map<String, TimeSeries>> series = new HashMap<>();
    private final Map<VmId, VirtualMachine> machines = new HashMap<>();
    private final List<MetricDescriptor> more = new ArrayList<>();
    private final List<Migration> migrations = new ArrayList<>();
    private final Map<HostId, Connection> connections = new HashMap<>();
    private final List<ObjectId> queries = new ArrayList<>();
    private int migrationReadings;

    void put(ObjectId object, String metric, double value) {
      series.computeIfAbsent(object, key -> new TreeMap<>()).put(metric,
          new TimeSeries(new long[] {NOW.toEpochMilli()}, new double[] {value}));
    }

    VmId machine(String name, HostId host) {
      return machine(name, host, 64);
    }

    VmId machine(String name, HostId host, long maxMemory) {
      VmId id = VmId.of(UUID.randomUUID());
      machines.put(id, new VirtualMachine(id, name, host, org.xenworkbench.core.model.DomainState.RUNNING, 1, 1,
          64, maxMemory, true, Optional.empty()));
      return id;
    }

    void migrate(VmId vm, LogEntry.Status status, Instant from, Optional<Instant> to) {
      migrations.add(new Migration(UUID.randomUUID(), vm, "VM2", pm2, "pm2", pm1, "pm1", true, status, from, to,
          Optional.empty(), Optional.empty(), Optional.empty(), ""));
    }

    @Override
    public List<Host> hosts() {
      return List.of(host(pm1).orElseThrow(), host(pm2).orElseThrow());
    }

    @Override
    public Optional<Host> host(HostId id) {
      return Optional.of(new Host(id, id.equals(pm1) ? "pm1" : "pm2", "", Host.Kind.HYPERVISOR, true,
          connections.getOrDefault(id, Connection.of(Connection.State.CONNECTED, NOW)), Optional.empty()));
    }

    @Override
    public List<VirtualMachine> virtualMachines() {
      return List.copyOf(machines.values());
    }

    @Override
    public List<VirtualMachine> virtualMachines(HostId host) {
      return machines.values().stream().filter(vm -> vm.host().equals(host)).toList();
    }

    @Override
    public Optional<VirtualMachine> virtualMachine(VmId id) {
      return Optional.ofNullable(machines.get(id));
    }

    @Override
    public List<Placement> placements(VmId id) {
      return List.of();
    }

    @Override
    public Registration addListener(InventoryListener listener) {
      return () -> {};
    }

    @Override
    public Duration interval() {
      return Duration.ofSeconds(5);
    }

    @Override
    public void setInterval(Duration interval) {
      throw new AssertionError("not asked for");
    }

    @Override
    public Map<String, Double> latest(ObjectId object) {
      Map<String, Double> values = new HashMap<>();
      series.getOrDefault(object, Map.of()).forEach((metric, all) -> values.put(metric, all.values()[0]));
      return values;
    }

    @Override
    public List<MetricDescriptor> descriptors() {
      List<MetricDescriptor> all = new ArrayList<>(Metrics.ALL);
      all.addAll(more);
      return all;
    }

    @Override
    public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
      return descriptors().stream().filter(d -> d.scope() == scope && d.describes(metric)).findFirst();
    }

    @Override
    public Optional<PollStatistics> statistics(HostId host) {
      return Optional.empty();
    }

    @Override
    public Registration addListener(SampleListener listener) {
      return () -> {};
    }

    @Override
    public Set<String> metrics(ObjectId object) {
      return series.getOrDefault(object, Map.of()).keySet();
    }

    @Override
    public Set<String> recentMetrics(ObjectId object) {
      return metrics(object);
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      queries.add(query.object());
      Map<String, TimeSeries> found = new HashMap<>();
      query.metrics().forEach(metric -> found.put(metric,
          series.getOrDefault(query.object(), Map.of()).getOrDefault(metric, TimeSeries.EMPTY)));
      return found;
    }

    @Override
    public Optional<String> obstacle(VmId vm) {
      return Optional.empty();
    }

    @Override
    public List<Verdict> check(MigrationRequest request) {
      return List.of();
    }

    @Override
    public List<Verdict> checkTogether(List<MigrationRequest> requests) {
      return List.of();
    }

    @Override
    public OperationHandle migrate(MigrationRequest request, String user) {
      throw new AssertionError("not asked for");
    }

    @Override
    public boolean canCancel(UUID migration) {
      return false;
    }

    @Override
    public CompletableFuture<Void> limit(UUID migration, OptionalLong bandwidth, Optional<Duration> downtime) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean cancel(UUID migration) {
      return false;
    }

    @Override
    public List<Migration> migrations() {
      migrationReadings++;
      return migrations;
    }

    @Override
    public Registration addListener(MigrationListener listener) {
      return () -> {};
    }
  }
}
