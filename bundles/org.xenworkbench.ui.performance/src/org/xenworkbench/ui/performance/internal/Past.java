/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

/** All that is known of objects: when it begins, and what it looks like from afar. Reads files; for one thread. */
final class Past {

  /** Of so many objects it is looked up on disk what they had: a whole fleet that is off may be selected. */
  private static final int MOST_LOOKED_UP = 32;
  private static final int MOST_POINTS = 400;
  /** A strip of less would be of single samples. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration DAY = Resolution.DAYS.step();

  private final MetricHistory history;
  private final KnownMetrics metrics;
  private final Subjects subjects;
  private final LoggedEvents events;

  Past(MetricHistory history, KnownMetrics metrics, Subjects subjects, LoggedEvents events) {
    this.history = history;
    this.metrics = metrics;
    this.subjects = subjects;
    this.events = events;
  }

  /** The oldest time of which the first of these objects that were ever measured have a value; now if there is none. */
  Instant oldest(List<ObjectId> objects, Instant now) {
    return Instant.ofEpochMilli(objects.stream().limit(MOST_LOOKED_UP)
        .map(object -> HistoryQuery.of(object, metrics.of(object, now))).mapToLong(this::begin)
        .filter(begin -> begin < Long.MAX_VALUE).limit(BoardBuilder.MAX_OBJECTS).min().orElse(now.toEpochMilli()));
  }

  /** First the day and then the time: as it is kept, history is too much to be read for that. */
  private long begin(HistoryQuery query) {
    long end = begin(history.query(query.inSteps(DAY)));
    if (end == Long.MAX_VALUE) {
      return end;
    }
    Instant first = Instant.ofEpochMilli(end);
    return Math.min(end, begin(history.query(query.between(first.minus(DAY), first.plus(DAY)))));
  }

  private static long begin(Map<String, TimeSeries> all) {
    return all.values().stream().mapToLong(line -> Line.begin(line, Resolution.SAMPLES.step())).min()
        .orElse(Long.MAX_VALUE);
  }

  /**
   * The CPU of objects since they were measured first, as coarse as it may be, and their migrations; empty if nothing
   * is known of it.
   */
  Optional<ChartModel> overview(List<ObjectId> objects, Instant now) {
    long begin = objects.stream().limit(BoardBuilder.MAX_OBJECTS)
        .mapToLong(object -> begin(HistoryQuery.of(object, List.of(cpu(object))))).min().orElse(Long.MAX_VALUE);
    if (begin >= now.toEpochMilli()) {
      return Optional.empty();
    }
    Instant from = Instant.ofEpochMilli(Math.min(begin, now.minus(SHORTEST).toEpochMilli()));
    ChartModel.Builder all = ChartModel.builder(Messages.Navigator_title,
        ValueAxis.of(Steps.RATIO, Unit.RATIO::text)).range(from, now);
    for (int i = 0; i < Math.min(objects.size(), BoardBuilder.MAX_OBJECTS); i++) {
      add(all, objects.get(i), i, from, now);
    }
    return Optional.of(all.build());
  }

  private String cpu(ObjectId object) {
    return subjects.of(object).scope() == Scope.HOST ? Metrics.CPU_AVG : Metrics.CPU_USAGE;
  }

  private void add(ChartModel.Builder all, ObjectId object, int color, Instant from, Instant now) {
    String metric = cpu(object);
    Resolution resolution = Resolution.of(Duration.between(from, now));
    HistoryQuery query = HistoryQuery.of(object, List.of(metric)).between(from.minus(resolution.step()), now);
    TimeSeries values = history.query(resolution == Resolution.SAMPLES ? query.thinned(MOST_POINTS)
        : query.inSteps(resolution.step())).getOrDefault(metric, TimeSeries.EMPTY);
    all.add(new Line(values, resolution.step(), Instant.EPOCH, now).series(object.key(),
        SafeText.cell(subjects.of(object).name()), color));
    new EventMarks(events.of(object, from, Optional.empty()), from, now, subjects::hostName).bands()
        .forEach(all::add);
  }
}
