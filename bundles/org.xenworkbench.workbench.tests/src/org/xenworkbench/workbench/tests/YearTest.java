/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.TimeNavigator;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.CompareHostsPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;

/** A year of history and events, looked at in every range, and yesterday's migration. */
class YearTest {

  private static final Query CPU = Query.key(Query.Kind.CANVAS, "performance.chart.cpu");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @RegisterExtension
  final Workbench bench = new Workbench();

  private final List<ServiceRegistration<?>> registered = new ArrayList<>();
  private final Instant now = Instant.now();

  @AfterEach
  void unregister() {
    registered.forEach(ServiceRegistration::unregister);
    new PerformanceViewPage(bench.driver()).choose("10 min");
    new EventLogPage(bench.driver()).filter("");
  }

  private void store(Set<ObjectId> objects) {
    Dictionary<String, Object> first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 100));
    registered.add(Services.context().registerService(HistoryStore.class, new StoredYear(now, objects), first));
  }

  private static HostId host(String name) {
    return Services.get(Inventory.class).hosts().stream().filter(host -> host.name().equals(name)).map(Host::id)
        .findFirst().orElseThrow();
  }

  private static VmId vm(String name) {
    return Services.get(Inventory.class).virtualMachines().stream().filter(vm -> vm.name().equals(name))
        .map(VirtualMachine::id).findFirst().orElseThrow();
  }

  private LogEntry migration(Duration ago) throws Exception {
    Instant start = now.minus(ago);
    LogEntry entry = LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED,
        "Migrated VM '" + bench.alpha + "' from 'pm2' to 'pm1' " + ago, start).vm(vm(bench.alpha), bench.alpha)
        .host(host("pm2"), "pm2").attribute(LogAttribute.SOURCE, host("pm2").key())
        .attribute(LogAttribute.TARGET, host("pm1").key()).attribute(LogAttribute.TARGET_NAME, "pm1")
        .finished(start.plusSeconds(25)).build();
    Services.get(EventLog.class).append(entry).get(20, TimeUnit.SECONDS);
    return entry;
  }

  /** None of them near the edge of a range. */
  private static List<Duration> agesOfMigrations() {
    return Stream.concat(
        Stream.of(5L, 40L, 300L, 900L, 3 * 1440L, 5 * 1440L, 12 * 1440L, 20 * 1440L).map(Duration::ofMinutes),
        IntStream.iterate(34, day -> day < 360, day -> day + 6).mapToObj(Duration::ofDays)).toList();
  }

  @Test
  void everyRangeShowsItsValuesGapsAndMigrations() throws Exception {
    store(Set.of(host("pm1")));
    for (Duration ago : agesOfMigrations()) {
      migration(ago);
    }
    new HostsViewPage(bench.driver()).select(SHOWN_PM1);
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    performance.waitForChart("pm1", "CPU");
    for (String range : List.of("1 hour", "1 day", "1 week", "1 month", "1 year", "10 min")) {
      Duration length = performance.choose(range);
      long wanted = agesOfMigrations().stream().filter(ago -> ago.compareTo(length) < 0).count();
      ChartModel chart = Wait.forValue("All of " + range + " with " + wanted + " migrations",
          () -> performance.chart("pm1", "CPU"), found -> found.filter(shown -> isWhole(shown, length)
              && keys(shown.model()).size() == wanted).isPresent())
          .orElseThrow().model();
      assertThat(keys(chart)).as(range + ": each once").doesNotHaveDuplicates();
      assertThat(chart.series().get(0).hasRange()).as(range).isEqualTo(!range.equals("10 min"));
      if (range.equals("1 year")) {
        assertTheYear(chart);
      }
      bench.picture("year-" + range.replace(' ', '-'));
    }
    zoomAndCome(performance);
  }

  /** There is a value in the first and the last tenth. */
  private static boolean isWhole(Chart chart, Duration length) {
    long from = chart.model().from().toEpochMilli();
    long to = chart.model().to().toEpochMilli();
    long tenth = (to - from) / 10;
    return isOf(chart, length) && chart.model().series().stream()
        .anyMatch(series -> series.hasValue(from, from + tenth) && series.hasValue(to - tenth, to));
  }

  private static boolean isOf(Chart chart, Duration length) {
    return chart.range().minus(length).abs().compareTo(length.dividedBy(100)) < 0; // it begins with the data
  }

  private static List<String> keys(ChartModel chart) {
    return chart.bands().stream().flatMap(band -> band.keys().stream()).toList();
  }

  private void assertTheYear(ChartModel chart) {
    Series series = chart.series().get(0);
    Duration day = Duration.ofDays(1);
    assertThat(series.hasValue(now.minus(StoredYear.HOLIDAYS).plus(day).toEpochMilli(),
        now.minus(StoredYear.HOLIDAYS_OVER).minus(day).toEpochMilli())).as("in the holidays").isFalse();
    int place = series.ceilingIndex(now.minus(Duration.ofDays(100)).toEpochMilli());
    assertThat(series.value(place)).isEqualTo(0.5);
    assertThat(series.minimum(place)).isEqualTo(StoredYear.LEAST);
    assertThat(series.maximum(place)).isEqualTo(StoredYear.MOST);
    List<Band> merged = chart.bands().stream().filter(band -> band.keys().size() > 1).toList();
    assertThat(merged).as("what lies close together").isNotEmpty()
        .allSatisfy(band -> assertThat(band.label()).contains(Integer.toString(band.keys().size())));
    Wait.until("The navigator shows all of it", () -> shareOfNavigator() > 0.9);
  }

  private double shareOfNavigator() {
    return bench.driver().onUi(() -> bench.driver().controls(TimeNavigator.class).stream()
        .filter(strip -> strip.isVisible() && strip.getPlotArea().width > 0)
        .mapToDouble(strip -> (double) strip.getWindowArea().width / strip.getPlotArea().width).findFirst().orElse(0));
  }

  private void zoomAndCome(PerformanceViewPage performance) {
    performance.choose("1 year");
    Wait.until("A year", () -> performance.chart("pm1", "CPU").filter(Chart::hasValues)
        .filter(chart -> isOf(chart, Duration.ofDays(365))).isPresent());
    bench.driver().press(CPU, Keys.of('+'), Keys.of('+'), Keys.of(SWT.ARROW_LEFT));
    Chart zoomed = Wait.forValue("A part of it", () -> performance.chart("pm1", "CPU"), found -> found.filter(
        chart -> chart.hasValues() && chart.range().compareTo(Duration.ofDays(250)) < 0
            && chart.model().to().isBefore(now))
        .isPresent()).orElseThrow();
    Wait.until("So does the navigator", () -> shareOfNavigator() < 0.8);
    assertThat(zoomed.model().bands()).isNotEmpty();
    bench.picture("year-zoomed");
    bench.driver().clickTool("Now");
    Wait.until("What is now", () -> performance.chart("pm1", "CPU")
        .filter(chart -> !chart.model().to().isBefore(now)).isPresent());
  }

  @Test
  void anObjectThatIsGoneShowsItsPast() throws Exception {
    VmId gone = VmId.of(UUID.randomUUID());
    String name = "gone-" + bench.alpha;
    store(Set.of(gone));
    LogEntry end = LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.INFO, "VM '" + name + "' has shut down",
        now.minus(Duration.ofDays(3))).vm(gone, name).host(host("pm1"), "pm1").build();
    Services.get(EventLog.class).append(end).get(20, TimeUnit.SECONDS);
    EventLogPage log = new EventLogPage(bench.driver());
    log.filter(name);
    log.select(shown(log, end));
    log.contextMenu("Show in Performance");
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    Chart chart = performance.waitForChart(name, "CPU");
    assertThat(end.started()).isBetween(chart.model().from(), chart.model().to());
    bench.picture("year-gone");
    bench.driver().clickTool("Now");
  }

  /** The question of issue 11: how busy was pm1 during yesterday's migration, and who caused it. */
  @Test
  void yesterdaysMigrationHasItsSamplesAndTellsWhoWasBusy() throws Exception {
    LogEntry yesterday = migration(Duration.ofHours(26));
    Sampler sampler = Services.get(Sampler.class);
    Wait.until("CPU is known of all", () -> Stream.of(host("pm1"), host("pm2"), vm(bench.alpha), vm(bench.big))
        .allMatch(object -> sampler.latest(object).keySet().stream().anyMatch(metric -> metric.startsWith("cpu_"))));
    Map<ObjectId, Map<String, TimeSeries>> samples = new HashMap<>();
    samples.put(host("pm1"), Map.of(Metrics.CPU_AVG, course(yesterday, 0.1, 0.9)));
    samples.put(host("pm2"), Map.of(Metrics.CPU_AVG, course(yesterday, 0.2, 0.3)));
    samples.put(vm(bench.alpha), Map.of(Metrics.CPU_USAGE, course(yesterday, 0.1, 0.1)));
    samples.put(vm(bench.big), Map.of(Metrics.CPU_USAGE, course(yesterday, 0.05, 1)));
    Services.get(HistoryStore.class).keep(samples);
    EventLogPage log = new EventLogPage(bench.driver());
    log.filter(bench.alpha);
    log.select(shown(log, yesterday));
    log.contextMenu("Compare Hosts");
    CompareHostsPage page = new CompareHostsPage(bench.driver());
    Wait.until("The mean during", () -> page.mean("CPU", "pm1 (target)").during().startsWith("90.0 % (5 samples"));
    assertThat(page.mean("CPU", "pm1 (target)").after()).startsWith("10.0 % (");
    bench.picture("compare-yesterday");
    log.select(shown(log, yesterday));
    log.contextMenu("Show in Performance");
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    performance.waitForChart("pm1", "CPU");
    new HostsViewPage(bench.driver()).select(SHOWN_PM1);
    performance.perVm();
    try {
      Chart chart = Wait.forValue("Who was busy then", () -> performance.chart("pm1", "CPU per VM"),
          found -> found.filter(shown -> highest(shown, yesterday, bench.big) > 0).isPresent()).orElseThrow();
      assertThat(highest(chart, yesterday, bench.big)).isGreaterThan(5 * highest(chart, yesterday, bench.alpha));
      bench.picture("who-yesterday");
    } finally {
      performance.perVm();
      bench.driver().clickTool("Now");
    }
  }

  /** As the view says it, perhaps with how long it took. */
  private static String shown(EventLogPage log, LogEntry entry) {
    return log.waitFor("The entry", row -> row.message().startsWith(entry.message())).message();
  }

  /** Every five seconds from a minute before to a minute after, one value outside and another one during. */
  private static TimeSeries course(LogEntry entry, double outside, double during) {
    Instant end = entry.finished().orElseThrow();
    long[] times = LongStream.iterate(entry.started().minus(MINUTE).toEpochMilli(),
        time -> time <= end.plus(MINUTE).toEpochMilli(), time -> time + 5_000).toArray();
    return new TimeSeries(times, LongStream.of(times).mapToDouble(time -> time > entry.started().toEpochMilli()
        && time <= end.toEpochMilli() ? during : outside).toArray());
  }

  private static double highest(Chart chart, LogEntry entry, String vm) {
    return chart.model().series().stream().filter(series -> series.label().contains(vm))
        .mapToDouble(series -> series.statistics(entry.started().toEpochMilli(),
            entry.finished().orElseThrow().toEpochMilli()).maximum())
        .filter(Double::isFinite).max().orElse(0);
  }
}
