/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;

/** Says of which time the list is, and what of that time is not in it. */
final class TopWords {

  private static final int MOST = 5;

  private TopWords() {
  }

  /**
   * The words.
   *
   * @param time the time that means are of
   * @param span that time in words
   * @param what what happened then; empty if nothing is known to
   * @param hosts the hosts that are chosen, in words
   * @param coarse for how long one value stands that is kept of that time, if that is longer than the time
   * @param then which VMs were on these hosts, if they are chosen and the time is over
   */
  static String of(MeanTime time, String span, String what, String hosts, Optional<Duration> coarse,
      Optional<VmsThen> then) {
    if (time.end().isEmpty()) {
      return NLS.bind(Messages.TopWords_live, span);
    }
    StringJoiner words = new StringJoiner(" ");
    words.add(then.isPresent() ? NLS.bind(Messages.TopWords_pastOfHosts, span, hosts)
        : NLS.bind(Messages.TopWords_past, span));
    if (!what.isEmpty()) {
      words.add(NLS.bind(Messages.TopWords_what, what));
    }
    Optional<WindowMean> really = then.stream().flatMap(past -> past.uses().stream())
        .flatMap(use -> use.coarse().stream()).findFirst();
    if (really.isPresent()) {
      words.add(really(really.get()));
    } else {
      coarse.ifPresent(stands -> words.add(NLS.bind(Messages.TopWords_coarse, Formats.duration(stands))));
    }
    then.ifPresent(past -> {
      add(words, Messages.TopWords_gone, past.gone());
      add(words, Messages.TopWords_doubtful, past.doubtful());
      past.uses().forEach(use -> Stream.of(Usage.values()).filter(use::isExceeded).findFirst()
          .ifPresent(usage -> words.add(exceeded(use, usage))));
    });
    return words.toString();
  }

  private static String really(WindowMean mean) {
    boolean isOfDays = mean.step().toDays() > 0;
    return NLS.bind(Messages.TopWords_really, new Object[] {Formats.duration(mean.step()),
        isOfDays ? Formats.dateTime(mean.begin()) : Formats.time(mean.begin()),
        isOfDays ? Formats.dateTime(mean.end()) : Formats.time(mean.end())});
  }

  private static String exceeded(HostUse use, Usage usage) {
    return NLS.bind(Messages.TopWords_exceeded, new Object[] {TopColumn.of(usage.name()).title(),
        usage.unit().text(use.sum(usage)), usage.unit().text(use.total().getOrDefault(usage, Double.NaN))});
  }

  private static void add(StringJoiner words, String message, List<String> names) {
    if (!names.isEmpty()) {
      List<String> shown = new ArrayList<>(names.stream().map(SafeText::cell).limit(MOST).toList());
      if (names.size() > MOST) {
        shown.add("\u2026");
      }
      words.add(NLS.bind(message, String.join(", ", shown)));
    }
  }
}
