/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;

/** Something to tell of an alert, which is as it is then. */
record Happening(Alert alert, AlertPhase phase) {
}
