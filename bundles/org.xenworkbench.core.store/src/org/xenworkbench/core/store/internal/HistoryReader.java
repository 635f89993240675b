/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;

/** Answers for all metrics of an object at once: each of its files is read once, one after the other. Any thread. */
final class HistoryReader {

  private final RrdArchive archive;
  private final KeptSamples kept;

  HistoryReader(RrdArchive archive, KeptSamples kept) {
    this.archive = archive;
    this.kept = kept;
  }

  /** The metrics that have a value in one of the object's files. */
  Set<String> metrics(ObjectId object) {
    Set<String> known = new HashSet<>();
    places(object).forEach((group, sources) -> archive.read(object, group, sources).forEach((metric, series) -> {
      if (DoubleStream.of(series.values()).anyMatch(value -> !Double.isNaN(value))) {
        known.add(metric);
      }
    }));
    return known;
  }

  private Map<SeriesLayout.Group, Map<String, Integer>> places(ObjectId object) {
    Path folder = archive.root().resolve(SeriesLayout.folder(object));
    Set<String> metrics = new HashSet<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(SeriesDisk::isSeries)
            .forEach(file -> metrics.addAll(SeriesLayout.metrics(object, SeriesDisk.name(file))));
        archive.recovered(folder, Messages.HistoryStore_readFailed);
      } catch (IOException e) {
        archive.failed(folder, Messages.HistoryStore_readFailed, e);
      }
    }
    return places(object, metrics);
  }

  private static Map<SeriesLayout.Group, Map<String, Integer>> places(ObjectId object, Set<String> metrics) {
    Map<SeriesLayout.Group, Map<String, Integer>> places = new HashMap<>();
    for (String metric : metrics) {
      SeriesLayout.Place place = SeriesLayout.find(object, metric);
      places.computeIfAbsent(place.group(), group -> new HashMap<>()).put(metric, place.index());
    }
    return places;
  }

  /** What is kept of metrics in a range. */
  Map<String, TimeSeries> query(HistoryQuery query) {
    Map<String, TimeSeries> found = new HashMap<>();
    query.metrics().forEach(metric -> found.put(metric, TimeSeries.EMPTY));
    if (!Files.exists(archive.root())) {
      return found;
    }
    places(query.object(), query.metrics())
        .forEach((group, sources) -> found.putAll(archive.read(query.object(), group, sources)));
    kept.refine(query, found);
    found.replaceAll((metric, all) -> part(all, query));
    return found;
  }

  private static TimeSeries part(TimeSeries all, HistoryQuery query) {
    TimeSeries window = PointList.window(all, query.from().toEpochMilli(), query.to().toEpochMilli());
    return PointList.thin(window, query.maxPoints());
  }
}
