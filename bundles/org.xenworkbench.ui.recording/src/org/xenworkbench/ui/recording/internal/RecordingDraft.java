/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.TimeSpan;

/**
 * What the dialog begins with. Immutable.
 *
 * @param title what the recording is called; may be empty
 * @param objects hosts and VMs; none for all hosts
 * @param from its beginning
 * @param to its end
 */
record RecordingDraft(String title, Set<ObjectId> objects, Instant from, Instant to) {

  /** What is saved of what is selected, unless something says of when. */
  private static final Duration USUAL = Duration.ofHours(1);
  /** What is saved before and after an entry of the log. */
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int MOST_NAMES = 3;
  /** A whole fleet begins with some of it. */
  private static final int MOST_LOOKED_AT = 64;

  /** The dialog has whole seconds: what happened in the first and in the last one belongs to it. */
  RecordingDraft {
    from = from.truncatedTo(ChronoUnit.SECONDS);
    to = to.plusSeconds(1).minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Of what an entry of the log is about, a minute before to a minute after, but not of what is to come. */
  static RecordingDraft of(LogEntry entry, Instant now) {
    Stream<ObjectId> hosts = Stream.of(LogAttribute.SOURCE, LogAttribute.TARGET)
        .flatMap(attribute -> attribute.value(entry).stream()).flatMap(key -> host(key).stream());
    Set<ObjectId> moved = Set.copyOf(Stream.concat(hosts, entry.vm().stream()).distinct().toList());
    Set<ObjectId> objects = moved.isEmpty() ? Set.copyOf(entry.host().stream().toList()) : moved;
    Instant last = entry.finished().orElse(now);
    Instant end = last.isBefore(entry.started()) ? entry.started() : last;
    Instant after = end.plus(MARGIN);
    return new RecordingDraft(entry.message(), objects, entry.started().minus(MARGIN),
        after.isAfter(now) ? now : after);
  }

  private static Optional<ObjectId> host(String key) {
    try {
      return Optional.of(ObjectId.parse(key)).filter(HostId.class::isInstance);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a kind of objects that this version does not know
    }
  }

  /** Of what is selected; of the last hour if nobody says of when. */
  static RecordingDraft of(List<ModelObject> selected, Optional<TimeSpan> span, Instant now) {
    Set<ObjectId> objects = Set.copyOf(selected.stream().flatMap(RecordingDraft::ids).distinct().toList());
    String title = names(selected.stream().filter(object -> ids(object).findAny().isPresent()).map(ModelObject::name)
        .toList());
    return span.map(shown -> new RecordingDraft(title, objects, shown.from(), shown.to()))
        .orElseGet(() -> new RecordingDraft(title, objects, now.minus(USUAL), now));
  }

  /**
   * When there is the first value of its objects, if that is some time after it begins: what is before is not recorded.
   * Only the CPU is looked at. Reads files.
   *
   * @param all the hosts that there are, which are recorded if nothing is said of which
   */
  Optional<Instant> begins(MetricHistory history, Collection<ObjectId> all) {
    long first = (objects.isEmpty() ? all : objects).stream().limit(MOST_LOOKED_AT)
        .map(object -> HistoryQuery.of(object, List.of(object instanceof VmId ? Metrics.CPU_USAGE : Metrics.CPU_AVG))
            .between(from, to))
        .flatMap(query -> history.query(query).values().stream()).mapToLong(RecordingDraft::first).min()
        .orElse(Long.MAX_VALUE);
    return first == Long.MAX_VALUE ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(first).truncatedTo(ChronoUnit.SECONDS))
            .filter(from.plus(MARGIN)::isBefore); // else it was only between two samples
  }

  private static long first(TimeSeries values) {
    return IntStream.range(0, values.size()).filter(i -> Double.isFinite(values.values()[i]))
        .mapToLong(i -> values.times()[i]).findFirst().orElse(Long.MAX_VALUE);
  }

  private static String names(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).reduce((one, other) -> NLS.bind(Messages.RecordingDraft_and, one,
        other)).orElse("");
    return names.size() <= MOST_NAMES ? first
        : NLS.bind(Messages.RecordingDraft_more, first, names.size() - MOST_NAMES);
  }

  private static Stream<ObjectId> ids(ModelObject object) {
    if (object instanceof HostGroup group) {
      return group.allHosts().stream().map(ObjectId.class::cast);
    }
    return object instanceof Host || object instanceof VirtualMachine ? Stream.of(object.id()) : Stream.empty();
  }
}
