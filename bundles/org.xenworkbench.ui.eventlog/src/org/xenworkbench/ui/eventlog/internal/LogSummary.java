/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.StringJoiner;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;

/** Everything that is known about one entry, as text of several lines. Any thread. */
final class LogSummary {

  private final LogTexts texts;

  LogSummary(LogTexts texts) {
    this.texts = texts;
  }

  String of(LogEntry entry) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(texts.message(entry));
    if (!entry.details().isEmpty() && !texts.message(entry).contains(entry.details())) {
      lines.add("").add(entry.details());
    }
    lines.add("");
    add(lines, Messages.LogSummary_status, LogTexts.status(entry.status()));
    add(lines, Messages.LogSummary_kind, LogTexts.kind(entry.kind()));
    add(lines, Messages.LogSummary_started, Formats.dateTime(entry.started()));
    entry.finished().filter(end -> !end.equals(entry.started()))
        .ifPresent(end -> add(lines, Messages.LogSummary_finished, Formats.dateTime(end)));
    add(lines, Messages.LogSummary_duration, texts.duration(entry));
    attributes(lines, entry);
    add(lines, Messages.LogSummary_host, texts.host(entry));
    add(lines, Messages.LogSummary_vm, entry.vmName());
    LogAttribute.PARTS.value(entry).ifPresent(count -> add(lines, Messages.LogSummary_parts,
        NLS.bind(Messages.LogSummary_partsHow, count)));
    add(lines, Messages.LogSummary_user, entry.user());
    return lines.toString();
  }

  /** What else is known, such as what a migration cost the guest; what was not reported is said to be so. */
  private static void attributes(StringJoiner lines, LogEntry entry) {
    Stream.concat(LogAttribute.rows().stream(), LogAttribute.of(entry).stream()).distinct()
        .filter(LogAttribute::isListed).forEach(attribute -> add(lines, SafeText.line(attribute.label()),
            attribute.equals(LogAttribute.DOWNTIME) && LogTexts.isDowntimeMissing(entry)
                ? Messages.LogSummary_notReported : SafeText.line(attribute.explained(entry))));
  }

  private static void add(StringJoiner lines, String label, String value) {
    if (!value.isEmpty()) {
      lines.add(NLS.bind(Messages.LogSummary_line, label, value));
    }
  }
}
