/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.xenworkbench.core.experiment.internal.SvgChart.escaped;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.text.Quantities;

/** The report as one page that needs nothing else. All texts are escaped, and the page forbids scripts besides. */
final class HtmlReport {

  private static final String HEAD = """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 10pt sans-serif; max-width: 75em; margin: 1em auto; padding: 0 1em }
      table { border-collapse: collapse; margin: 1em 0 }
      th, td { text-align: left; vertical-align: top; padding: 2px 10px; border-bottom: 1px solid #8884 }
      td.number, th.number { text-align: right; white-space: nowrap } tfoot td { font-style: italic }
      .simulated, td.failed { color: #c22 } .simulated { font-weight: bold; font-size: larger }
      dt { font-weight: bold } dd { margin: 0 0 .5em 1.5em }
      svg { width: 100%%; height: auto; font: 11px sans-serif } svg text { fill: currentColor }
      .grid { stroke: #8886; fill: none } .value { text-anchor: end } .time, .number { text-anchor: middle }
      .band { fill: #88a3 } .band.failed { fill: #d443 } .line { fill: none; stroke-width: 1.6 }
      .s0 { stroke: #2a78c8 } .s1 { stroke: #d9730d } .s2 { stroke: #2e9e4f }
      .s3 { stroke: #a25bc4 } .s4 { stroke: #888 }
      </style></head><body><h1>%1$s</h1>
      """;
  private static final int MOST_NUMBERS = 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Result result;
  private final List<Column> columns;
  private final StringBuilder page = new StringBuilder();

  HtmlReport(Result result) {
    this.result = result;
    this.columns = Column.of(result.trials());
  }

  String text() {
    page.append(HEAD.formatted(escaped(result.experiment().title())));
    if (result.simulated()) {
      paragraph("simulated", Messages.Html_simulated);
    }
    paragraph("", NLS.bind(Messages.Html_summary, result.succeeded(), result.experiment().migrations()));
    if (result.cancelled()) {
      paragraph("", NLS.bind(Messages.Html_cancelled, result.trials().size(), result.experiment().migrations()));
    }
    migrations();
    definitions();
    lines();
    means();
    int figure = 0;
    for (Recorded recorded : result.recorded()) {
      heading(NLS.bind(Messages.Html_figure, ++figure, recorded.metric().label()));
      page.append(new SvgChart(recorded, result).text());
      paragraph("", NLS.bind(Messages.Html_caption, recorded.metric().definition(),
          Quantities.duration(result.experiment().interval())));
    }
    surroundings();
    return page.append("</body></html>\n").toString();
  }

  private void migrations() {
    heading(Messages.Html_migrations);
    List<String> heads = new ArrayList<>(List.of(Messages.Html_number, Messages.Html_way, Messages.Html_began));
    columns.forEach(column -> heads.add(column.title()));
    heads.add(Messages.Html_end);
    head(heads);
    for (Trial trial : result.trials()) {
      page.append("<tr>");
      cell("number", Integer.toString(trial.number()));
      cell("", NLS.bind(Messages.Html_fromTo, new Object[] {trial.vm(), trial.source(), trial.target()}));
      cell("", trial.entry().map(entry -> TIME.format(entry.started().atOffset(ZoneOffset.UTC))).orElse(""));
      columns.forEach(column -> cell("number", orUnknown(column.text().apply(trial))));
      cell(trial.succeeded() ? "" : "failed", trial.succeeded() ? Messages.Html_arrived
          : trial.entry().filter(entry -> entry.status() == LogEntry.Status.CANCELLED).isPresent()
              ? Messages.Html_wasCancelled
          : NLS.bind(Messages.Html_failed, trial.problem()));
      page.append("</tr>\n");
    }
    page.append("</tbody><tfoot>\n");
    foot(Messages.Html_median, (column, spread) -> column.unit().text(spread.median()));
    foot(Messages.Html_half,
        (column, spread) -> range(column.unit(), spread.lowerQuartile(), spread.upperQuartile()));
    foot(Messages.Html_range, (column, spread) -> range(column.unit(), spread.least(), spread.most()));
    page.append("</tfoot></table>\n");
  }

  /** How a line at the foot tells a spread. */
  private interface Told {
    String of(Column column, Spread spread);
  }

  private void foot(String title, Told told) {
    page.append("<tr><td colspan=\"3\">").append(escaped(title)).append("</td>");
    for (Column column : columns) {
      Optional<Spread> spread = column.spread(result.trials());
      String text = spread.map(found -> told.of(column, found)).orElse(Quantities.UNKNOWN);
      cell("number", spread.filter(found -> found.count() < result.succeeded())
          .map(found -> NLS.bind(Messages.Html_of, text, found.count())).orElse(text));
    }
    page.append("<td></td></tr>\n");
  }

  private static String range(Unit unit, double from, double to) {
    return NLS.bind(Messages.Html_between, unit.text(from), unit.text(to));
  }

  private void definitions() {
    boolean hasDowntime = result.trials().stream().anyMatch(trial -> trial.value(LogAttribute.DOWNTIME).isPresent());
    boolean hasGap = result.trials().stream().anyMatch(trial -> trial.value(LogAttribute.SERVICE_GAP).isPresent());
    page.append("<dl>");
    definition(Messages.Column_duration, Messages.Html_durationIs);
    definition(LogAttribute.SERVICE_GAP.label(), hasGap ? Messages.Html_gapIs : Messages.Html_noGap);
    definition(LogAttribute.DOWNTIME.label(), hasDowntime ? Messages.Html_downtimeIs : Messages.Html_noDowntime);
    definition(Messages.Html_spread, Messages.Html_spreadIs);
    page.append("</dl>\n");
  }

  private void definition(String term, String text) {
    page.append("<dt>").append(escaped(term)).append("</dt><dd>").append(escaped(text)).append("</dd>\n");
  }

  private void lines() {
    if (result.trials().stream().noneMatch(trial -> trial.lines().isPresent())) {
      return;
    }
    heading(Messages.Html_lines);
    paragraph("", Messages.Html_linesAre);
    head(List.of(Messages.Html_number, Messages.Html_numbers, Messages.Html_count, Messages.Html_missing,
        Messages.Html_again));
    for (Trial trial : result.trials()) {
      trial.lines().ifPresent(part -> {
        page.append("<tr>");
        cell("number", Integer.toString(trial.number()));
        cell("number", part.last() < part.first() || part.last() < 0 ? Messages.Html_none
            : NLS.bind(Messages.Html_between, part.first(), part.last()));
        cell(part.count() == 0 || part.silent() ? "failed" : "number", count(part));
        cell(part.lost() == 0 ? "number" : "failed", part.lost() == 0 ? Messages.Html_none : missing(part));
        cell(part.again() == 0 ? "number" : "failed",
            part.again() == 0 ? Messages.Html_none : Quantities.count(part.again()));
        page.append("</tr>\n");
      });
    }
    page.append("</tbody></table>\n");
  }

  private static String count(NumberedLines.Part part) {
    String count = part.count() == 0 ? Messages.Html_noLine : Quantities.count(part.count());
    return part.silent() ? NLS.bind(Messages.Html_silent, count) : count;
  }

  private static String missing(NumberedLines.Part part) {
    String numbers = part.missing().stream().limit(MOST_NUMBERS).map(String::valueOf)
        .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? Quantities.count(part.lost()) : NLS.bind(Messages.Html_theseMissing,
        Quantities.count(part.lost()), part.lost() > MOST_NUMBERS ? numbers + ", \u2026" : numbers);
  }

  private void means() {
    if (result.trials().stream().allMatch(trial -> trial.means().isEmpty())) {
      return;
    }
    heading(Messages.Html_means);
    paragraph("", NLS.bind(Messages.Html_meansAre, Quantities.duration(longestPause())));
    head(List.of(Messages.Html_number, Messages.Html_host, Messages.Html_metric, Messages.Html_before,
        Messages.Html_during, Messages.Html_after));
    for (Trial trial : result.trials()) {
      for (Trial.Mean mean : trial.means()) {
        page.append("<tr>");
        cell("number", Integer.toString(trial.number()));
        cell("", NLS.bind(mean.host().equals(trial.source()) ? Messages.Html_source : Messages.Html_target,
            mean.host()));
        cell("", Recorded.descriptor(mean.metric()).label());
        Function<WindowMean, String> told = window -> text(mean.metric(), window);
        List.of(mean.before(), mean.during(), mean.after()).forEach(window -> cell("number", told.apply(window)));
        page.append("</tr>\n");
      }
    }
    page.append("</tbody></table>\n");
  }

  private Duration longestPause() {
    return result.experiment().series().stream().map(series -> series.pause()).max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static String text(String metric, WindowMean window) {
    return window.isKnown() ? NLS.bind(Messages.Html_mean,
        Recorded.descriptor(metric).unit().text(window.mean()), window.samples()) : Quantities.UNKNOWN;
  }

  private void surroundings() {
    heading(Messages.Html_surroundings);
    page.append("<table><tbody>\n");
    for (Surroundings.Line line : result.surroundings()) {
      page.append("<tr>");
      cell("", line.name());
      cell("", line.value());
      page.append("</tr>\n");
    }
    page.append("</tbody></table>\n");
  }

  private void heading(String text) {
    page.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  private void paragraph(String kind, String text) {
    page.append(kind.isEmpty() ? "<p>" : "<p class=\"" + kind + "\">").append(escaped(text)).append("</p>\n");
  }

  private void head(List<String> titles) {
    page.append("<table><thead><tr>");
    titles.forEach(title -> page.append("<th scope=\"col\">").append(escaped(title)).append("</th>"));
    page.append("</tr></thead><tbody>\n");
  }

  private void cell(String kind, String text) {
    page.append(kind.isEmpty() ? "<td>" : "<td class=\"" + kind + "\">").append(escaped(text)).append("</td>");
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? Quantities.UNKNOWN : text;
  }
}
