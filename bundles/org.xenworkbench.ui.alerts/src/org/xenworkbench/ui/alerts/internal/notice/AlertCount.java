/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.util.List;
import java.util.Map;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertSeverity;

/** The variable {@value #VARIABLE}: how many alerts are active. Asking never starts the engine. UI thread. */
public final class AlertCount extends AbstractSourceProvider {

  static final String VARIABLE = "org.xenworkbench.alerts";

  private int count;
  private AlertSeverity worst = AlertSeverity.WARNING;

  void set(List<Alert> active) {
    AlertSeverity now = active.stream().map(alert -> alert.rule().severity()).max(AlertSeverity::compareTo)
        .orElse(AlertSeverity.WARNING);
    if (count != active.size() || worst != now) {
      count = active.size();
      worst = now;
      fireSourceChanged(ISources.WORKBENCH, VARIABLE, count);
    }
  }

  int count() {
    return count;
  }

  AlertSeverity worst() {
    return worst;
  }

  @Override
  public Map<String, Object> getCurrentState() {
    return Map.of(VARIABLE, count);
  }

  @Override
  public String[] getProvidedSourceNames() {
    return new String[] {VARIABLE};
  }

  @Override
  public void dispose() {
    // Holds nothing that would have to be given back.
  }
}
