/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.list.ColumnSpec;

/**
 * The columns of the tree and of the table of VMs, a row each: room, title, and what it says of which rows. Name and
 * state are told by the kinds of rows; whatever else there is to say is told here. The tree shows the first four until
 * the user chooses others.
 */
public enum HostColumn {
  /** What a row is called. */
  NAME(new ColumnSpec("name", Messages.HostsTree_nameLeast, Messages.HostsTree_nameWanted, 1, 3),
      Messages.HostsTree_name, "", SWT.LEFT),
  /** Its state in words. */
  STATE(new ColumnSpec("state", Messages.HostsTree_stateLeast, Messages.HostsTree_stateWanted, 1, 0),
      Messages.HostsTree_state, "", SWT.LEFT),
  /** How busy it is. */
  CPU(ColumnSpec.of("cpu", Formats.percent(1)), Messages.HostsTree_cpu, Messages.HostColumn_cpuMeaning, SWT.RIGHT,
      Cell.of(Host.class, Host::isConnected, (host, facts) -> value(facts.latest(host.id()), Metrics.CPU_AVG),
          (host, facts) -> Formats.percent(value(facts.latest(host.id()), Metrics.CPU_AVG))),
      Cell.of(VirtualMachine.class, VirtualMachine::isActive,
          (vm, facts) -> value(facts.latest(vm.id()), Metrics.CPU_USAGE),
          (vm, facts) -> Formats.percent(value(facts.latest(vm.id()), Metrics.CPU_USAGE)))),
  /** The memory that it has, or that is used of it. */
  MEMORY(new ColumnSpec("memory", Messages.HostsTree_memoryLeast, Messages.HostsTree_memoryWanted, 0, 0),
      Messages.HostsTree_memory, "", SWT.RIGHT,
      Cell.of(Host.class, Host::isConnected, (host, facts) -> value(facts.latest(host.id()), Metrics.MEMORY_USED),
          (host, facts) -> memory(host, facts.latest(host.id()))),
      Cell.of(VirtualMachine.class, VirtualMachine::isActive, (vm, facts) -> vm.memory(),
          (vm, facts) -> Formats.bytes(vm.memory()))),
  /** What it receives and sends. */
  NETWORK(ColumnSpec.of("network", Formats.rate(Samples.LONG)), Messages.HostColumn_network,
      Messages.HostColumn_networkMeaning, SWT.RIGHT,
      Cell.ofRate(Host.class, Host::isConnected,
          metric -> metric.equals(Metrics.PIF_AGGR_RX) || metric.equals(Metrics.PIF_AGGR_TX)),
      Cell.ofRate(VirtualMachine.class, VirtualMachine::isActive, metric -> metric.startsWith("vif_")
          && (metric.endsWith("_rx") || metric.endsWith("_tx")))),
  /** What it reads and writes. */
  DISK(ColumnSpec.of("disk", Formats.rate(Samples.LONG)), Messages.HostColumn_disk, Messages.HostColumn_diskMeaning,
      SWT.RIGHT,
      Cell.ofRate(VirtualMachine.class, VirtualMachine::isActive, metric -> metric.startsWith("vbd_")
          && !metric.contains("_iops_") && (metric.endsWith("_read") || metric.endsWith("_write")))),
  /** For how long it has been running. */
  UPTIME(ColumnSpec.steady("uptime", uptime(new RunTimes.Uptime(Samples.LONG_TIME, false))), Messages.HostColumn_uptime,
      Messages.HostColumn_uptimeMeaning, SWT.RIGHT,
      Cell.of(VirtualMachine.class, VirtualMachine::isActive,
          (vm, facts) -> facts.uptime(vm).map(up -> (double) up.time().toMillis()).orElse(Double.NaN),
          (vm, facts) -> facts.uptime(vm).map(HostColumn::uptime).orElse(Formats.UNKNOWN))),
  /** How its guest is reached. */
  ADDRESS(ColumnSpec.of("address", "192.168.188.188"), Messages.HostColumn_address, Messages.HostColumn_addressMeaning,
      SWT.LEFT,
      Cell.ofText(VirtualMachine.class, (vm, facts) -> facts.addresses(vm.id()))),
  /** The host that it is on. */
  HOST(ColumnSpec.of("host", "xen8", "xen-host-8"), Messages.HostColumn_host, "", SWT.LEFT,
      Cell.ofText(VirtualMachine.class, (vm, facts) -> facts.host(vm.host()))),
  /** How many virtual CPUs it has. */
  VCPUS(ColumnSpec.of("vcpus", "88"), Messages.HostColumn_vcpus, "", SWT.RIGHT,
      Cell.of(VirtualMachine.class, vm -> vm.vcpus() > 0, (vm, facts) -> vm.vcpus(),
          (vm, facts) -> Formats.count(vm.vcpus()))),
  /** The group that its host is in. */
  GROUP(ColumnSpec.of("group", "Rack 8", "Rack 8 left"), Messages.HostColumn_group, Messages.HostColumn_groupMeaning,
      SWT.LEFT,
      Cell.ofText(VirtualMachine.class, (vm, facts) -> facts.group(vm.host())),
      Cell.ofText(Host.class, (host, facts) -> facts.group(host.id()))),
  /** The tags that the user gave it. */
  TAGS(ColumnSpec.of("tags", "web, db", "production, web"), Messages.HostColumn_tags, Messages.HostColumn_tagsMeaning,
      SWT.LEFT,
      Cell.ofText(VirtualMachine.class, (vm, facts) -> facts.tags(vm.id())),
      Cell.ofText(Host.class, (host, facts) -> facts.tags(host.id()))),
  /** Its CPU of the last ten minutes, which is painted. */
  TREND(ColumnSpec.of("trend", "8888888888888888"), Messages.HostColumn_trend, Messages.HostColumn_trendMeaning,
      SWT.LEFT),
  /** What can be written to it. */
  CAPACITY(ColumnSpec.of("capacity", Formats.bytes(Samples.LONG)), Messages.HostColumn_capacity,
      Messages.HostColumn_capacityMeaning, SWT.RIGHT,
      Cell.of(Pool.class, pool -> pool.now().capacity() > 0, (pool, facts) -> pool.now().capacity(),
          (pool, facts) -> Formats.bytes(pool.now().capacity())),
      Cell.of(Volume.class, volume -> true, (volume, facts) -> volume.now().capacity(),
          (volume, facts) -> Formats.bytes(volume.now().capacity()))),
  /** What it takes. */
  ALLOCATION(ColumnSpec.of("allocation", Formats.bytes(Samples.LONG)), Messages.HostColumn_allocation,
      Messages.HostColumn_allocationMeaning, SWT.RIGHT,
      Cell.of(Pool.class, pool -> pool.now().capacity() > 0, (pool, facts) -> pool.now().allocation(),
          (pool, facts) -> Formats.bytes(pool.now().allocation())),
      Cell.of(Volume.class, volume -> true, (volume, facts) -> volume.now().allocation(),
          (volume, facts) -> Formats.bytes(volume.now().allocation()))),
  /** Which share of its capacity that is, with a bar. */
  USE(ColumnSpec.of("use", Formats.percent(1), "88888888888888"), Messages.HostColumn_use,
      Messages.HostColumn_useMeaning, SWT.RIGHT,
      Cell.of(Pool.class, pool -> !Double.isNaN(pool.now().use()), (pool, facts) -> pool.now().use(),
          (pool, facts) -> Formats.percent(pool.now().use())),
      Cell.of(Volume.class, volume -> !Double.isNaN(volume.now().use()), (volume, facts) -> volume.now().use(),
          (volume, facts) -> Formats.percent(volume.now().use()))),
  /** Whether it is started with its host. */
  AUTOSTART(ColumnSpec.of("autostart", Messages.HostColumn_yes), Messages.HostColumn_autostart,
      Messages.HostColumn_autostartMeaning, SWT.LEFT,
      Cell.ofText(Pool.class, (pool, facts) -> yesOrNo(pool.now().autostart())),
      Cell.ofText(Network.class, (network, facts) -> yesOrNo(network.now().autostart())),
      Cell.ofText(VirtualMachine.class, (vm, facts) -> vm.isControlDomain() ? "" : yesOrNo(vm.autostart())));

  /** Those that the tree shows at first. */
  static final List<HostColumn> FIRST = List.of(NAME, STATE, CPU, MEMORY);

  /** Values that take as much room as any. */
  private static final class Samples {

    static final double LONG = 888.8 * (1 << 20);
    static final Duration LONG_TIME = Duration.ofMinutes(58).plusSeconds(58); // longer than days and hours
  }

  /**
   * What a column says of one type of rows.
   *
   * @param type the handles
   * @param isText whether it is sorted by what it says
   * @param there whether there is anything to say of one as it is
   * @param value what it is sorted by else; NaN if that is not known
   * @param text what it says
   */
  private record Cell<E>(Class<E> type, boolean isText, Predicate<E> there, ToDoubleBiFunction<E, RowFacts> value,
      BiFunction<E, RowFacts, String> text) {

    /** One that is a number. */
    static <E> Cell<E> of(Class<E> type, Predicate<E> there, ToDoubleBiFunction<E, RowFacts> value,
        BiFunction<E, RowFacts, String> text) {
      return new Cell<>(type, false, there, value, text);
    }

    static <E> Cell<E> ofText(Class<E> type, BiFunction<E, RowFacts, String> text) {
      return new Cell<>(type, true, row -> true, (row, facts) -> Double.NaN, text);
    }

    /** One that is the sum of metrics in bytes per second. */
    static <E extends ModelObject> Cell<E> ofRate(Class<E> type, Predicate<E> there, Predicate<String> metrics) {
      return of(type, there, (row, facts) -> sum(facts.latest(row.id()), metrics),
          (row, facts) -> Formats.rate(sum(facts.latest(row.id()), metrics)));
    }

    String text(Object row, RowFacts facts) {
      E typed = type.cast(row);
      return there.test(typed) ? text.apply(typed, facts) : "";
    }

    /** Less than any where there is nothing to say. */
    double value(Object row, RowFacts facts) {
      E typed = type.cast(row);
      double known = there.test(typed) ? value.applyAsDouble(typed, facts) : Double.NaN;
      return isText ? Double.NaN : Double.isNaN(known) ? Double.NEGATIVE_INFINITY : known;
    }
  }

  private final ColumnSpec spec;
  private final String title;
  private final String meaning;
  private final int style;
  private final List<Cell<?>> cells;

  HostColumn(ColumnSpec spec, String title, String meaning, int style, Cell<?>... cells) {
    this.spec = spec;
    this.title = title;
    this.meaning = meaning;
    this.style = style;
    this.cells = List.of(cells);
  }

  /** The column of a key. */
  public static HostColumn of(String key) {
    return Stream.of(values()).filter(column -> column.key().equals(key)).findFirst().orElse(NAME);
  }

  /** What it is called in what is stored. */
  public String key() {
    return spec.key();
  }

  /** The room it needs. */
  public ColumnSpec spec() {
    return spec;
  }

  /** What its header says. */
  public String title() {
    return title;
  }

  /** What the title leaves open. */
  public String meaning() {
    return meaning;
  }

  /** On which side its texts stand. */
  public int style() {
    return style;
  }

  /** Whether it says what is measured, or goes by itself otherwise, and not only what somebody changes. */
  public boolean isMeasured() {
    return this == CPU || this == MEMORY || this == NETWORK || this == DISK || this == UPTIME;
  }

  /** What it says of a row; empty where it has nothing to say. */
  String text(ModelObject row, RowFacts facts) {
    return cell(row).map(cell -> cell.text(row, facts)).orElse("");
  }

  /** What a row is sorted by; NaN if that is its text. */
  double value(ModelObject row, RowFacts facts) {
    return cell(row).map(cell -> cell.value(row, facts)).orElse(Double.NaN);
  }

  private Optional<Cell<?>> cell(ModelObject row) {
    return cells.stream().filter(cell -> cell.type().isInstance(row)).findFirst();
  }

  private static double value(Map<String, Double> latest, String metric) {
    return Optional.ofNullable(latest.get(metric)).orElse(Double.NaN);
  }

  /** The sum of what is known; NaN if nothing is. */
  private static double sum(Map<String, Double> latest, Predicate<String> metrics) {
    double sum = Double.NaN;
    for (Map.Entry<String, Double> each : latest.entrySet()) {
      if (metrics.test(each.getKey()) && Double.isFinite(each.getValue())) {
        sum = Double.isNaN(sum) ? each.getValue() : sum + each.getValue();
      }
    }
    return sum;
  }

  private static String yesOrNo(boolean is) {
    return is ? Messages.HostColumn_yes : Messages.HostColumn_no;
  }

  private static String memory(Host host, Map<String, Double> latest) {
    double used = value(latest, Metrics.MEMORY_USED);
    double total = host.info().map(info -> (double) info.memory())
        .orElseGet(() -> value(latest, Metrics.MEMORY_TOTAL));
    return Double.isFinite(used) ? Formats.bytesOf(used, total) : Formats.bytes(total);
  }

  private static String uptime(RunTimes.Uptime uptime) {
    String time = Formats.duration(Duration.ofSeconds(uptime.time().toSeconds()));
    return uptime.isAll() ? time : NLS.bind(Messages.HostColumn_atLeast, time);
  }
}
