/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.LineId;
import org.xenworkbench.ui.performance.internal.own.OwnCharts.Entry;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** Makes the charts that users and bundles define. May read files; for one thread. */
final class DefinedCharts {

  private final OwnCharts own;
  private final MetricHistory history;
  private final Subjects subjects;
  private final KnownMetrics metrics;
  private final DefinedChart.Parts parts;

  /**
   * What time charts show.
   *
   * @param from the left edge
   * @param alive from when on there must be a value for a line not to have ended
   * @param marks what happened
   */
  record Frame(TimeWindow window, Instant from, Instant now, Instant alive, EventMarks marks) {
  }

  /** Draws the limits of metrics of objects, each once. */
  interface Limits {
    void add(ChartModel.Builder chart, List<LineId> lines);
  }

  DefinedCharts(OwnCharts own, MetricHistory history, Subjects subjects, ChartGroups groups, KnownMetrics metrics,
      Limits limits) {
    this.own = own;
    this.history = history;
    this.subjects = subjects;
    this.metrics = metrics;
    parts = new DefinedChart.Parts(subjects, groups, limits);
  }

  /** The objects of charts that are of no selection, once each. */
  List<ObjectId> fixed() {
    return own.fixed().stream().flatMap(entry -> entry.chart().lines().stream())
        .flatMap(line -> line.object().stream()).distinct().toList();
  }

  /** The objects that charts in these columns are of as well. */
  Set<ObjectId> beside(Collection<ObjectId> columns) {
    Set<ObjectId> found = new LinkedHashSet<>();
    columns.forEach(column -> charts(column).forEach(entry -> entry.chart().lines()
        .forEach(line -> object(line, column).ifPresent(found::add))));
    return found;
  }

  private List<Entry> charts(ObjectId column) {
    return own.ofSelected(column instanceof HostId ? Scope.HOST : Scope.VM);
  }

  /** What a line is of in a column; empty if it is of a host that nobody knows. */
  private Optional<ObjectId> object(ChartLine line, ObjectId column) {
    return switch (line.whose()) {
      case OBJECT -> line.object();
      case HOSTS, VMS -> Optional.of(column);
      case VM_HOSTS -> subjects.of(column).host().map(Host::id);
    };
  }

  /** The rows of those charts, in their order. */
  Stream<String> rows(Map<ChartKey, ChartModel> charts) {
    Set<String> rows = new TreeSet<>(charts.keySet().stream().map(ChartKey::group).toList());
    return own.all().stream().map(Entry::group).filter(rows::contains);
  }

  /**
   * The charts in a column.
   *
   * @param known values of the column's object that were read already
   * @param lacks takes what is left out, a sentence each
   */
  Map<ChartKey, ChartModel> of(ObjectId column, Map<String, TimeSeries> known, Frame frame, List<String> lacks) {
    List<Entry> entries = charts(column);
    Map<ObjectId, Map<String, TimeSeries>> series =
        read(entries, column, Map.of(column, known), frame.window(), frame.now());
    Map<ChartKey, ChartModel> charts = new HashMap<>();
    for (Entry entry : entries) {
      DefinedChart chart = chart(entry.chart(), column, frame, series);
      if (entry.isUsers() || chart.isMeasured()) { // a user who made one is not left to look for it
        charts.put(new ChartKey(column, entry.group()), chart.model(NLS.bind(Messages.Chart_title, entry.chart().name(),
            subjects.of(column).name()), subjects.of(column).caption()));
        chart.lacks().stream().filter(lack -> !lacks.contains(lack)).forEach(lacks::add);
      }
    }
    return charts;
  }

  /** The values of charts that are of no selection. */
  Map<ObjectId, Map<String, TimeSeries>> readFixed(TimeWindow window, Instant now) {
    return read(own.fixed(), MyCharts.COLUMN, Map.of(), window, now);
  }

  /** The board of those charts: one column. */
  Board mine(Frame frame, Map<ObjectId, Map<String, TimeSeries>> series) {
    Map<ChartKey, ChartModel> charts = new LinkedHashMap<>();
    Set<String> causes = new LinkedHashSet<>(own.problems());
    for (Entry entry : own.fixed()) {
      DefinedChart chart = chart(entry.chart(), MyCharts.COLUMN, frame, series);
      charts.put(new ChartKey(MyCharts.COLUMN, entry.group()), chart.model(entry.chart().name(), ""));
      causes.addAll(chart.lacks());
    }
    fixed().stream().flatMap(object -> subjects.of(object).lostHost().stream()).distinct().map(BoardBuilder::cause)
        .forEach(causes::add);
    if (charts.isEmpty()) {
      causes.add(Messages.MyCharts_empty);
    }
    return new Board(List.of(MyCharts.COLUMN), rows(charts).toList(), charts, 0, List.of(), List.copyOf(causes));
  }

  private DefinedChart chart(ChartDefinition chart, ObjectId column, Frame frame,
      Map<ObjectId, Map<String, TimeSeries>> series) {
    DefinedChart made = new DefinedChart(chart, parts, column, frame);
    chart.lines().forEach(line -> object(line, column).ifPresentOrElse(
        object -> made.add(line, object, metrics.of(object, frame.now()), series.getOrDefault(object, Map.of())),
        () -> made.addUnknownHost(line)));
    return made;
  }

  /** All that is drawn, of each object asked for at once. */
  private Map<ObjectId, Map<String, TimeSeries>> read(List<Entry> entries, ObjectId column,
      Map<ObjectId, Map<String, TimeSeries>> known, TimeWindow window, Instant now) {
    Map<ObjectId, Set<String>> wanted = new LinkedHashMap<>();
    entries.stream().flatMap(entry -> entry.chart().lines().stream()).forEach(line -> object(line, column)
        .ifPresent(object -> wanted.computeIfAbsent(object, key -> new TreeSet<>())
            .addAll(parts.metrics(line, metrics.of(object, now)))));
    Map<ObjectId, Map<String, TimeSeries>> series = new HashMap<>();
    wanted.forEach((object, some) -> {
      Map<String, TimeSeries> all = new HashMap<>(known.getOrDefault(object, Map.of()));
      some.removeAll(all.keySet());
      if (!some.isEmpty()) {
        all.putAll(history.query(BoardBuilder.query(object, some, window, now)));
      }
      series.put(object, all);
    });
    return series;
  }
}
