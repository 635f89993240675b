/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.internal.Messages;

/** Says what is known of a migration's progress, and no more. */
final class JobTexts {

  private static final long MIB = 1L << 20;

  private JobTexts() {
  }

  static String of(JobProgress progress) {
    if (progress.total().isEmpty() || progress.remaining().isEmpty()) {
      return NLS.bind(Messages.Migrate_ProgressElapsed, progress.elapsed().toSeconds());
    }
    long total = progress.total().getAsLong();
    long done = Math.max(0, total - progress.remaining().getAsLong());
    String text = NLS.bind(Messages.Migrate_ProgressBytes, done / MIB, total / MIB);
    if (progress.bandwidth().isPresent()) {
      text = NLS.bind(Messages.Migrate_ProgressRate, text, (long) progress.bandwidth().getAsDouble() / MIB);
    }
    return progress.iteration().isPresent()
        ? NLS.bind(Messages.Migrate_ProgressPass, text, progress.iteration().getAsLong()) : text;
  }
}
