/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.util.Optional;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;

/**
 * Something to tell of an alert.
 *
 * @param alert as it is then
 * @param phase what happened
 * @param user who changed it; empty if values or the inventory did
 */
record Happening(Alert alert, AlertPhase phase, Optional<String> user) {

  Happening(Alert alert, AlertPhase phase) {
    this(alert, phase, Optional.empty());
  }

  Happening by(String who) {
    return new Happening(alert, phase, Optional.of(who));
  }
}
