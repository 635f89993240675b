/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.text.SafeText;

/** A line for each migration, in seconds, bytes, ratios and UTC, for spreadsheets and programs (RFC 4180). */
final class CsvReport {

  private static final String END = "\r\n";
  private static final MathContext DIGITS = new MathContext(10);

  private CsvReport() {
  }

  static String of(Result result) {
    List<Column> columns = Column.of(result.trials());
    boolean hasLines = result.trials().stream().anyMatch(trial -> trial.lines().isPresent());
    boolean hasGaps = result.trials().stream().anyMatch(trial -> trial.value(LogAttribute.SERVICE_GAP).isPresent());
    List<String> heads = new ArrayList<>(
        List.of("migration", "simulated", "vm", "source", "target", "started", "finished", "status"));
    columns.forEach(column -> heads.add(column.heading()));
    if (hasGaps) {
      heads.add(LogAttribute.SERVICE_GAP_RESOLUTION.heading());
    }
    for (String role : List.of("source", "target")) {
      for (String metric : result.experiment().metrics()) {
        List.of("before", "during", "after").forEach(when -> heads.add(role + '_' + metric + '_' + when));
      }
    }
    if (hasLines) {
      heads.addAll(List.of("first_line", "last_line", "lines", "missing_lines", "repeated_lines",
          "fell_silent"));
    }
    heads.add("problem");
    StringBuilder text = new StringBuilder(line(heads));
    for (Trial trial : result.trials()) {
      List<String> fields = fields(result, trial, columns);
      if (hasGaps) {
        fields.add(trial.value(LogAttribute.SERVICE_GAP_RESOLUTION).map(CsvReport::plain).orElse(""));
      }
      means(result, trial, fields);
      if (hasLines) {
        lines(trial, fields);
      }
      fields.add(trial.problem());
      text.append(line(fields));
    }
    return text.toString();
  }

  private static List<String> fields(Result result, Trial trial, List<Column> columns) {
    List<String> fields = new ArrayList<>(List.of(Integer.toString(trial.number()),
        Boolean.toString(result.simulated()), trial.vm(), trial.source(), trial.target(),
        trial.entry().map(entry -> entry.started().toString()).orElse(""),
        trial.entry().flatMap(LogEntry::finished).map(String::valueOf).orElse(""),
        trial.entry().map(entry -> entry.status().name()).orElse(LogEntry.Status.FAILED.name())));
    columns.forEach(column -> fields.add(column.value().apply(trial).map(CsvReport::plain).orElse("")));
    return fields;
  }

  private static void means(Result result, Trial trial, List<String> fields) {
    for (String host : List.of(trial.source(), trial.target())) {
      for (String metric : result.experiment().metrics()) {
        List<WindowMean> found = trial.means().stream()
            .filter(mean -> mean.host().equals(host) && mean.metric().equals(metric)).findFirst()
            .map(mean -> List.of(mean.before(), mean.during(), mean.after()))
            .orElse(List.of(WindowMean.NONE, WindowMean.NONE, WindowMean.NONE));
        found.forEach(mean -> fields.add(mean.isKnown() ? plain(mean.mean()) : ""));
      }
    }
  }

  private static void lines(Trial trial, List<String> fields) {
    fields.addAll(trial.lines().map(part -> List.of(Long.toString(part.first()), Long.toString(part.last()),
        Long.toString(part.count()), Long.toString(part.lost()), Long.toString(part.again()),
        Boolean.toString(part.silent())))
        .orElse(List.of("", "", "", "", "", "")));
  }

  /** Without an exponent, which some programs cannot read, and with as many digits as mean something. */
  private static String plain(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String line(List<String> fields) {
    return fields.stream().map(SafeText::csv).collect(Collectors.joining(",", "", END));
  }
}
