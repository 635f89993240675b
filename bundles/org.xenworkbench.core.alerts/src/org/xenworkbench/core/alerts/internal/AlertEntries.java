/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.Quantities;

/**
 * Entries of the event log, one for each alert: a warning without an end while it lasts, then an information with the
 * duration. What is needed to go on with it after a restart are its attributes, which are not shown.
 */
final class AlertEntries {

  /** As many may last when the workbench ends; of more, the oldest are raised again. */
  private static final int MOST = 10_000;
  private static final String RULE = ".alert.rule";
  /** What the rule says, in case that it is not there any more when the alert is over. */
  private static final String NAME = ".alert.name";
  private static final String SEVERITY = ".alert.severity";
  private static final String METRIC = ".alert.metric";
  private static final String SENSE = ".alert.sense";
  private static final String LEVEL = ".alert.level";
  private static final String SINCE = ".alert.since";
  private static final String PEAK = ".alert.peak";
  private static final String TIMES = ".alert.times";
  private static final String ACKNOWLEDGED = ".alert.acknowledged";
  private static final String SILENCED = ".alert.silenced";

  private final AlertTexts texts;

  AlertEntries(AlertTexts texts) {
    this.texts = texts;
  }

  /** What asks for the entries of alerts that last. */
  static EventQuery lasting() {
    return EventQuery.newest(MOST).withKinds(Set.of(Alert.LOG_KIND)).withStatuses(Set.of(LogEntry.Status.WARNING));
  }

  LogEntry raised(Alert alert) {
    LogEntry.Builder entry = LogEntry.of(Alert.LOG_KIND, LogEntry.Status.WARNING,
        texts.raised(alert, alert.latest()), alert.raised()).correlation(alert.id()).user(Initiator.workbench())
        .host(alert.host(), alert.hostName());
    if (alert.object() instanceof VmId vm) {
      entry.vm(vm, alert.objectName());
    }
    alert.silencedUntil()
        .ifPresent(time -> entry.details(NLS.bind(Messages.Alert_StillSilenced, Quantities.dateTime(time))));
    return entry.attributes(facts(alert)).build();
  }

  private static Map<String, String> facts(Alert alert) {
    Map<String, String> facts = new HashMap<>(Map.of(RULE, alert.rule().id().toString(), SINCE,
        alert.since().toString(), PEAK, Double.toString(alert.peak()), TIMES, Integer.toString(alert.times())));
    AlertRule rule = alert.rule();
    facts.putAll(Map.of(NAME, rule.name(), SEVERITY, rule.severity().name(), METRIC, rule.metric(), SENSE,
        rule.sense().name(), LEVEL, Double.toString(rule.level())));
    alert.acknowledged().ifPresent(user -> facts.put(ACKNOWLEDGED, user));
    alert.silencedUntil().ifPresent(time -> facts.put(SILENCED, time.toString()));
    return facts;
  }

  /**
   * The next state of an entry while the alert lasts.
   *
   * @param user who changed it
   */
  LogEntry changed(LogEntry before, Alert alert, String user) {
    String said = alert.acknowledged().map(who -> NLS.bind(Messages.Alert_Acknowledged, who))
        .orElseGet(() -> alert.silencedUntil()
            .map(time -> NLS.bind(Messages.Alert_Silenced, Quantities.dateTime(time), user))
            .orElseGet(() -> NLS.bind(Messages.Alert_SilenceEnded, user)));
    Map<String, String> facts = facts(alert);
    facts.putIfAbsent(SILENCED, ""); // attributes are only added: without it the one of before would stay
    return before.toBuilder().details(said).build().withFurther(facts);
  }

  /** The last state of an entry. */
  LogEntry resolved(LogEntry before, Alert alert) {
    Instant end = alert.ended().orElse(alert.latestTime());
    String message = isKnown(alert.rule()) ? texts.resolved(alert) : texts.resolved(alert, before.message());
    return before.toBuilder().status(LogEntry.Status.INFO).message(message)
        .details((before.message() + '\n' + before.details()).strip())
        .finished(end.isBefore(before.started()) ? before.started() : end).build().withFurther(facts(alert));
  }

  /** The last state of an entry that tells of an alert of which too little is known to go on with it. */
  static LogEntry ended(LogEntry before, Instant now) {
    return before.toBuilder().status(LogEntry.Status.INFO).finished(now).details(Messages.Alert_EndUnknown)
        .attribute(LogAttribute.DURATION_UNKNOWN, "true").build();
  }

  /**
   * The alert that an entry tells of; empty if it does not say enough.
   *
   * @param rules gives the rule of an identity; empty if there is none any more
   */
  static Optional<Alert> alert(LogEntry entry, Function<UUID, Optional<AlertRule>> rules) {
    try {
      Map<String, String> facts = entry.attributes();
      HostId host = entry.host().orElseThrow(() -> new IllegalArgumentException("no host"));
      ObjectId object = entry.vm().isPresent() ? entry.vm().get() : host;
      UUID id = UUID.fromString(facts.getOrDefault(RULE, ""));
      AlertRule rule = rules.apply(id).orElseGet(() -> former(id, object, facts));
      double peak = Double.parseDouble(facts.getOrDefault(PEAK, "NaN"));
      return Optional.of(Alert.of(rule, object, host, entry.started(), Double.NaN).id(entry.correlation())
          .objectName(entry.vm().isPresent() ? entry.vmName() : entry.hostName()).host(host, entry.hostName())
          .began(Instant.parse(facts.getOrDefault(SINCE, "")), entry.started()).state(Alert.State.NO_DATA).peak(peak)
          .times(Integer.parseInt(facts.getOrDefault(TIMES, "1")))
          .acknowledged(Optional.ofNullable(facts.get(ACKNOWLEDGED)))
          .silencedUntil(Optional.ofNullable(facts.get(SILENCED)).filter(text -> !text.isEmpty())
              .map(Instant::parse))
          .build());
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A rule that is not there any more, as far as the entry has it. */
  private static AlertRule former(UUID id, ObjectId object, Map<String, String> facts) {
    AlertScope scope = object instanceof VmId vm ? AlertScope.vm(vm) : AlertScope.ALL_HOSTS;
    return AlertRule.of(facts.getOrDefault(NAME, ""), scope, facts.getOrDefault(METRIC, ""), 0).id(id).enabled(false)
        .level(AlertSense.valueOf(facts.getOrDefault(SENSE, AlertSense.ABOVE.name())),
            Double.parseDouble(facts.getOrDefault(LEVEL, "0")))
        .severity(AlertSeverity.valueOf(facts.getOrDefault(SEVERITY, AlertSeverity.WARNING.name()))).build();
  }

  /** Not by entries of earlier versions. */
  private static boolean isKnown(AlertRule rule) {
    return rule.enabled() || !rule.name().isEmpty();
  }
}
