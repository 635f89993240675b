/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.function.BiFunction;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.Formats;

/** The columns of the table. */
enum LogColumn {
  MESSAGE(Messages.LogColumn_message, 430, SWT.LEFT, LogTexts::message),
  STATUS(Messages.LogColumn_status, 95, SWT.LEFT, LogTexts::status),
  STARTED(Messages.LogColumn_started, 150, SWT.LEFT, (texts, entry) -> Formats.dateTime(entry.started())),
  DURATION(Messages.LogColumn_duration, 90, SWT.RIGHT, LogTexts::duration),
  SERVICE_GAP(Messages.LogColumn_serviceGap, 135, SWT.RIGHT, (texts, entry) -> LogTexts.serviceGap(entry)),
  DOWNTIME(Messages.LogColumn_downtime, 90, SWT.RIGHT, (texts, entry) -> LogTexts.downtime(entry)),
  HOST(Messages.LogColumn_host, 110, SWT.LEFT, LogTexts::host),
  VM(Messages.LogColumn_vm, 90, SWT.LEFT, (texts, entry) -> entry.vmName()),
  USER(Messages.LogColumn_user, 80, SWT.LEFT, (texts, entry) -> entry.user());

  private final String title;
  private final int width;
  private final int alignment;
  private final BiFunction<LogTexts, LogEntry, String> text;

  LogColumn(String title, int width, int alignment, BiFunction<LogTexts, LogEntry, String> text) {
    this.title = title;
    this.width = width;
    this.alignment = alignment;
    this.text = text;
  }

  String title() {
    return title;
  }

  /** First width, in pixels. */
  int width() {
    return width;
  }

  int alignment() {
    return alignment;
  }

  /** What the column tells, where its title does not; empty if it does. */
  String meaning() {
    return switch (this) {
      case SERVICE_GAP -> Messages.LogColumn_serviceGapMeaning;
      case DOWNTIME -> Messages.LogColumn_downtimeMeaning;
      default -> "";
    };
  }

  String text(LogTexts texts, LogEntry entry) {
    return text.apply(texts, entry);
  }
}
