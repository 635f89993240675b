/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * What the view is to show: made off the UI thread, since what matches and in which order are a matter of what all of
 * them say. Immutable.
 *
 * @param alerts those that match, in their order
 * @param active how many there are
 * @param rules all rules, in their order
 * @param said what is shown of those, in words: it tells whether anything of it changed
 */
record AlertListing(List<Alert> alerts, int active, List<RuleColumn.Row> rules, List<List<String>> said) {

  static final AlertListing NONE = new AlertListing(List.of(), 0, List.of(), List.of());

  /** How things stand now. Any thread. */
  static AlertListing of(Alerts alerts, AlertTexts texts, AlertWish wish, Instant now) {
    List<Alert> active = alerts.active();
    List<Alert> matching = wish.words().isEmpty() ? active
        : active.stream().filter(alert -> matches(AlertColumn.row(texts, alert, now), wish.words())).toList();
    List<Alert> sorted = wish.alerts()
        .map(by -> AlertColumn.valueOf(by.key()).sorted(matching, texts, now, by.descending())).orElse(matching);
    List<Line> lines = lines(alerts, active, texts, wish.rules());
    return new AlertListing(sorted, active.size(), lines.stream().map(Line::row).toList(),
        lines.stream().map(Line::said).toList());
  }

  private static boolean matches(String row, List<String> words) {
    String text = row.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }

  private record Line(RuleColumn.Row row, List<String> said) {

    static Line of(RuleColumn.Row row, AlertTexts texts) {
      return new Line(row, Stream.concat(Stream.of(row.toString()),
          Stream.of(RuleColumn.values()).map(column -> column.text(texts, row))).toList());
    }

    String said(RuleColumn column) {
      return said.get(1 + column.ordinal());
    }
  }

  private static List<Line> lines(Alerts alerts, List<Alert> active, AlertTexts texts, Optional<ColumnSort> by) {
    Map<UUID, Long> counts = active.stream().map(alert -> alert.rule().id())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Stream<Line> lines = alerts.rules().stream().map(rule -> Line.of(new RuleColumn.Row(rule,
        counts.getOrDefault(rule.id(), 0L).intValue(), rule.enabled() ? alerts.problem(rule).orElse(null) : null),
        texts));
    return by.map(sort -> lines.sorted(order(sort))).orElse(lines).toList();
  }

  private static Comparator<Line> order(ColumnSort by) {
    RuleColumn column = RuleColumn.valueOf(by.key());
    Comparator<Line> order = Comparator.comparing(line -> line.said(column), ColumnSort.TEXTS);
    return by.descending() ? order.reversed() : order;
  }
}
