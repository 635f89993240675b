/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;

/**
 * Answers from memory, and from the store for what lies before memory begins. Samples of a time that is doubted are
 * apart from the others until it is known.
 */
@Component(service = {MetricHistory.class, MetricHistoryImpl.class})
public class MetricHistoryImpl implements MetricHistory {

  private final RecentHistory recent = new RecentHistory();
  private volatile RecentHistory doubted = new RecentHistory();

  private final Function<ObjectId, List<ObjectId>> identities;

  private volatile @Nullable HistoryStore store;

  /** The history of an object is that of all that it was. */
  @Activate
  public MetricHistoryImpl(@Reference FormerHosts former) {
    identities = former::identities;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(HistoryStore bound) {
    store = bound;
  }

  void unbindStore(HistoryStore unbound) {
    if (store == unbound) {
      store = null;
    }
  }

  /** Keeps a batch; returns those hosts and VMs some of whose series are beyond the bounds, each once. */
  Set<ObjectId> add(SampleBatch batch, Duration interval) {
    return recent.add(batch, interval);
  }

  /** Keeps a batch whose time is doubted: it replaces nothing. */
  void addDoubted(SampleBatch batch, Duration interval) {
    doubted.add(batch, interval);
  }

  /** What was doubted comes with its right time. */
  void forgetDoubted() {
    doubted = new RecentHistory();
  }

  @Override
  public Set<String> metrics(ObjectId object) {
    Set<String> metrics = new TreeSet<>();
    HistoryStore older = store;
    for (ObjectId each : identities.apply(object)) {
      metrics.addAll(recentMetrics(each));
      if (older != null) {
        metrics.addAll(older.metrics(each));
      }
    }
    return metrics;
  }

  @Override
  public Set<String> recentMetrics(ObjectId object) {
    Set<String> metrics = recent.metrics(object);
    metrics.addAll(doubted.metrics(object));
    return metrics;
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    BinaryOperator<TimeSeries> join = query.step().isPresent() ? Seam::joinRows : Seam::join;
    Map<String, TimeSeries> found = new HashMap<>();
    for (ObjectId each : identities.apply(query.object())) {
      joined(query.fromWholeStep().about(each), join).forEach(
          (metric, series) -> found.merge(metric, series, (near, far) -> Seam.joinWithGap(far, near)));
    }
    found.replaceAll((metric, series) -> query.select(series));
    query.metrics().forEach(metric -> found.putIfAbsent(metric, TimeSeries.EMPTY));
    return found;
  }

  @Override
  public void keep(Collection<HistoryQuery> samples) {
    HistoryStore older = store;
    if (older == null) {
      return;
    }
    Map<ObjectId, Map<String, TimeSeries>> kept = new HashMap<>();
    for (HistoryQuery query : samples) {
      Map<String, TimeSeries> series =
          joined(HistoryQuery.of(query.object(), query.metrics()).between(query.from(), query.to()), Seam::join);
      series.values().removeIf(each -> each.size() == 0);
      if (!series.isEmpty()) {
        kept.put(query.object(), series);
      }
    }
    if (!kept.isEmpty()) {
      older.keep(kept);
    }
  }

  /** All points of memory and store. */
  private Map<String, TimeSeries> joined(HistoryQuery query, BinaryOperator<TimeSeries> join) {
    Map<String, TimeSeries> found = new HashMap<>(recent.query(query));
    HistoryStore older = store;
    Optional<HistoryQuery> rest = older == null ? Optional.empty() : beyondMemory(query, found);
    if (older != null && rest.isPresent()) {
      older.query(rest.get())
          .forEach((metric, series) -> found.merge(metric, series, (near, far) -> join.apply(far, near)));
    }
    doubted.query(query).forEach((metric, series) -> found.merge(metric, series, join));
    return found;
  }

  /** What the store is to be asked for, if anything: no more than until memory begins. */
  private Optional<HistoryQuery> beyondMemory(HistoryQuery query, Map<String, TimeSeries> near) {
    ObjectId object = query.object();
    Set<String> metrics = query.metrics().stream()
        .filter(metric -> recent.since(object, metric).map(query.from()::isBefore).orElse(true))
        .collect(Collectors.toSet());
    return metrics.stream().map(metric -> begin(near.getOrDefault(metric, TimeSeries.EMPTY), query.to()))
        .max(Comparator.naturalOrder())
        .map(end -> HistoryQuery.of(object, metrics).between(query.from(), end)
            .thinned(query.step().isPresent() ? Integer.MAX_VALUE : query.maxPoints()));
  }

  private static Instant begin(TimeSeries series, Instant otherwise) {
    return series.size() == 0 ? otherwise : Instant.ofEpochMilli(series.times()[0]);
  }
}
