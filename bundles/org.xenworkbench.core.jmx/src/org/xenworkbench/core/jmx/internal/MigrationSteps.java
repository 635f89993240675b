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
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.text.Quantities;

/** Tells the notifications of migrations apart: by type, and in words. One thread. */
final class MigrationSteps {

  private static final String PREFIX = Names.DOMAIN + ".migration";

  static final String STARTED = PREFIX + ".started";
  static final String PROGRESS = PREFIX + ".progress";
  static final String ENDED = PREFIX + ".ended";
  static final String[] TYPES = {STARTED, PROGRESS, ENDED};

  /** It is not at 100 % before it has ended. */
  private static final double ALMOST = 0.999;

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
    OptionalDouble done = migration.fraction();
    if (migration.isRunning()) {
      return done.isPresent()
          ? NLS.bind(Messages.MigrationSteps_percent, what, Quantities.percent(Math.min(done.getAsDouble(), ALMOST)))
          : NLS.bind(Messages.MigrationSteps_running, what);
    }
    String ended = migration.error().isEmpty() ? Messages.MigrationSteps_ended
        : done.isPresent() ? Messages.MigrationSteps_failedAt : Messages.MigrationSteps_failed;
    return NLS.bind(ended, new Object[] {what, migration.status(), migration.error(),
        Quantities.percent(done.orElse(Double.NaN))});
  }
}
