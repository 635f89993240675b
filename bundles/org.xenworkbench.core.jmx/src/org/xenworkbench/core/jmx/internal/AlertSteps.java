/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;

/** Tells the notifications of alerts apart: by type, and in words. */
final class AlertSteps {

  private static final String PREFIX = Names.DOMAIN + ".alert.";
  /** Of a test of an action nobody is told: there is no alert. */
  static final String[] TYPES = Arrays.stream(AlertPhase.values()).filter(phase -> phase != AlertPhase.TEST)
      .map(AlertSteps::type).toArray(String[]::new);

  private AlertSteps() {
  }

  /** A client that filters by the common prefix gets all of them. */
  static String type(AlertPhase phase) {
    return PREFIX + phase.name().toLowerCase(Locale.ROOT);
  }

  /** What happened to which alert; values and their units are in the data and in the event log. */
  static String message(Alert alert, AlertPhase phase) {
    return NLS.bind(Messages.AlertSteps_what, new Object[] {alert.rule().severity(), alert.rule().name(),
        phase.name().toLowerCase(Locale.ROOT), alert.objectName()});
  }
}
