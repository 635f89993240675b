/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.model.ObjectId;

/** Alerts and their rules. */
final class AlertsBean implements AlertsMXBean {

  static final String HOSTS = "hosts";
  static final String VMS = "vms";

  private final Alerts alerts;

  AlertsBean(Alerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public AlertRuleData[] getRules() {
    return alerts.rules().stream().map(rule -> AlertRuleData.of(rule, alerts.problem(rule).orElse("")))
        .toArray(AlertRuleData[]::new);
  }

  @Override
  public AlertData[] getActive() {
    return alerts.active().stream().map(alert -> AlertData.of(alert, "")).toArray(AlertData[]::new);
  }

  @Override
  public int getActiveCount() {
    return alerts.activeCount();
  }

  @Override
  public String getDamage() {
    return alerts.damage().orElse("");
  }

  @Override
  public String addRule(String name, String watch, String within, String metric, String sense, double level,
      double clearing, long holdsSeconds, long repeatSeconds, String severity) {
    AlertRule.Builder rule = AlertRule.of(name, scope(watch, within), metric, level)
        .level(one("sense", AlertSense.class, sense), level).clearing(clearing)
        .severity(one("severity", AlertSeverity.class, severity))
        .holds(Duration.ofSeconds(holdsSeconds));
    AlertRule added = (repeatSeconds == 0 ? rule : rule.repeat(Duration.ofSeconds(repeatSeconds))).build();
    alerts.problem(added).ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
    alerts.save(added);
    return added.id().toString();
  }

  private static AlertScope scope(String watch, String within) {
    if (!watch.equals(HOSTS) && !watch.equals(VMS)) {
      throw new IllegalArgumentException(
          NLS.bind(Messages.Alerts_notOneOf, new Object[] {"watch", HOSTS + ", " + VMS, Quoted.text(watch)}));
    }
    try {
      Optional<ObjectId> object = within.isBlank() ? Optional.empty() : Optional.of(ObjectId.parse(within.strip()));
      return new AlertScope(watch.equals(HOSTS) ? MetricDescriptor.Scope.HOST : MetricDescriptor.Scope.VM, object);
    } catch (IllegalArgumentException e) { // without Java's own text
      throw new IllegalArgumentException(NLS.bind(Messages.Alerts_noScope, Quoted.text(within)));
    }
  }

  private static <E extends Enum<E>> E one(String argument, Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(text)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Alerts_notOneOf, new Object[] {argument,
            Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")),
            Quoted.text(text)})));
  }

  @Override
  public void removeRule(String id) {
    alerts.remove(Uuids.read(id));
  }

  @Override
  public boolean enableRule(String id, boolean enabled) {
    AlertRule rule = alerts.rule(Uuids.read(id)).orElseThrow(
        () -> new IllegalArgumentException(NLS.bind(Messages.Alerts_noRule, Quoted.text(id))));
    alerts.save(rule.toBuilder().enabled(enabled).build());
    return rule.enabled() != enabled;
  }

  @Override
  public boolean acknowledge(String id) {
    return alerts.acknowledge(Uuids.read(id), Caller.name());
  }

  @Override
  public boolean silence(String id, long seconds) {
    return alerts.silence(Uuids.read(id), Duration.ofSeconds(seconds), Caller.name());
  }
}
