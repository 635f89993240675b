/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.alerts.AlertWords;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;

/** Tells of alerts in words, with values and their units. */
@Component(service = AlertWords.class)
public final class AlertTexts implements AlertWords {

  private final Sampler sampler;

  /** Used by Declarative Services. */
  @Activate
  public AlertTexts(@Reference Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public String sentence(Alert alert, AlertPhase phase) {
    String raised = raised(alert, alert.latest());
    return switch (phase) {
      case RESOLVED -> resolved(alert);
      case TEST -> NLS.bind(Messages.Alert_Test, raised);
      default -> raised;
    };
  }

  /** That it was raised, as a sentence. */
  String raised(Alert alert, double value) {
    AlertRule rule = alert.rule();
    if (Double.isFinite(value) && !rule.isBeyond(value)) { // it has not come back as far as it must to be over
      return NLS.bind(Messages.Alert_Lasts, new Object[] {severity(rule), rule.name(), metric(rule), object(alert),
          value(rule, value), peak(alert)});
    }
    String held = rule.holds().isZero() ? ""
        : NLS.bind(Messages.Alert_Held, Quantities.duration(Duration.between(alert.since(), alert.raised())));
    return NLS.bind(beyond(rule, value), new Object[] {severity(rule), rule.name(), metric(rule), object(alert),
        value(rule, value), value(rule, rule.level()), held});
  }

  /** Rounded, what is a little beyond the level is that level. */
  private String beyond(AlertRule rule, double value) {
    boolean isSame = value(rule, value).equals(value(rule, rule.level()));
    return rule.sense() == AlertSense.ABOVE ? isSame ? Messages.Alert_JustAbove : Messages.Alert_Above
        : isSame ? Messages.Alert_JustBelow : Messages.Alert_Below;
  }

  private String peak(Alert alert) {
    return NLS.bind(alert.rule().sense() == AlertSense.ABOVE ? Messages.Alert_UpTo : Messages.Alert_DownTo,
        value(alert.rule(), alert.peak()));
  }

  /** That it is over, as a sentence. */
  String resolved(Alert alert) {
    AlertRule rule = alert.rule();
    String lasted = alert.ended().map(end -> Quantities.duration(Duration.between(alert.since(), end))).orElse("");
    String times = alert.times() > 1 ? NLS.bind(Messages.Alert_Times, alert.times()) : "";
    Object[] words =
        {severity(rule), rule.name(), metric(rule), object(alert), lasted, peak(alert) + times, why(alert)};
    return NLS.bind(Messages.Alert_Over, words);
  }

  /** The same of an alert whose rule nobody knows any more: what was said of it when it was raised stays. */
  String resolved(Alert alert, String raised) {
    String lasted = alert.ended().map(end -> Quantities.duration(Duration.between(alert.since(), end))).orElse("");
    return NLS.bind(Messages.Alert_OverUnknown, new Object[] {raised, lasted, why(alert)});
  }

  private String why(Alert alert) {
    return switch (alert.end().orElse(Alert.End.CLEARED)) {
      case CLEARED -> NLS.bind(Messages.Alert_Cleared, value(alert.rule(), alert.latest()));
      case SHUT_OFF -> Messages.Alert_ShutOff;
      case GONE -> Messages.Alert_Gone;
      case LEFT_SCOPE -> Messages.Alert_LeftScope;
      case RULE_CHANGED -> Messages.Alert_RuleChanged;
      case RULE_OFF -> alert.rule().enabled() ? Messages.Alert_RuleOff : Messages.Alert_RuleGone;
    };
  }

  private static String severity(AlertRule rule) {
    return rule.severity() == AlertSeverity.CRITICAL ? Messages.Alert_Critical : Messages.Alert_Warning;
  }

  private static String object(Alert alert) {
    return alert.object() instanceof VmId ? NLS.bind(Messages.Alert_Vm, alert.objectName(), alert.hostName())
        : NLS.bind(Messages.Alert_Host, alert.hostName());
  }

  @Override
  public String metric(AlertRule rule) {
    return descriptor(rule).map(known -> known.labelOf(rule.metric())).orElse(rule.metric());
  }

  @Override
  public String value(AlertRule rule, double value) {
    return descriptor(rule).map(known -> known.unit().text(value)).orElseGet(() -> Quantities.count(value));
  }

  private Optional<MetricDescriptor> descriptor(AlertRule rule) {
    return sampler.descriptor(rule.scope().measured(), rule.metric());
  }
}
