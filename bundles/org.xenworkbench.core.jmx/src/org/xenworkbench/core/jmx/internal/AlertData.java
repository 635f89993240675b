/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.Alert;

/**
 * An alert at one moment.
 *
 * @param id its identity, also the correlation of its entry in the event log
 * @param phase what was told last of it: RAISED, REPEATED, CHANGED or RESOLVED; empty where it is listed
 * @param rule what the rule is called
 * @param ruleId identity of the rule
 * @param severity WARNING or CRITICAL
 * @param state RAISED, NO_DATA or RESOLVED
 * @param object name of the host or VM
 * @param objectId its key
 * @param host name of the host, or of the one that owns the VM
 * @param metric which metric
 * @param value latest value in the metric's base unit, NaN if there is none
 * @param level the level in the metric's base unit
 * @param peak the value farthest beyond, in the metric's base unit
 * @param since the time of the first value beyond
 * @param raised when it was raised
 * @param ended when it was over, {@code null} while it lasts
 * @param end why it is over; empty while it lasts
 * @param acknowledged by whom; empty as long as nobody has
 * @param silencedUntil until when nothing is repeated, {@code null} if it is not silenced
 * @param times how often it went beyond the level; more than 1 where it came and went all the time
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record AlertData(String id, String phase, String rule, String ruleId, String severity, String state,
    String object, String objectId, String host, String metric, double value, double level, double peak, Date since,
    Date raised, @Nullable Date ended, String end, String acknowledged, @Nullable Date silencedUntil, long times) {

  static AlertData of(Alert alert, String phase) {
    return new AlertData(alert.id().toString(), phase, alert.rule().name(), alert.rule().id().toString(),
        alert.rule().severity().name(), alert.state().name(), alert.objectName(), alert.object().key(),
        alert.hostName(), alert.rule().metric(), alert.latest(), alert.rule().level(), alert.peak(),
        Date.from(alert.since()), Date.from(alert.raised()), date(alert.ended()),
        alert.end().map(Enum::name).orElse(""), alert.acknowledged().orElse(""), date(alert.silencedUntil()),
        alert.times());
  }

  private static @Nullable Date date(Optional<Instant> time) {
    return time.isPresent() ? Date.from(time.get()) : null;
  }

  public String getId() {
    return id;
  }

  public String getPhase() {
    return phase;
  }

  public String getRule() {
    return rule;
  }

  public String getRuleId() {
    return ruleId;
  }

  public String getSeverity() {
    return severity;
  }

  public String getState() {
    return state;
  }

  public String getObject() {
    return object;
  }

  public String getObjectId() {
    return objectId;
  }

  public String getHost() {
    return host;
  }

  public String getMetric() {
    return metric;
  }

  public double getValue() {
    return value;
  }

  public double getLevel() {
    return level;
  }

  public double getPeak() {
    return peak;
  }

  public Date getSince() {
    return since;
  }

  public Date getRaised() {
    return raised;
  }

  public @Nullable Date getEnded() {
    return ended;
  }

  public String getEnd() {
    return end;
  }

  public String getAcknowledged() {
    return acknowledged;
  }

  public @Nullable Date getSilencedUntil() {
    return silencedUntil;
  }

  public long getTimes() {
    return times;
  }
}
