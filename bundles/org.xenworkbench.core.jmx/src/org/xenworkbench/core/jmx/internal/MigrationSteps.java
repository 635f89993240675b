/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.migration.Migration;

/** Tells the notifications of migrations apart: by type, and in words. One thread. */
final class MigrationSteps {

  private static final String PREFIX = Names.DOMAIN + ".migration";

  static final String STARTED = PREFIX + ".started";
  static final String PROGRESS = PREFIX + ".progress";
  static final String ENDED = PREFIX + ".ended";
  static final String[] TYPES = {STARTED, PROGRESS, ENDED};

  /** A share is computed from bytes: 45 of 100 is a little less than 0.45. Never 100 before the end, though. */
  private static final double ROUNDING = 1e-6;

  private final Set<UUID> running = new HashSet<>();

  /** A client that filters by the common prefix gets all of them. */
  String type(Migration migration) {
    if (!migration.isRunning()) {
      running.remove(migration.id());
      return ENDED;
    }
    return running.add(migration.id()) ? STARTED : PROGRESS;
  }

  static String message(Migration migration) {
    String what = NLS.bind(Messages.MigrationSteps_what,
        new Object[] {migration.vmName(), migration.sourceName(), migration.targetName()});
    if (migration.isRunning()) {
      OptionalDouble done = migration.progress().map(JobProgress::fraction).orElse(OptionalDouble.empty());
      return done.isPresent()
          ? NLS.bind(Messages.MigrationSteps_percent, what, (int) (done.getAsDouble() * 100 + ROUNDING))
          : NLS.bind(Messages.MigrationSteps_running, what);
    }
    return NLS.bind(migration.error().isEmpty() ? Messages.MigrationSteps_ended : Messages.MigrationSteps_failed,
        new Object[] {what, migration.status(), migration.error()});
  }
}
