/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.text.Quantities;

/** Says what is known of a migration's progress, and no more. */
final class JobTexts {

  private JobTexts() {
  }

  /** What it is at, where that is more than that it migrates, and how far it is. */
  static String of(Migration.Step step, JobProgress progress, Optional<MigrationEstimate> estimate) {
    String how = of(progress, estimate);
    return switch (step) {
      case SWITCHING_OVER -> NLS.bind(Messages.Migrate_Step, Messages.Migrate_SwitchingOver, how);
      case FINISHING -> NLS.bind(Messages.Migrate_Step, Messages.Migrate_Finishing, how);
      default -> how;
    };
  }

  /** How long it goes on by now, and how long it is expected to: what there is to say where no driver tells more. */
  private static String elapsed(Duration elapsed, Optional<MigrationEstimate> estimate) {
    String time = Quantities.duration(Duration.ofSeconds(elapsed.toSeconds()));
    return estimate.map(expected -> NLS.bind(elapsed.compareTo(expected.most()) > 0
        ? Messages.Migrate_ProgressLonger : Messages.Migrate_ProgressEstimated, time,
        Quantities.range(expected.least(), expected.most())))
        .orElseGet(() -> NLS.bind(Messages.Migrate_ProgressElapsed, time));
  }

  static String of(JobProgress progress, Optional<MigrationEstimate> estimate) {
    if (progress.total().isEmpty() || progress.remaining().isEmpty()) {
      return elapsed(progress.elapsed(), estimate);
    }
    long total = progress.total().getAsLong();
    long done = Math.max(0, total - progress.remaining().getAsLong());
    String text = Quantities.bytesOf(done, total);
    if (progress.bandwidth().isPresent()) {
      text = NLS.bind(Messages.Migrate_ProgressRate, text, Quantities.rate(progress.bandwidth().getAsDouble()));
    }
    if (progress.dirtyRate().isPresent()) {
      text = NLS.bind(Messages.Migrate_ProgressDirty, text, Quantities.rate(progress.dirtyRate().getAsDouble()));
    }
    if (progress.iteration().isPresent()) {
      text = NLS.bind(Messages.Migrate_ProgressPass, text, progress.iteration().getAsLong());
    }
    return progress.timeLeft().isPresent()
        ? NLS.bind(Messages.Migrate_ProgressLeft, text, Quantities.duration(whole(progress.timeLeft().get()))) : text;
  }

  /** Begun seconds: more would flicker. */
  private static Duration whole(Duration time) {
    return Duration.ofSeconds(time.plusNanos(999_999_999).toSeconds());
  }
}
