/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.util.Map;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.metric.WindowMean;

/**
 * The means of one metric of one object before, during and after a migration. Immutable.
 *
 * @param role what the object has to do with it
 * @param object what it was called
 * @param metric what is measured, for the user
 * @param unit how values are told
 * @param means one for each phase
 */
record MeansRow(Role role, String object, String metric, Unit unit, Map<Phase, WindowMean> means) {

  WindowMean mean(Phase phase) {
    return means.getOrDefault(phase, WindowMean.NONE);
  }
}
