/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.Formats;

/** What is said of rules and alerts, raw: names are made safe where they are shown. Any thread. */
public final class AlertTexts {

  private final Sampler sampler;
  private final ObjectNames names;

  /** Creates it. */
  public AlertTexts(Sampler sampler, ObjectNames names) {
    this.sampler = sampler;
    this.names = names;
  }

  /** What a metric is called; its identity if nobody describes it now. */
  public String metric(Scope scope, String metric) {
    return sampler.descriptor(scope, metric).map(descriptor -> descriptor.labelOf(metric)).orElse(metric);
  }

  /** The unit of a metric; a plain number if nobody describes it now. */
  public Unit unit(Scope scope, String metric) {
    return sampler.descriptor(scope, metric).map(MetricDescriptor::unit).orElse(Unit.COUNT);
  }

  /** A value of a rule's metric with its unit. */
  public String value(AlertRule rule, double value) {
    return unit(rule.scope().measured(), rule.metric()).text(value);
  }

  /** What was measured of an alert, such as “96.0 %”, or “5.2 % now, peak 12.8 %” where it has gone back. */
  public String measured(Alert alert) {
    String latest = value(alert.rule(), alert.latest());
    String peak = value(alert.rule(), alert.peak());
    return latest.equals(peak) || !Double.isFinite(alert.peak()) ? latest
        : NLS.bind(Messages.NoticePopup_peak, latest, peak);
  }

  /** What a rule looks for, such as “CPU above 90.0 % for 5 min”. */
  public String condition(AlertRule rule) {
    String level = NLS.bind(rule.sense() == AlertSense.ABOVE ? Messages.AlertTexts_above : Messages.AlertTexts_below,
        metric(rule.scope().measured(), rule.metric()), value(rule, rule.level()));
    return rule.holds().isZero() ? level : NLS.bind(Messages.AlertTexts_for, level, Formats.duration(rule.holds()));
  }

  /** Of which hosts or VMs, such as “All VMs” or “VMs of host 'pm1'”. */
  public String scope(AlertScope scope) {
    boolean hosts = scope.measured() == Scope.HOST;
    return scope.within().map(id -> NLS.bind(scopeOf(id, hosts), names.name(id)))
        .orElse(hosts ? Messages.AlertTexts_allHosts : Messages.AlertTexts_allVms);
  }

  private static String scopeOf(ObjectId id, boolean hosts) {
    if (id instanceof GroupId) {
      return hosts ? Messages.AlertTexts_hostsOfGroup : Messages.AlertTexts_vmsOfGroup;
    }
    return id instanceof HostId ? hosts ? Messages.AlertTexts_host : Messages.AlertTexts_vmsOfHost
        : Messages.AlertTexts_vm;
  }

  /** How bad it is. */
  public static String severity(AlertSeverity severity) {
    return severity == AlertSeverity.CRITICAL ? Messages.AlertTexts_critical : Messages.AlertTexts_warning;
  }

  /** How an alert stands, and what somebody did about it. */
  public static String state(Alert alert, Instant now) {
    String state = alert.state() == Alert.State.NO_DATA ? Messages.AlertTexts_noData : Messages.AlertTexts_raised;
    Optional<String> done = alert.acknowledged().map(user -> NLS.bind(Messages.AlertTexts_acknowledged, user))
        .or(() -> alert.silencedUntil().filter(now::isBefore)
            .map(until -> NLS.bind(Messages.AlertTexts_silenced, silenced(until, now))));
    return done.map(text -> NLS.bind(Messages.AlertTexts_and, state, text)).orElse(state);
  }

  private static String silenced(Instant until, Instant now) {
    return Duration.between(now, until).compareTo(Duration.ofHours(12)) > 0 ? Formats.dateTime(until)
        : Formats.time(until);
  }
}
