/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.Formats;

/** Turns entries into words. Any thread. */
final class LogTexts {

  private final Clock clock;
  private final Function<String, Optional<String>> hostNames;

  /**
   * Creates one.
   *
   * @param clock tells how long running entries have been running
   * @param hostNames gives the name of the host with that key, if it is known
   */
  LogTexts(Clock clock, Function<String, Optional<String>> hostNames) {
    this.clock = clock;
    this.hostNames = hostNames;
  }

  /** What time it is. */
  Clock clock() {
    return clock;
  }

  /**
   * What happens, with what is known of its progress; for a migration that is done, with how long it took: “Migrated
   * VM 'x' from 'a' to 'b' in 12.4 s”.
   */
  String message(LogEntry entry) {
    if (entry.isRunning() && !entry.details().isEmpty()) {
      return NLS.bind(Messages.LogTexts_messageProgress, entry.message(), entry.details());
    }
    Optional<Duration> duration = entry.duration().filter(time -> !time.isZero());
    boolean said = entry.kind().equals(LogEntry.MIGRATION) && entry.status() == LogEntry.Status.SUCCEEDED;
    return said && duration.isPresent()
        ? NLS.bind(Messages.LogTexts_messageIn, entry.message(), Formats.duration(duration.get())) : entry.message();
  }

  /** How it stands: a word, and while it runs what is known of its progress. */
  String status(LogEntry entry) {
    if (!entry.isRunning()) {
      return status(entry.status());
    }
    return entry.progress().isPresent() ? Formats.percent(entry.progress())
        : LogAttribute.WAITS.isIn(entry) ? Messages.LogTexts_queued : Messages.LogTexts_running;
  }

  /** A status in a word. */
  static String status(LogEntry.Status status) {
    return switch (status) {
      case RUNNING -> Messages.LogTexts_running;
      case SUCCEEDED -> Messages.LogTexts_succeeded;
      case FAILED -> Messages.LogTexts_failed;
      case CANCELLED -> Messages.LogTexts_cancelled;
      case INFO -> Messages.LogTexts_info;
      case WARNING -> Messages.LogTexts_warning;
    };
  }

  /** A kind in a word; that of a third party is shown as it is. */
  static String kind(String kind) {
    return switch (kind) {
      case LogEntry.MIGRATION -> Messages.LogTexts_migration;
      case LogEntry.POWER -> Messages.LogTexts_power;
      case LogEntry.SETTING -> Messages.LogTexts_setting;
      case LogEntry.RECORDING -> Messages.LogTexts_recording;
      case LogEntry.EXPERIMENT -> Messages.LogTexts_experiment;
      case LogEntry.CONNECTION -> Messages.LogTexts_connection;
      case LogEntry.CONFIGURATION -> Messages.LogTexts_configuration;
      case LogEntry.SYSTEM -> Messages.LogTexts_system;
      case Alert.LOG_KIND -> Messages.LogTexts_alert;
      default -> kind;
    };
  }

  /**
   * The host, for a migration both: “pm2 → pm1”, as they are called now; by the names that they had then once they are
   * unknown. The message quotes these.
   */
  String host(LogEntry entry) {
    return LogAttribute.TARGET.value(entry).flatMap(hostNames).or(() -> LogAttribute.TARGET_NAME.value(entry))
        .map(target -> NLS.bind(Messages.LogTexts_hosts,
            LogAttribute.SOURCE.value(entry).flatMap(hostNames).orElse(entry.hostName()), target))
        .orElse(entry.hostName());
  }

  /** How long it took or has been running, or that nobody knows; empty for what has no duration. */
  String duration(LogEntry entry) {
    if (entry.isRunning()) {
      return elapsed(Duration.between(entry.started(), clock.instant()));
    }
    if (LogAttribute.DURATION_UNKNOWN.isIn(entry)) {
      return Messages.LogTexts_durationUnknown;
    }
    return entry.duration().filter(time -> !time.isZero()).map(Formats::duration).orElse("");
  }

  /** The same with what was expected when it was asked for: “24.0 s (estimated 18–31 s)”. */
  String durationAndEstimate(LogEntry entry) {
    String duration = duration(entry);
    return LogAttribute.ESTIMATE.duration(entry).isEmpty() ? duration
        : NLS.bind(Messages.LogTexts_durationEstimated, duration, LogAttribute.estimated(entry)).strip();
  }

  /** Who has acknowledged it and when; of what is still open, that it is. */
  String acknowledged(LogEntry entry) {
    if (EventQuery.isOpen(entry)) {
      return Messages.LogTexts_open;
    }
    return LogAttribute.ACKNOWLEDGED.isIn(entry) ? NLS.bind(Messages.LogTexts_acknowledged,
        LogAttribute.ACKNOWLEDGED_BY.text(entry), LogAttribute.ACKNOWLEDGED.text(entry)) : "";
  }

  /** Whether a migration has ended whose downtime nobody reported. */
  static boolean isDowntimeMissing(LogEntry entry) {
    return entry.kind().equals(LogEntry.MIGRATION) && entry.vm().isPresent()
        && entry.status() == LogEntry.Status.SUCCEEDED && !LogAttribute.DOWNTIME.isIn(entry);
  }

  /** Whole seconds: more would flicker. */
  private static String elapsed(Duration time) {
    return Formats.duration(Duration.ofSeconds(Math.max(0, time.toSeconds())));
  }
}
