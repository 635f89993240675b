/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.time.Clock;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.ObjectNames;

/**
 * What the editor needs of the rest of the workbench.
 *
 * @param alerts keeps the rules
 * @param history what a preview shows
 * @param credentials keeps the secrets of actions; null where there is no store
 * @param objects what rules can be about
 * @param names what those are called
 * @param texts what is said of rules
 * @param clock what time it is
 */
record RuleParts(Alerts alerts, MetricHistory history, @Nullable CredentialStore credentials, RuleObjects objects,
    ObjectNames names, AlertTexts texts, Clock clock) {

  /** Those of the running workbench. */
  RuleParts(IServiceLocator services) {
    this(services, new ObjectNames(services.getService(Inventory.class), services.getService(HostGroups.class)));
  }

  private RuleParts(IServiceLocator services, ObjectNames names) {
    this(services.getService(Alerts.class), services.getService(MetricHistory.class),
        services.getService(CredentialStore.class), new RuleObjects(services.getService(Inventory.class),
            services.getService(HostGroups.class), services.getService(Sampler.class)),
        names, new AlertTexts(services.getService(Sampler.class), names), Timing.system().clock());
  }
}
