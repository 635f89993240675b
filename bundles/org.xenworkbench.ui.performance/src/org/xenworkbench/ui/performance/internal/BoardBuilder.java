/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

/** Makes boards from the core's model. Reads memory only; meant for a background thread. */
final class BoardBuilder {

  static final Duration RANGE = Duration.ofMinutes(10);
  static final int MAX_OBJECTS = 4;

  private static final int MAX_POINTS = 1200;
  /** How many intervals a value is the latest: a slow host skips a tick or two. */
  private static final int PATIENCE = 3;
  /** Where there is one network interface, its lines would lie on those of the sum. */
  private static final Pattern OF_INTERFACE = Pattern.compile("pif_(?!aggr_).+_(rx|tx)");
  private static final Pattern RECEIVED_BY_INTERFACE = Pattern.compile("pif_(?!aggr_).+_rx");
  private static final List<String> ORDER =
      List.of(Metrics.GROUP_CPU, Metrics.GROUP_MEMORY, Metrics.GROUP_NETWORK, Metrics.GROUP_DISK);

  private final Inventory inventory;
  private final Sampler sampler;
  private final Supplier<Duration> interval;
  private final MetricHistory history;
  private final MigrationService migrations;

  BoardBuilder(Inventory inventory, Sampler sampler, Supplier<Duration> interval, MetricHistory history,
      MigrationService migrations) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.interval = interval;
    this.history = history;
    this.migrations = migrations;
  }

  /**
   * The board of these objects.
   *
   * @param all whether metrics that few need are shown as well: every CPU, request rates, counts
   */
  Board build(List<ObjectId> wanted, boolean all, Instant now) {
    Map<ObjectId, Measured> measured = new LinkedHashMap<>();
    List<ObjectId> unmeasured = new ArrayList<>();
    Iterator<ObjectId> next = wanted.iterator();
    while (next.hasNext() && measured.size() < MAX_OBJECTS) { // not all: a whole fleet may be selected
      ObjectId object = next.next();
      Measured found = measured(object, all, now);
      if (found.isAny()) {
        measured.put(object, found);
      } else {
        unmeasured.add(object);
      }
    }
    int leftOut = wanted.size() - measured.size() - unmeasured.size();
    Set<String> found = measured.values().stream().flatMap(each -> each.groups().keySet().stream())
        .collect(Collectors.toSet());
    List<String> groups = found.stream().sorted(Comparator.comparingInt(BoardBuilder::rank)
        .thenComparing(NameOrder.NAMES)).toList();
    List<Migration> seen = migrations(now); // once: thousands are kept, and put in order for everybody who asks
    Map<ChartKey, ChartModel> charts = new HashMap<>();
    measured.forEach((object, each) -> each.groups().keySet().forEach(group -> charts.put(new ChartKey(object, group),
        chart(object, group, each, seen, now))));
    return new Board(List.copyOf(measured.keySet()), groups, charts, leftOut,
        unmeasured.stream().filter(object -> !isCause(object)).map(this::name).filter(name -> !name.isEmpty()).toList(),
        unmeasured.stream().flatMap(object -> host(object).stream()).filter(host -> !host.isConnected()).distinct()
            .map(BoardBuilder::cause).toList());
  }

  /** Whether it is a host that is not connected, of which more is said than its name. */
  private boolean isCause(ObjectId object) {
    return object instanceof HostId && host(object).filter(host -> !host.isConnected()).isPresent();
  }

  private Optional<Host> host(ObjectId object) {
    return object instanceof HostId id ? inventory.host(id)
        : object instanceof VmId id ? inventory.virtualMachine(id).flatMap(vm -> inventory.host(vm.host()))
        : Optional.empty();
  }

  /** The same as the tree and the properties say. */
  private static String cause(Host host) {
    return NLS.bind(host.connection().reason().isPresent() ? Messages.Board_failed : Messages.Board_notConnected,
        new Object[] {host.name(), Formats.dateTime(host.connection().since()), ModelTexts.state(host)});
  }

  /** All that is drawn of an object, asked for at once. */
  private Measured measured(ObjectId object, boolean all, Instant now) {
    Map<String, List<String>> groups = byGroup(object, all);
    List<String> metrics = groups.values().stream().flatMap(List::stream).toList();
    return new Measured(groups, metrics.isEmpty() ? Map.of()
        : history.query(HistoryQuery.of(object, metrics).between(now.minus(RANGE), now).thinned(MAX_POINTS)));
  }

  private List<Migration> migrations(Instant now) {
    return migrations.migrations().stream()
        .filter(migration -> migration.finished().map(end -> end.isAfter(now.minus(RANGE))).orElse(true))
        .filter(migration -> migration.started().isBefore(now)).toList();
  }

  private static int rank(String group) {
    int index = ORDER.indexOf(group);
    return index < 0 ? ORDER.size() : index;
  }

  private Map<String, List<String>> byGroup(ObjectId object, boolean all) {
    Map<String, List<String>> groups = new TreeMap<>();
    Set<String> known = history.recentMetrics(object);
    boolean oneInterface = known.contains(Metrics.PIF_AGGR_RX)
        && known.stream().filter(metric -> RECEIVED_BY_INTERFACE.matcher(metric).matches()).count() == 1;
    for (String metric : known.stream()
        .filter(metric -> all || !oneInterface || !OF_INTERFACE.matcher(metric).matches()).sorted(NameOrder.NAMES)
        .toList()) {
      descriptor(object, metric).filter(descriptor -> all || isShownAlways(descriptor)).ifPresent(
          descriptor -> groups.computeIfAbsent(descriptor.group(), key -> new ArrayList<>()).add(metric));
    }
    return groups;
  }

  /** The core's main metrics, and everything that somebody added to the core. */
  private static boolean isShownAlways(MetricDescriptor descriptor) {
    if (!Metrics.ALL.contains(descriptor)) {
      return true;
    }
    boolean perCpu = descriptor.group().equals(Metrics.GROUP_CPU) && descriptor.id().contains("<");
    boolean derived = descriptor.id().equals(Metrics.MEMORY_TOTAL) || descriptor.id().equals(Metrics.MEMORY_FREE);
    return ORDER.contains(descriptor.group()) && !perCpu && !derived;
  }

  private Optional<MetricDescriptor> descriptor(ObjectId object, String metric) {
    return sampler.descriptor(object instanceof HostId ? MetricDescriptor.Scope.HOST : MetricDescriptor.Scope.VM,
        metric);
  }

  private ChartModel chart(ObjectId object, String group, Measured measured, List<Migration> seen, Instant now) {
    List<String> metrics = measured.groups().getOrDefault(group, List.of());
    Unit unit = descriptor(object, metrics.get(0)).map(MetricDescriptor::unit).orElse(Unit.COUNT);
    ChartModel.Builder chart = ChartModel.builder(
        SafeText.cell(NLS.bind(Messages.Chart_title, groupLabel(group), name(object))),
        axis(object, group, unit)).caption(SafeText.cell(caption(object))).range(now.minus(RANGE), now);
    Map<String, Integer> colors = MetricColors.of(alwaysShownFirst(object, metrics));
    for (String metric : metrics) {
      TimeSeries series = measured.series().getOrDefault(metric, TimeSeries.EMPTY);
      chart.add(series(metric, SafeText.cell(label(object, metric)), colors.getOrDefault(metric, 0),
          series, now));
    }
    seen.stream().filter(migration -> concerns(migration, object))
        .forEach(migration -> chart.add(band(migration)));
    return chart.build();
  }

  /** So that the others take none of their colours. */
  private List<String> alwaysShownFirst(ObjectId object, List<String> metrics) {
    return metrics.stream().sorted(Comparator.comparing(metric -> descriptor(object, metric)
        .filter(BoardBuilder::isShownAlways).isEmpty())).toList();
  }

  /** What brings no values any more has none now: its line ends, and the legend does not go on showing the last one. */
  private Series series(String metric, String label, int color, TimeSeries known, Instant now) {
    int size = known.times().length;
    boolean ended = size > 0
        && known.times()[size - 1] < now.minus(interval.get().multipliedBy(PATIENCE)).toEpochMilli();
    int end = ended ? size + 1 : size;
    long[] times = Arrays.copyOf(known.times(), end);
    if (ended) {
      times[size] = now.toEpochMilli();
    }
    return new Series(metric, label, color, times, gapAfter(known.values(), end))
        .withRange(gapAfter(known.minima(), end), gapAfter(known.maxima(), end));
  }

  private static double[] gapAfter(double[] values, int length) {
    double[] longer = Arrays.copyOf(values, length);
    Arrays.fill(longer, values.length, length, Double.NaN);
    return longer;
  }

  private static boolean concerns(Migration migration, ObjectId object) {
    return object.equals(migration.vm()) || object.equals(migration.source()) || object.equals(migration.target());
  }

  /** One of which nobody saw the start or the end says so: a stripe with two edges looks measured. */
  private static Band band(Migration migration) {
    String label = SafeText.cell(NLS.bind(migration.timed() ? Messages.Chart_migration
        : Messages.Chart_migrationUntimed,
        new Object[] {migration.vmName(), migration.sourceName(), migration.targetName()}));
    ColorRole color = migration.status() == LogEntry.Status.FAILED ? ColorRole.ERROR : ColorRole.ACTIVITY;
    Band band = migration.finished().map(end -> Band.of(migration.started(), end, label, color))
        .orElseGet(() -> Band.open(migration.started(), label, color));
    return migration.timed() ? band : band.asEstimate();
  }

  /** Numbers look as they do in the tree and the log. */
  private ValueAxis axis(ObjectId object, String group, Unit unit) {
    Steps steps = switch (unit.steps()) {
      case QUARTERS -> Steps.RATIO;
      case BINARY -> Steps.BINARY;
      default -> Steps.DECIMAL;
    };
    ValueAxis axis = ValueAxis.of(steps, unit::text).withScale(unit::scale).withUnit(unit.name());
    return unit.maximum().isPresent() ? axis.withMaximum(unit.maximum().getAsDouble())
        : unit.equals(Unit.BYTES) && group.equals(Metrics.GROUP_MEMORY) ? memoryAxis(object, axis) : axis;
  }

  /** Memory is drawn against all there is. */
  private ValueAxis memoryAxis(ObjectId object, ValueAxis axis) {
    double total = object instanceof VmId vm ? inventory.virtualMachine(vm).map(this::mostMemory).orElse(0.0)
        : hostMemory((HostId) object);
    double highest = sampler.latest(object).getOrDefault(Metrics.MEMORY, 0.0);
    return total > 0 && total < Long.MAX_VALUE >> 10 ? axis.withMaximum(Math.max(total, highest)) : axis;
  }

  /** A maximum beyond the host's memory is none: it says that nobody set one. */
  private double mostMemory(VirtualMachine vm) {
    double host = hostMemory(vm.host());
    return host > 0 ? Math.min(vm.maxMemory(), host) : vm.maxMemory();
  }

  /** 0 if it is not known. */
  private double hostMemory(HostId host) {
    double told = inventory.host(host).flatMap(Host::info).map(info -> (double) info.memory()).orElse(0.0);
    return sampler.latest(host).getOrDefault(Metrics.MEMORY_TOTAL, told);
  }

  private String name(ObjectId object) {
    return object instanceof HostId host ? inventory.host(host).map(Host::name).orElse("")
        : object instanceof VmId vm ? inventory.virtualMachine(vm).map(VirtualMachine::name).orElse("") : "";
  }

  private String caption(ObjectId object) {
    Optional<Host> host = host(object);
    Set<String> words = new LinkedHashSet<>();
    if (object instanceof VmId) {
      host.ifPresent(owner -> words.add(NLS.bind(Messages.Chart_onHost, owner.name())));
    }
    host.filter(owner -> !owner.isConnected()).ifPresent(owner -> words.add(NLS.bind(Messages.Chart_notConnected,
        Formats.dateTime(owner.connection().since()), ModelTexts.state(owner))));
    return String.join(", ", words);
  }

  private static String groupLabel(String group) {
    return switch (group) {
      case Metrics.GROUP_CPU -> Messages.Group_cpu;
      case Metrics.GROUP_MEMORY -> Messages.Group_memory;
      case Metrics.GROUP_NETWORK -> Messages.Group_network;
      case Metrics.GROUP_DISK -> Messages.Group_disk;
      case Metrics.GROUP_DOMAINS -> Messages.Group_domains;
      case "load" -> Messages.Group_load;
      case "iops" -> Messages.Group_iops;
      default -> group;
    };
  }

  private String label(ObjectId object, String metric) {
    return descriptor(object, metric).map(descriptor -> descriptor.labelOf(metric)).orElse(metric);
  }

  /**
   * What there is to draw of an object.
   *
   * @param groups its metrics, by the chart that they share
   * @param series the values of each
   */
  private record Measured(Map<String, List<String>> groups, Map<String, TimeSeries> series) {

    /** Whether there is a value: what is off or out of reach for the whole range would be an empty column. */
    boolean isAny() {
      return series.values().stream().anyMatch(each -> DoubleStream.of(each.values()).anyMatch(Double::isFinite));
    }
  }
}
