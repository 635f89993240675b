/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of migrations.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface MigrationListener {

  /** A migration began, made progress or ended. */
  void migrationChanged(Migration migration);
}
