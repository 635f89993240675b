/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.performance.internal.Board;
import org.xenworkbench.ui.performance.internal.BoardBuilder;
import org.xenworkbench.ui.performance.internal.ChartKey;
import org.xenworkbench.ui.performance.internal.TimeWindow;
import org.xenworkbench.ui.performance.internal.top.KeptTime;

/**
 * Makes comparisons: the charts are those of the Performance view, the means are made of what history keeps. May read
 * files; for one thread, in the background.
 */
final class ComparisonBuilder {

  private static final List<String> GROUPS =
      List.of(Metrics.GROUP_CPU, Metrics.GROUP_MEMORY, Metrics.GROUP_NETWORK);

  private final BoardBuilder boards;
  private final MetricHistory history;

  ComparisonBuilder(BoardBuilder boards, MetricHistory history) {
    this.boards = boards;
    this.history = history;
  }

  /**
   * The comparison of a migration as it is now.
   *
   * @param zoom what the charts show; empty for all of it
   * @param earlier what was shown before: the means of what has ended are those that were finest
   */
  Comparison build(ComparedMigration asked, Optional<TimeWindow> zoom, Optional<Comparison> earlier, Instant now) {
    ComparedMigration migration = asked.named(boards::hostName);
    Optional<Comparison> settled = earlier.filter(known -> isSettled(known, migration, now));
    CompareTimes times = settled.map(Comparison::times).orElseGet(() -> times(migration, now));
    TimeWindow window = zoom.orElseGet(
        () -> new TimeWindow(Duration.between(times.from(), times.to()), Optional.of(times.to())));
    List<ObjectId> objects = Stream.of(Role.values()).map(migration::object).distinct().toList();
    Board board = boards.build(objects, false, window, now);
    Map<Comparison.Place, ChartModel> charts = charts(migration, board);
    List<String> groups = GROUPS.stream().filter(group -> charts.keySet().stream()
        .anyMatch(place -> place.group().equals(group) && (place.role() != Role.VM || isOfVms(group)))).toList();
    charts.keySet().removeIf(place -> !groups.contains(place.group()));
    List<String> missing = Stream.of(Role.values()).filter(role -> !board.objects().contains(migration.object(role)))
        .map(migration::name).toList();
    return new Comparison(migration, times, groups, Map.copyOf(charts),
        settled.map(Comparison::rows).orElseGet(() -> rows(migration, times, groups, now)), missing);
  }

  /** A column of which the hosts have nothing, such as network on Xen, would only have holes. */
  private static boolean isOfVms(String group) {
    return group.equals(Metrics.GROUP_CPU);
  }

  /** History may still have the samples of that time, which are kept longer round migrations. */
  private CompareTimes times(ComparedMigration migration, Instant now) {
    return CompareTimes.of(migration, now, around -> Stream.of(Role.values()).map(migration::object)
        .anyMatch(object -> KeptTime.hasSamples(history, object, around.from(), around.to())));
  }

  /** What was to come has come, and is kept no finer now. */
  private boolean isSettled(Comparison known, ComparedMigration migration, Instant now) {
    return known.migration().equals(migration) && !migration.isRunning()
        && times(migration, now).kept().compareTo(known.times().kept()) > 0;
  }

  private static Map<Comparison.Place, ChartModel> charts(ComparedMigration migration, Board board) {
    Map<Comparison.Place, ChartModel> charts = new HashMap<>();
    for (Role role : Role.values()) {
      for (String group : GROUPS) {
        ChartModel model = board.charts().get(new ChartKey(migration.object(role), group));
        if (model != null) {
          charts.put(new Comparison.Place(role, group), model.withCaption(caption(role, model.caption())));
        }
      }
    }
    return charts;
  }

  private static String caption(Role role, String more) {
    return Stream.of(role == Role.VM ? "" : role.label(), more).filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private List<MeansRow> rows(ComparedMigration migration, CompareTimes times, List<String> groups, Instant now) {
    Map<Role, Map<String, List<String>>> metrics = new EnumMap<>(Role.class);
    Map<Role, Map<String, TimeSeries>> series = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      ObjectId object = migration.object(role);
      Map<String, List<String>> known = boards.metrics(object, now);
      metrics.put(role, known);
      series.put(role, query(object, groups.stream()
          .flatMap(group -> known.getOrDefault(group, List.of()).stream()).toList(), times));
    }
    List<MeansRow> rows = new ArrayList<>();
    for (String group : groups) {
      for (Role role : Role.values()) {
        for (String metric : metrics.get(role).getOrDefault(group, List.of())) {
          rows.add(row(migration, role, metric, series.get(role).getOrDefault(metric, TimeSeries.EMPTY), times));
        }
      }
    }
    return List.copyOf(rows);
  }

  /** As it is kept; some steps more, since how long a point stands is told by that before it. */
  private Map<String, TimeSeries> query(ObjectId object, List<String> metrics, CompareTimes times) {
    Duration more = times.kept().step().multipliedBy(2);
    return metrics.isEmpty() ? Map.of()
        : history.query(KeptTime.query(HistoryQuery.of(object, metrics).between(times.from().minus(more),
            times.to().plus(more)), Duration.between(times.started(), times.ended()), times.kept()));
  }

  private MeansRow row(ComparedMigration migration, Role role, String metric, TimeSeries series, CompareTimes times) {
    Optional<MetricDescriptor> descriptor = boards.descriptor(migration.object(role), metric);
    Map<Phase, WindowMean> means = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      means.put(phase, times.span(phase).filter(span -> migration.isTimed())
          .map(span -> WindowMean.of(series, span.from(), span.to())).orElse(WindowMean.NONE));
    }
    return new MeansRow(role, SafeText.cell(migration.name(role)),
        SafeText.cell(descriptor.map(known -> known.labelOf(metric)).orElse(metric)),
        descriptor.map(MetricDescriptor::unit).orElse(Unit.COUNT), Map.copyOf(means));
  }
}
