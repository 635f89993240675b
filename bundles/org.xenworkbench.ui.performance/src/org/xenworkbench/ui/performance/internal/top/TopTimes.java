/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;

/**
 * The times that means can be of, one of which the user chooses: ranges up to now, what is shown elsewhere, and what
 * another view has asked for. UI thread.
 */
final class TopTimes {

  private static final String ELSEWHERE = "performance";

  private final List<TopRange> ranges;
  private final Supplier<MeanTime> elsewhere;
  private final Clock clock;
  private Optional<TopMoment> moment = Optional.empty();

  /** @param elsewhere the time that is shown there now */
  TopTimes(List<TopRange> ranges, Supplier<MeanTime> elsewhere, Clock clock) {
    this.ranges = List.copyOf(ranges);
    this.elsewhere = elsewhere;
    this.clock = clock;
  }

  /** What the user chooses from, in order. */
  List<String> labels() {
    return Stream.of(ranges.stream().map(each -> NLS.bind(Messages.TopPanel_mean, each.label())),
        Stream.of(NLS.bind(Messages.TopPanel_meanElsewhere, text(elsewhere.get()))),
        moment.stream().map(asked -> NLS.bind(Messages.TopPanel_mean, text(asked.time()))))
        .flatMap(labels -> labels).map(SafeText::cell).toList();
  }

  /** The number of the one that is shown elsewhere. */
  int elsewhere() {
    return ranges.size();
  }

  /** Another view asks for a time, in place of what one has asked for before; its number. */
  int ask(TopMoment wanted) {
    moment = Optional.of(wanted);
    return ranges.size() + 1;
  }

  /** What another view has asked for; empty if none has. */
  Optional<TopMoment> asked() {
    return moment;
  }

  /** Whether a number is that of what another view has asked for. */
  boolean isAsked(int index) {
    return index > ranges.size();
  }

  MeanTime time(int index) {
    return index < ranges.size() ? ranges.get(Math.max(0, index)).time()
        : moment.filter(asked -> isAsked(index)).map(TopMoment::time).orElseGet(elsewhere);
  }

  /** Names one in what is stored; what another view has asked for is not. */
  String key(int index) {
    return index < ranges.size() ? ranges.get(Math.max(0, index)).key() : ELSEWHERE;
  }

  /** The number of the one that is stored; of the first if it is not known. */
  int index(String key) {
    return IntStream.rangeClosed(0, ranges.size()).filter(index -> key(index).equals(key)).findFirst().orElse(0);
  }

  /** How long it is, or when it was: with the day unless that is today. */
  String text(MeanTime time) {
    if (time.end().isEmpty()) {
      return Formats.duration(time.length());
    }
    Instant now = clock.instant();
    return NLS.bind(Messages.TopPanel_fromTo, text(time.from(now), now), text(time.to(now), now));
  }

  private static String text(Instant time, Instant now) {
    ZoneId zone = ZoneId.systemDefault();
    return time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate()) ? Formats.time(time)
        : Formats.dateTime(time);
  }
}
