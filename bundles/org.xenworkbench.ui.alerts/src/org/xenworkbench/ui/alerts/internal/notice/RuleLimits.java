/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertListener;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.ObjectNames;
import org.xenworkbench.ui.metric.LimitSource;
import org.xenworkbench.ui.metric.MetricLimit;

/** Tells charts the levels of the rules that are on. */
@Component
public final class RuleLimits implements LimitSource {

  private final Alerts alerts;
  private final Inventory inventory;
  private final HostGroups groups;
  private final ObjectNames names;
  private final AlertTexts texts;

  /** Those of these rules. */
  @Activate
  public RuleLimits(@Reference Alerts alerts, @Reference Inventory inventory, @Reference HostGroups groups,
      @Reference Sampler sampler) {
    this.alerts = alerts;
    this.inventory = inventory;
    this.groups = groups;
    names = new ObjectNames(inventory, groups);
    texts = new AlertTexts(sampler, names);
  }

  @Override
  public List<MetricLimit> limits(ObjectId object, String metric) {
    return alerts.rules().stream().filter(AlertRule::enabled).filter(rule -> rule.metric().equals(metric))
        .filter(rule -> Double.isFinite(rule.level())).filter(rule -> names.covers(rule.scope(), object))
        .map(rule -> new MetricLimit(rule.level(), label(rule), rule.severity() == AlertSeverity.CRITICAL)).toList();
  }

  /** The chart says the level itself: it need not be said twice where a rule is called by it. */
  private String label(AlertRule rule) {
    return rule.name().equals(texts.condition(rule)) ? AlertTexts.severity(rule.severity()) : rule.name();
  }

  @Override
  public Registration listen(Runnable changed) {
    List<Registration> registrations = List.of(rules(changed), groups.addListener(changes -> changed.run()),
        inventory.addListener(changes -> {
          if (changes.stream().anyMatch(change -> change instanceof VmChange vm && vm.moved())) {
            changed.run(); // the rules of its host are others now
          }
        }));
    return () -> registrations.forEach(Registration::close);
  }

  private Registration rules(Runnable changed) {
    return alerts.addListener(new AlertListener() {
      @Override
      public void alertChanged(Alert alert, AlertPhase phase) {
        // The rules are the same.
      }

      @Override
      public void rulesChanged() {
        changed.run();
      }
    });
  }
}
