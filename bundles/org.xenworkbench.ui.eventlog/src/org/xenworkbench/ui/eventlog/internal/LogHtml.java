/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;

/**
 * Writes entries as one page of HTML that needs nothing else, in the user's words and time zone. All texts are
 * escaped, and the page forbids scripts besides. Any thread.
 */
final class LogHtml {

  private static final String HEAD = """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 10pt sans-serif } table { border-collapse: collapse }
      th, td { text-align: left; vertical-align: top; padding: 2px 8px; border-bottom: 1px solid #8884 }
      td.time, td.number { white-space: nowrap } pre { margin: 0; white-space: pre-wrap; font: inherit }
      tr.FAILED td.status { color: #d0453e } tr.WARNING td.status { color: #b8860b }
      </style></head><body><h1>%1$s</h1>
      <table><thead><tr>""";

  /** All there are, in the order in which one reads. */
  private static final List<LogColumn> COLUMNS = List.of(LogColumn.STARTED, LogColumn.FINISHED, LogColumn.STATUS,
      LogColumn.KIND, LogColumn.MESSAGE, LogColumn.HOST, LogColumn.VM, LogColumn.DURATION, LogColumn.SERVICE_GAP,
      LogColumn.DOWNTIME, LogColumn.USER, LogColumn.ACKNOWLEDGED);
  private static final Map<LogColumn, String> KINDS = Map.of(LogColumn.STARTED, "time", LogColumn.FINISHED, "time",
      LogColumn.STATUS, "status", LogColumn.DURATION, "number", LogColumn.SERVICE_GAP, "number", LogColumn.DOWNTIME,
      "number");

  private final LogTexts texts;

  LogHtml(LogTexts texts) {
    this.texts = texts;
  }

  void begin(Appendable out) throws IOException {
    out.append(HEAD.formatted(escaped(Messages.LogHtml_title)));
    Stream<String> titles = COLUMNS.stream().map(LogColumn::title);
    for (String title : Stream.concat(titles, Stream.of(Messages.LogHtml_details)).toList()) {
      out.append("<th scope=\"col\">").append(escaped(title)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  void rows(List<LogEntry> entries, Appendable out) throws IOException {
    for (LogEntry entry : entries) {
      out.append("<tr class=\"").append(entry.status().name()).append("\">");
      for (LogColumn column : COLUMNS) {
        cell(out, KINDS.getOrDefault(column, ""),
            column == LogColumn.DURATION ? texts.durationAndEstimate(entry) : column.text(texts, entry));
      }
      out.append("<td><pre>").append(escaped(SafeText.block(entry.details()))).append("</pre></td></tr>\n");
    }
  }

  void end(Appendable out) throws IOException {
    out.append("</tbody></table></body></html>\n");
  }

  private static void cell(Appendable out, String kind, String text) throws IOException {
    out.append(kind.isEmpty() ? "<td>" : "<td class=\"" + kind + "\">").append(escaped(SafeText.cell(text)))
        .append("</td>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
