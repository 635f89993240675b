/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.util.stream.Collectors;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.model.ObjectId;

/**
 * A rule of alerts.
 *
 * @param id its identity
 * @param name what the user calls it
 * @param enabled whether it is looked at
 * @param problem why it raises no alerts although it is enabled; empty if it does
 * @param metric which metric
 * @param watch {@code hosts} or {@code vms}
 * @param within key of the host, VM or group that it is limited to; empty for all
 * @param sense ABOVE or BELOW
 * @param level what is beyond is too much, in the metric's base unit
 * @param clearing what ends an alert, in the metric's base unit
 * @param holds how long values must be beyond, in nanoseconds
 * @param repeat how often actions run again, in nanoseconds; -1: never
 * @param severity WARNING or CRITICAL
 * @param actions the actions that run, by their ids, between commas
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record AlertRuleData(String id, String name, boolean enabled, String problem, String metric, String watch,
    String within, String sense, double level, double clearing, long holds, long repeat, String severity,
    String actions) {

  static AlertRuleData of(AlertRule rule, String problem) {
    return new AlertRuleData(rule.id().toString(), rule.name(), rule.enabled(), problem, rule.metric(),
        rule.scope().measured() == MetricDescriptor.Scope.HOST ? AlertsBean.HOSTS : AlertsBean.VMS,
        rule.scope().within().map(ObjectId::key).orElse(""), rule.sense().name(), rule.level(), rule.clearing(),
        nanos(rule.holds()), rule.repeat().map(AlertRuleData::nanos).orElse(-1L), rule.severity().name(),
        rule.actions().stream().map(AlertActionUse::action).collect(Collectors.joining(", ")));
  }

  /** At most the longest time that nanoseconds can say, which is 292 years: a file may ask for more. */
  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  public String getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public String getProblem() {
    return problem;
  }

  public String getMetric() {
    return metric;
  }

  public String getWatch() {
    return watch;
  }

  public String getWithin() {
    return within;
  }

  public String getSense() {
    return sense;
  }

  public double getLevel() {
    return level;
  }

  public double getClearing() {
    return clearing;
  }

  public long getHolds() {
    return holds;
  }

  public long getRepeat() {
    return repeat;
  }

  public String getSeverity() {
    return severity;
  }

  public String getActions() {
    return actions;
  }
}
