/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.text.Quantities;

/** Says what is known of a migration's progress, and no more. */
final class JobTexts {

  private JobTexts() {
  }

  /** What it is at, where that is more than that it migrates, and how far it is. */
  static String of(Migration.Step step, JobProgress progress) {
    return switch (step) {
      case SWITCHING_OVER -> NLS.bind(Messages.Migrate_Step, Messages.Migrate_SwitchingOver, of(progress));
      case FINISHING -> NLS.bind(Messages.Migrate_Step, Messages.Migrate_Finishing, of(progress));
      default -> of(progress);
    };
  }

  static String of(JobProgress progress) {
    if (progress.total().isEmpty() || progress.remaining().isEmpty()) {
      return NLS.bind(Messages.Migrate_ProgressElapsed,
          Quantities.duration(Duration.ofSeconds(progress.elapsed().toSeconds())));
    }
    long total = progress.total().getAsLong();
    long done = Math.max(0, total - progress.remaining().getAsLong());
    String text = Quantities.bytesOf(done, total);
    if (progress.bandwidth().isPresent()) {
      text = NLS.bind(Messages.Migrate_ProgressRate, text, Quantities.rate(progress.bandwidth().getAsDouble()));
    }
    return progress.iteration().isPresent()
        ? NLS.bind(Messages.Migrate_ProgressPass, text, progress.iteration().getAsLong()) : text;
  }
}
