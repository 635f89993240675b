/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

/**
 * How bad it is; the worst is the last.
 *
 * @since 0.1
 */
public enum AlertSeverity {
  /** Somebody should see to it. */
  WARNING,
  /** Somebody must see to it now. */
  CRITICAL
}
