/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;

/** What is said of a comparison. Any thread. */
final class CompareTexts {

  private CompareTexts() {
  }

  /** What the page is called: “VM2: PM2 → PM1”. */
  static String title(ComparedMigration migration) {
    return SafeText.cell(NLS.bind(Messages.Compare_title,
        new Object[] {migration.name(Role.VM), migration.name(Role.SOURCE), migration.name(Role.TARGET)}));
  }

  /** What the log has of the migration. */
  static String migration(ComparedMigration migration) {
    LogEntry entry = migration.entry();
    StringJoiner sentences = new StringJoiner(" ");
    String message = entry.message();
    sentences.add(message.endsWith(".") ? message : NLS.bind(Messages.Compare_message, message));
    sentences.add(NLS.bind(Messages.Compare_began, Formats.dateTime(entry.started())));
    sentences.add(migration.isRunning() ? Messages.Compare_running
        : entry.duration().filter(time -> !time.isNegative())
            .map(time -> NLS.bind(Messages.Compare_took, Formats.duration(time))).orElse(Messages.Compare_untimed));
    if (entry.status() == LogEntry.Status.SUCCEEDED) {
      sentences.add(NLS.bind(Messages.Compare_felt, fact(LogAttribute.SERVICE_GAP, entry,
          Messages.Compare_notMeasured), fact(LogAttribute.DOWNTIME, entry, Messages.Compare_notReported)));
    }
    return SafeText.line(sentences.toString());
  }

  private static String fact(LogAttribute attribute, LogEntry entry, String otherwise) {
    return attribute.isIn(entry) ? attribute.text(entry) : otherwise;
  }

  /** How fine the values are, and what is not to be seen; empty if there is nothing to say. */
  static String notes(Comparison shown) {
    StringJoiner sentences = new StringJoiner(" ");
    CompareTimes times = shown.times();
    if (times.kept() != Resolution.SAMPLES) {
      sentences.add(NLS.bind(Messages.Compare_kept, Formats.duration(times.kept().step()),
          Formats.duration(times.margin())));
    }
    if (shown.rows().stream().noneMatch(row -> row.mean(Phase.DURING).isKnown())
        && shown.rows().stream().anyMatch(row -> row.mean(Phase.DURING).isTooCoarse())) {
      sentences.add(Messages.Compare_tooShort);
    }
    if (!shown.missing().isEmpty()) {
      sentences.add(NLS.bind(Messages.Compare_missing, String.join(", ", shown.missing())));
    }
    return SafeText.line(sentences.toString());
  }

  /** The heading of a phase, with how long it is. */
  static String heading(Phase phase, CompareTimes times) {
    Optional<Duration> length = times.span(phase).map(CompareTimes.Span::length);
    String name = switch (phase) {
      case BEFORE -> Messages.Phase_before;
      case DURING -> Messages.Phase_during;
      case AFTER -> Messages.Phase_after;
    };
    return length.map(time -> NLS.bind(Messages.Phase_of, name, Formats.duration(time))).orElse(name);
  }

  /** A mean and of how many samples it is, or of which longer time if of none; a dash where nothing is known. */
  static String mean(MeansRow row, Phase phase) {
    WindowMean mean = row.mean(phase);
    if (mean.isKnown()) {
      return MessageFormat.format(Messages.Mean_of, row.unit().text(mean.mean()), mean.samples());
    }
    return mean.isTooCoarse() ? NLS.bind(Messages.Mean_coarse, new Object[] {row.unit().text(mean.mean()),
        moment(mean, mean.begin()), moment(mean, mean.end())}) : Formats.UNKNOWN;
  }

  private static String moment(WindowMean mean, Instant time) {
    return mean.step().toDays() > 0 ? Formats.dateTime(time) : Formats.time(time);
  }

  /** The cells of a row: what is measured, of what, and the means. */
  static List<String> cells(MeansRow row) {
    return List.of(row.metric(), NLS.bind(Messages.Mean_object, row.object(), row.role().label()),
        mean(row, Phase.BEFORE), mean(row, Phase.DURING), mean(row, Phase.AFTER));
  }

  /** The table as rows of cells between tabs, the headings first. */
  static String copied(Comparison shown) {
    StringJoiner lines = new StringJoiner(System.lineSeparator(), "", System.lineSeparator());
    lines.add(row(headings(shown.times())));
    shown.rows().forEach(row -> lines.add(row(cells(row))));
    return lines.toString();
  }

  static List<String> headings(CompareTimes times) {
    return List.of(Messages.Means_metric, Messages.Means_object, heading(Phase.BEFORE, times),
        heading(Phase.DURING, times), heading(Phase.AFTER, times));
  }

  private static String row(List<String> cells) {
    return String.join("\t", cells.stream().map(SafeText::row).toList());
  }
}
