/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.list.ColumnSpec;

/**
 * The columns of the tree, a row each: room, title, and what it says of which rows. Name and state are told by the
 * kinds of rows; whatever else there is to say is told here.
 */
enum HostColumn {
  NAME(new ColumnSpec("name", Messages.HostsTree_nameLeast, Messages.HostsTree_nameWanted, 1, 3),
      Messages.HostsTree_name, SWT.LEFT),
  STATE(new ColumnSpec("state", Messages.HostsTree_stateLeast, Messages.HostsTree_stateWanted, 1, 0),
      Messages.HostsTree_state, SWT.LEFT),
  CPU(ColumnSpec.of("cpu", Formats.percent(1)), Messages.HostsTree_cpu, SWT.RIGHT,
      Cell.of(Host.class, Host::isConnected, Metrics.CPU_AVG, Formats::percent),
      Cell.of(VirtualMachine.class, VirtualMachine::isActive, Metrics.CPU_USAGE, Formats::percent)),
  MEMORY(new ColumnSpec("memory", Messages.HostsTree_memoryLeast, Messages.HostsTree_memoryWanted, 0, 0),
      Messages.HostsTree_memory, SWT.RIGHT,
      new Cell<>(Host.class, Host::isConnected, (host, latest) -> value(latest, Metrics.MEMORY_USED),
          HostColumn::memory),
      new Cell<>(VirtualMachine.class, VirtualMachine::isActive, (vm, latest) -> vm.memory(),
          (vm, latest) -> Formats.bytes(vm.memory())));

  /**
   * What a column says of one type of rows.
   *
   * @param type the handles
   * @param there whether there is anything to say of one as it is
   * @param value what it is sorted by, of the latest measured values of the row; NaN if that is not known
   * @param text what it says
   */
  private record Cell<E>(Class<E> type, Predicate<E> there, ToDoubleBiFunction<E, Map<String, Double>> value,
      BiFunction<E, Map<String, Double>, String> text) {

    /** One that says a metric. */
    static <E> Cell<E> of(Class<E> type, Predicate<E> there, String metric, DoubleFunction<String> format) {
      return new Cell<>(type, there, (row, latest) -> HostColumn.value(latest, metric),
          (row, latest) -> format.apply(HostColumn.value(latest, metric)));
    }

    String text(Object row, Map<String, Double> latest) {
      E typed = type.cast(row);
      return there.test(typed) ? text.apply(typed, latest) : "";
    }

    /** Less than any where there is nothing to say. */
    double value(Object row, Map<String, Double> latest) {
      E typed = type.cast(row);
      double known = there.test(typed) ? value.applyAsDouble(typed, latest) : Double.NaN;
      return Double.isNaN(known) ? Double.NEGATIVE_INFINITY : known;
    }
  }

  private final ColumnSpec spec;
  private final String title;
  private final int style;
  private final List<Cell<?>> cells;

  HostColumn(ColumnSpec spec, String title, int style, Cell<?>... cells) {
    this.spec = spec;
    this.title = title;
    this.style = style;
    this.cells = List.of(cells);
  }

  /** The column of a key. */
  static HostColumn of(String key) {
    return Stream.of(values()).filter(column -> column.key().equals(key)).findFirst().orElse(NAME);
  }

  String key() {
    return spec.key();
  }

  ColumnSpec spec() {
    return spec;
  }

  String title() {
    return title;
  }

  int style() {
    return style;
  }

  /** What it says of a row; empty where it has nothing to say. */
  String text(ModelObject row, Function<ObjectId, Map<String, Double>> latest) {
    return cell(row).map(cell -> cell.text(row, latest.apply(row.id()))).orElse("");
  }

  /** What a row is sorted by; NaN if that is its text. */
  double value(ModelObject row, Function<ObjectId, Map<String, Double>> latest) {
    return cell(row).map(cell -> cell.value(row, latest.apply(row.id()))).orElse(Double.NaN);
  }

  private Optional<Cell<?>> cell(ModelObject row) {
    return cells.stream().filter(cell -> cell.type().isInstance(row)).findFirst();
  }

  private static double value(Map<String, Double> latest, String metric) {
    return Optional.ofNullable(latest.get(metric)).orElse(Double.NaN);
  }

  private static String memory(Host host, Map<String, Double> latest) {
    double used = value(latest, Metrics.MEMORY_USED);
    double total = host.info().map(info -> (double) info.memory())
        .orElseGet(() -> value(latest, Metrics.MEMORY_TOTAL));
    return Double.isFinite(used) ? Formats.bytesOf(used, total) : Formats.bytes(total);
  }
}
