/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells of alerts in the words of the event log, with values and their units: for actions that write to people. An OSGi
 * service. Names in these texts come from outside and can have any character; nothing is made safe here. Any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface AlertWords {

  /** What happened, as a sentence without a full stop: what was raised, or that it is over and why. */
  String sentence(Alert alert, AlertPhase phase);

  /** What the user calls the metric of a rule; its name if nobody measures it. */
  String metric(AlertRule rule);

  /** A value of the rule's metric, given in its base unit, with the unit that the user reads; a dash for NaN. */
  String value(AlertRule rule, double value);
}
