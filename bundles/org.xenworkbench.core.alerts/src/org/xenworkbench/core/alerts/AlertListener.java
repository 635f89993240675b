/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of alerts. Called on the core's dispatcher thread, in order; must return at once.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface AlertListener {

  /** An alert was raised, repeated, changed or resolved. A new value alone, as each round has one, is not told. */
  void alertChanged(Alert alert, AlertPhase phase);

  /** Rules were saved or removed, or what is said of one changed. */
  default void rulesChanged() {
    // most listeners care for alerts only
  }
}
