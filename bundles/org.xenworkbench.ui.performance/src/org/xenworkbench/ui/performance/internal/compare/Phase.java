/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

/** A part of the time of a comparison. */
enum Phase {
  BEFORE, DURING, AFTER
}
