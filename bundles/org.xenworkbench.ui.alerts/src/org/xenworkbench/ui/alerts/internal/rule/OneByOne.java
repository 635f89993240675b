/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.jdt.annotation.Nullable;

/** The jobs that have it run one after the other. */
final class OneByOne implements ISchedulingRule {

  @Override
  public boolean contains(@Nullable ISchedulingRule rule) {
    return rule == this;
  }

  @Override
  public boolean isConflicting(@Nullable ISchedulingRule rule) {
    return rule == this;
  }
}
