/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Span;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;
import org.xenworkbench.ui.metric.MetricLimits;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** Makes boards from the core's model. May read files; for one thread, in the background. */
public final class BoardBuilder {

  static final int MAX_OBJECTS = 4;

  private static final int MAX_POINTS = 1200;
  /** How many intervals a value is the latest: a slow host skips a tick or two. */
  private static final int PATIENCE = 3;
  /** Of so many objects it is looked up on disk what they had: a whole fleet that is off may be selected. */
  private static final int MOST_LOOKED_UP = 32;
  /** The axis begins with the data, but what there is does not fill more than so many times its part of the range. */
  private static final int LONGEST_STRETCH = 10;

  private final Supplier<Duration> interval;
  private final MetricHistory history;
  private final LoggedEvents events;
  private final Subjects subjects;
  private final ChartGroups groups;
  private final KnownMetrics metrics;
  private final Past past;
  private final LimitLines limits;
  private final ShareCharts shares;
  private final DefinedCharts defined;
  private boolean isPerVm;

  /**
   * Creates it.
   *
   * @param interval how often is sampled
   */
  public BoardBuilder(Inventory inventory, Sampler sampler, Supplier<Duration> interval, MetricHistory history,
      EventLog log) {
    this(inventory, sampler, interval, history, log, new MetricLimits(), OwnCharts.of(List.of()));
  }

  /** The same with limits of metrics, which are drawn as lines, and with charts that users and bundles define. */
  BoardBuilder(Inventory inventory, Sampler sampler, Supplier<Duration> interval, MetricHistory history,
      EventLog log, MetricLimits limits, OwnCharts own) {
    this.limits = new LimitLines(limits);
    this.interval = interval;
    this.history = history;
    events = new LoggedEvents(log, inventory::identities);
    subjects = new Subjects(inventory, sampler, events);
    groups = new ChartGroups(sampler);
    metrics = new KnownMetrics(history);
    past = new Past(history, metrics, subjects, events);
    shares = new ShareCharts(history, inventory);
    defined = new DefinedCharts(own, history, subjects, groups, metrics, this.limits);
  }

  /** The objects that charts of the user's are of, whatever is selected. */
  List<ObjectId> fixed() {
    return defined.fixed();
  }

  /** The board of the user's charts that are of no selection. */
  Board buildMine(TimeWindow window, Instant now) {
    List<ObjectId> objects = defined.fixed();
    retain(Set.copyOf(objects));
    Map<ObjectId, Map<String, TimeSeries>> series = defined.readFixed(window, now);
    Instant from = begin(series.values(), window, now);
    EventMarks marks = new EventMarks(objects.stream()
        .flatMap(object -> events.of(object, window.from(now), window.end()).stream()).distinct().toList(), from,
        window.to(now), subjects::hostName);
    return defined.mine(new DefinedCharts.Frame(window, from, now, alive(window, now), marks), series);
  }

  /** All that is known of objects, whatever time is shown. */
  Past past() {
    return past;
  }

  /** Objects and those in whose rounds they are sampled: of what is in none for a time, the hole is to be seen. */
  Set<ObjectId> sampledWith(List<ObjectId> objects) {
    return subjects.withHosts(objects);
  }

  /** Whether charts of hosts are to show from now on who takes what. */
  void setPerVm(boolean wanted) {
    isPerVm = wanted;
  }

  /** Takes a new state of an entry of the event log; whether boards may look different for it. Any thread. */
  public boolean changed(LogEntry entry) {
    return events.changed(entry);
  }

  /** How often something happened to any of these objects since they are shown. */
  long changes(List<ObjectId> objects) {
    return events.changes(objects);
  }

  /** Entries that boards have as bands and markers, by their identities. Any thread; reads no file. */
  public List<LogEntry> events(List<UUID> wanted) {
    return events.entries(wanted);
  }

  /** What a host is called, by its key; empty if nobody knows it any more. */
  public Optional<String> hostName(String key) {
    return subjects.hostName(key);
  }

  /** The usual metrics of an object, by the chart that they share. */
  public Map<String, List<String>> metrics(ObjectId object, Instant now) {
    return groups.of(subjects.of(object).scope(), metrics.of(object, now), false);
  }

  /** What a metric of an object is. */
  public Optional<MetricDescriptor> descriptor(ObjectId object, String metric) {
    return groups.descriptor(subjects.of(object).scope(), metric);
  }

  /**
   * The board of these objects.
   *
   * @param all whether metrics that few need are shown as well: every CPU, request rates, counts
   */
  public Board build(List<ObjectId> wanted, boolean all, TimeWindow window, Instant now) {
    Map<ObjectId, Measured> measured = new LinkedHashMap<>();
    Map<ObjectId, Subject> unmeasured = new LinkedHashMap<>();
    Map<ObjectId, Measured> others = new LinkedHashMap<>(); // of which there are values at other times
    Iterator<ObjectId> next = wanted.iterator();
    while (next.hasNext() && measured.size() < MAX_OBJECTS) { // not all: a whole fleet may be selected
      ObjectId object = next.next();
      boolean isLookedUp = unmeasured.size() < MOST_LOOKED_UP;
      Measured found = measured(object, all, isLookedUp, window, now);
      if (found.isAny()) {
        measured.put(object, found);
      } else {
        unmeasured.put(object, found.subject());
        found.withoutValues().filter(any -> others.size() < MAX_OBJECTS).ifPresent(any -> others.put(object, any));
      }
    }
    retain(Stream.of(measured.keySet(), unmeasured.keySet(), defined.beside(measured.keySet()))
        .flatMap(Collection::stream).collect(Collectors.toSet()));
    int leftOut = wanted.size() - measured.size() - unmeasured.size();
    if (measured.isEmpty()) { // empty charts can be left by wheel and keys, and a word in their place cannot
      measured.putAll(others);
    }
    return board(measured, unmeasured.values(), leftOut, window, now);
  }

  private Board board(Map<ObjectId, Measured> measured, Collection<Subject> unmeasured, int leftOut, TimeWindow window,
      Instant now) {
    Map<ChartKey, ChartModel> charts = new HashMap<>();
    List<String> lacks = new ArrayList<>();
    Instant from = begin(measured.values().stream().map(Measured::series).toList(), window, now);
    measured.forEach((object, each) -> {
      EventMarks marks = new EventMarks(each.events, from, window.to(now), subjects::hostName);
      each.groups().keySet().forEach(group -> charts.put(new ChartKey(object, group),
          chart(object, group, each, marks, from, window, now)));
      if (isPerVm && object instanceof HostId host) {
        ShareCharts.Made made = shares.of(
            new ShareCharts.Wanted(host, each.subject, each.events, each.series, from, window, now,
                alive(window, now)));
        made.charts().forEach((group, chart) -> {
          limits.add(chart, object, ShareCharts.total(group).stream().toList());
          charts.put(new ChartKey(object, group), marked(chart, marks));
        });
        made.lack().ifPresent(lacks::add);
      }
    });
    List<String> usual = ChartGroups.sorted(charts.keySet().stream().map(ChartKey::group).collect(Collectors.toSet()));
    measured.forEach((object, each) -> charts.putAll(defined.of(object, each.series, new DefinedCharts.Frame(window,
        from, now, alive(window, now), new EventMarks(each.events, from, window.to(now), subjects::hostName)), lacks)));
    return new Board(List.copyOf(measured.keySet()), Stream.concat(usual.stream(), defined.rows(charts)).toList(),
        charts, leftOut,
        unmeasured.stream().filter(subject -> !subject.isHost() || subject.lostHost().isEmpty())
            .map(Subject::name).filter(name -> !name.isEmpty()).toList(),
        Stream.concat(unmeasured.stream().flatMap(subject -> subject.lostHost().stream()).distinct()
            .map(BoardBuilder::cause), lacks.stream()).toList(),
        hosts(measured, from, window, now));
  }

  private Map<ObjectId, List<Span>> hosts(Map<ObjectId, Measured> measured, Instant from, TimeWindow window,
      Instant now) {
    Map<ObjectId, List<Span>> hosts = new HashMap<>();
    measured.forEach((object, each) -> {
      if (object instanceof VmId vm && !vm.isControlDomain()) { // that one is its host's, whether or not it is seen
        Instant watched = subjects.watchedSince(vm).orElse(now);
        hosts.put(object,
            HostsOfVm.of(vm, subjects.stays(each.events), subjects.whereabouts(vm), watched, now, from, window.to(now),
                subjects::hostName).stream().map(subjects::span).toList());
      }
    });
    return hosts;
  }

  private void retain(Set<ObjectId> objects) {
    metrics.retain(objects);
    shares.retain(objects);
    subjects.retain(objects);
    events.retain(objects);
  }

  /** The same as the tree and the properties say. */
  static String cause(Host host) {
    return NLS.bind(host.connection().reason().isPresent() ? Messages.Board_failed : Messages.Board_notConnected,
        new Object[] {host.name(), Formats.dateTime(host.connection().since()), ModelTexts.state(host)});
  }

  /** All that is drawn of an object, asked for at once. */
  private Measured measured(ObjectId object, boolean all, boolean isLookedUp, TimeWindow window, Instant now) {
    Subject subject = subjects.of(object);
    Set<String> recent = history.recentMetrics(object);
    boolean isInMemory = window.isLive() && Resolution.of(window.length()) == Resolution.SAMPLES && !recent.isEmpty();
    Set<String> known = isInMemory || !isLookedUp ? recent : metrics.of(object, now);
    Map<String, List<String>> byGroup = groups.of(subject.scope(), known, all);
    List<String> wanted = byGroup.values().stream().flatMap(List::stream).toList();
    Map<String, TimeSeries> series = wanted.isEmpty() ? Map.of() : history.query(query(object, wanted, window, now));
    // What was measured at other times only would be a line without values.
    Set<String> shown = new HashSet<>(recent);
    series.forEach((metric, values) -> {
      if (hasValue(values)) {
        shown.add(metric);
      }
    });
    Map<String, List<String>> everything = new TreeMap<>(byGroup);
    byGroup.replaceAll((group, each) -> each.stream().filter(shown::contains).toList());
    byGroup.values().removeIf(List::isEmpty);
    List<LogEntry> happened = series.isEmpty() ? List.of() : events.of(object, window.from(now), window.end());
    return new Measured(subjects.of(object), byGroup, everything, series, happened);
  }

  private static boolean hasValue(TimeSeries series) {
    return DoubleStream.of(series.values()).anyMatch(Double::isFinite);
  }

  /**
   * A step more on both sides, so that lines run through the edges: one of those in which that time is kept, since a
   * value may stand for all of the window, and more.
   */
  static HistoryQuery query(ObjectId object, Collection<String> metrics, TimeWindow window, Instant now) {
    HistoryQuery query = HistoryQuery.of(object, metrics);
    Resolution resolution = Resolution.of(window.length());
    if (resolution == Resolution.SAMPLES && window.isLive()) {
      return query.between(window.from(now), now).thinned(MAX_POINTS);
    }
    long kept = Resolution.kept(window.from(now), now).step().toMillis();
    long step = Math.max(resolution.step().toMillis(), kept);
    Instant from = Instant.ofEpochMilli((Math.floorDiv(window.from(now).toEpochMilli(), step) - 1) * step);
    query = query.between(from, window.to(now).plusMillis(2 * step));
    return resolution == Resolution.SAMPLES ? query.thinned(MAX_POINTS) : query.inSteps(resolution.step());
  }

  /** The left edge: at the start there is not yet anything to be seen of most of the range. */
  private static Instant begin(Collection<Map<String, TimeSeries>> measured, TimeWindow window, Instant now) {
    Instant from = window.from(now);
    if (!window.isLive()) {
      return from;
    }
    Duration step = Resolution.of(window.length()).step();
    long first = Long.MAX_VALUE;
    for (Map<String, TimeSeries> each : measured) {
      first = Math.min(first, each.values().stream().mapToLong(line -> Line.begin(line, step)).min()
          .orElse(Long.MAX_VALUE));
    }
    if (first == Long.MAX_VALUE) {
      return from;
    }
    long latest = now.minus(window.length().dividedBy(LONGEST_STRETCH)).toEpochMilli();
    return Instant.ofEpochMilli(Math.max(from.toEpochMilli(), Math.min(first, latest)));
  }

  private ChartModel chart(ObjectId object, String group, Measured measured, EventMarks marks, Instant from,
      TimeWindow window, Instant now) {
    Subject subject = measured.subject();
    List<String> names = measured.groups().getOrDefault(group, List.of());
    Unit unit = groups.descriptor(subject.scope(), names.get(0)).map(MetricDescriptor::unit).orElse(Unit.COUNT);
    double highest = measured.highest(Metrics.MEMORY);
    ChartModel.Builder chart = ChartModel.builder(
        SafeText.cell(NLS.bind(Messages.Chart_title, ChartGroups.label(group), subject.name())),
        axis(subject, group, unit, highest)).caption(SafeText.cell(subject.caption())).range(from, window.to(now));
    Map<String, Integer> colors = groups.colors(subject.scope(), names);
    Instant alive = alive(window, now);
    for (String metric : names) {
      Line line = new Line(measured.series().getOrDefault(metric, TimeSeries.EMPTY),
          Resolution.of(window.length()).step(), alive, window.to(now)).from(from);
      String label = SafeText.cell(groups.label(subject.scope(), metric));
      chart.add(line.series(metric, label, colors.getOrDefault(metric, 0)));
    }
    limits.add(chart, object, names);
    return marked(chart, marks);
  }

  static ChartModel marked(ChartModel.Builder chart, EventMarks marks) {
    marks.bands().forEach(chart::add);
    marks.markers().forEach(chart::add);
    return chart.build();
  }

  /** A line without a value since then has ended. */
  private Instant alive(TimeWindow window, Instant now) {
    return window.isLive() ? now.minus(interval.get().multipliedBy(PATIENCE)) : Instant.EPOCH;
  }

  /** Numbers look as they do in the tree and the log. */
  static ValueAxis axis(Unit unit) {
    Steps steps = switch (unit.steps()) {
      case QUARTERS -> Steps.RATIO;
      case BINARY -> Steps.BINARY;
      default -> Steps.DECIMAL;
    };
    return ValueAxis.of(steps, unit::text).withScale(unit::scale).withUnit(unit.name());
  }

  /** The same, up to where values can be; memory is drawn against all there is. */
  static ValueAxis axis(Subject subject, String group, Unit unit, double highest) {
    ValueAxis axis = axis(unit);
    double total = subject.memory();
    boolean isOfAll = unit.equals(Unit.BYTES) && group.equals(Metrics.GROUP_MEMORY) && total > 0
        && total < Long.MAX_VALUE >> 10;
    return unit.maximum().isPresent() ? axis.withMaximum(unit.maximum().getAsDouble())
        : isOfAll ? axis.withMaximum(Math.max(total, highest)) : axis;
  }

  /**
   * What there is to draw of an object.
   *
   * @param groups its metrics, by the chart that they share
   * @param known those as well that have values at other times only
   * @param series the values of each
   * @param events what happened to it
   */
  private record Measured(Subject subject, Map<String, List<String>> groups, Map<String, List<String>> known,
      Map<String, TimeSeries> series, List<LogEntry> events) {

    /** Charts without a line; empty if there is nothing that they could be of. */
    Optional<Measured> withoutValues() {
      return known.isEmpty() ? Optional.empty() : Optional.of(new Measured(subject, known, known, series, events));
    }

    /** Whether there is a value: what is off or out of reach for the whole range would be an empty column. */
    boolean isAny() {
      return series.values().stream().anyMatch(BoardBuilder::hasValue);
    }

    double highest(String metric) {
      return DoubleStream.of(series.getOrDefault(metric, TimeSeries.EMPTY).maxima()).filter(Double::isFinite).max()
          .orElse(0);
    }
  }
}
