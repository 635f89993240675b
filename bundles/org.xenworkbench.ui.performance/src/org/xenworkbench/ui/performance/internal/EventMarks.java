/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;

/**
 * What happened to an object as a chart shows it: migrations as bands, other changes as markers. What lies within a few
 * pixels is one, which says how many it stands for.
 */
final class EventMarks {

  /** The part of the range within which events are not told apart. */
  private static final int NEAR = 150;
  /** More stripes than these would be all that is seen of a chart. */
  private static final int MOST = 25;

  private final Instant from;
  private final Instant to;
  private final Duration near;
  private final Function<String, Optional<String>> hosts;
  private final List<LogEntry> entries;

  /**
   * Creates it.
   *
   * @param entries what happened, in any order, at other times as well
   * @param hosts names of hosts by the keys of their identities
   */
  EventMarks(List<LogEntry> entries, Instant from, Instant to, Function<String, Optional<String>> hosts) {
    this.from = from;
    this.to = to;
    this.near = Duration.between(from, to).dividedBy(NEAR);
    this.hosts = hosts;
    this.entries = entries.stream().filter(this::isSeen).sorted(Comparator.comparing(LogEntry::started)).toList();
  }

  private boolean isSeen(LogEntry entry) {
    return !entry.started().isAfter(to) && !entry.finished().orElse(to).isBefore(from);
  }

  /** The migrations, the oldest first. */
  List<Band> bands() {
    return groups(entries.stream().filter(LogEntry::isMigration).toList()).stream()
        .map(group -> group.size() == 1 ? band(group.get(0)) : stripe(group)).toList();
  }

  /** Changes that have happened, the oldest first. */
  List<Marker> markers() {
    return groups(entries.stream().filter(entry -> entry.kind().equals(LogEntry.POWER))
        .filter(entry -> !entry.isRunning() && entry.status() != LogEntry.Status.CANCELLED).toList()).stream()
        .map(EventMarks::marker).toList();
  }

  /** Those that begin within a few pixels together; within some more where these are still many. */
  private List<List<LogEntry>> groups(List<LogEntry> sorted) {
    List<List<LogEntry>> groups = groups(sorted, near);
    for (int factor = 2; groups.size() > MOST && factor * MOST < 2 * NEAR; factor++) {
      groups = groups(sorted, near.multipliedBy(factor));
    }
    return groups;
  }

  /** None that are longer than that. */
  private static List<List<LogEntry>> groups(List<LogEntry> sorted, Duration near) {
    List<List<LogEntry>> groups = new ArrayList<>();
    Instant end = Instant.MIN;
    for (LogEntry entry : sorted) {
      boolean isShort = !end(entry).isAfter(entry.started().plus(near));
      if (!isShort || entry.started().isAfter(end)) {
        groups.add(new ArrayList<>());
        end = isShort ? entry.started().plus(near) : Instant.MIN;
      }
      groups.get(groups.size() - 1).add(entry);
    }
    return groups;
  }

  /** Of what goes on: the end of time. */
  private static Instant end(LogEntry entry) {
    return entry.isRunning() ? Instant.MAX : entry.finished().orElse(entry.started());
  }

  /** One of which nobody saw the start or the end says so: a stripe with two edges looks measured. */
  private Band band(LogEntry entry) {
    boolean isTimed = !LogAttribute.DURATION_UNKNOWN.isIn(entry);
    String target = LogAttribute.TARGET.value(entry).flatMap(hosts).or(() -> LogAttribute.TARGET_NAME.value(entry))
        .orElse("");
    boolean isFailed = entry.status() == LogEntry.Status.FAILED; // said first: what follows may be cut
    String label = target.isEmpty() ? entry.message()
        : NLS.bind(isFailed ? Messages.Chart_migrationFailed : Messages.Chart_migration, new Object[] {entry.vmName(),
            LogAttribute.SOURCE.value(entry).flatMap(hosts).orElse(entry.hostName()), target});
    ColorRole color = isFailed ? ColorRole.ERROR : ColorRole.ACTIVITY;
    String text = SafeText.cell(target.isEmpty() ? label : facts(label, entry));
    Band band = (entry.isRunning() ? Band.open(entry.started(), text, color)
        : Band.of(entry.started(), latest(entry.started(), end(entry)), text, color)).withKeys(keys(List.of(entry)));
    return isTimed ? band : band.asEstimate();
  }

  /** How long it took, and what a user of the VM felt, as far as the log has that. */
  private static String facts(String label, LogEntry entry) {
    StringJoiner facts = new StringJoiner(", ").add(label);
    if (LogAttribute.DURATION_UNKNOWN.isIn(entry)) {
      facts.add(Messages.Chart_timeUnknown);
    }
    entry.duration().filter(time -> !time.isNegative()).map(Formats::duration).ifPresent(facts::add);
    add(facts, Messages.Chart_serviceGap, LogAttribute.SERVICE_GAP, entry);
    add(facts, Messages.Chart_downtime, LogAttribute.DOWNTIME, entry);
    return facts.toString();
  }

  private static void add(StringJoiner facts, String words, LogAttribute fact, LogEntry entry) {
    if (fact.isIn(entry)) {
      facts.add(NLS.bind(words, fact.text(entry)));
    }
  }

  private static List<String> keys(List<LogEntry> group) {
    return group.stream().map(entry -> entry.correlation().toString()).toList();
  }

  /** As far as they lie apart, or a few pixels: by the end of the last it would look as if one lasted so long. */
  private Band stripe(List<LogEntry> group) {
    Instant start = group.get(0).started();
    Instant last = group.stream().map(EventMarks::end).reduce(start, EventMarks::latest);
    Instant most = latest(start.plus(near), group.get(group.size() - 1).started());
    Instant end = last.isAfter(most) ? most : last;
    long failed = failed(group);
    String label = NLS.bind(failed == 0 ? Messages.Chart_migrations : Messages.Chart_migrationsFailed,
        Formats.count(group.size()), Formats.count(failed));
    return Band.of(start, end, label, failed == group.size() ? ColorRole.ERROR : ColorRole.ACTIVITY)
        .withKeys(keys(group));
  }

  /** Also where a wrong clock has dated the end before the start. */
  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static long failed(List<LogEntry> group) {
    return group.stream().filter(entry -> entry.status() == LogEntry.Status.FAILED).count();
  }

  private static Marker marker(List<LogEntry> group) {
    LogEntry first = group.get(0);
    String label = group.size() == 1 ? SafeText.cell(first.message())
        : NLS.bind(Messages.Chart_changes, Formats.count(group.size()));
    boolean isWarning = group.stream().anyMatch(entry -> entry.status() == LogEntry.Status.WARNING);
    return new Marker(first.finished().orElse(first.started()), label,
        failed(group) > 0 ? ColorRole.ERROR : isWarning ? ColorRole.WARNING : ColorRole.NEUTRAL, keys(group));
  }
}
