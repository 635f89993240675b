/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records how long our own runnables hold the UI thread, so that a watchdog can judge them. An OSGi service; any
 * thread.
 *
 * @since 0.1
 */
@ProviderType
public interface RefreshTimes {

  /**
   * A runnable or a paint ended.
   *
   * @param name whose it is, such as {@code hosts.tree}
   * @param nanos how long it took, in nanoseconds
   */
  void record(String name, long nanos);

  /**
   * A view or dialog was opened, or filled for the first time. Told apart from refreshes: it happens once, when the
   * user asks for it, and loads classes.
   *
   * @param name what was opened, such as {@code hosts.view}
   * @param nanos how long it took, in nanoseconds
   */
  void recordOpening(String name, long nanos);

  /** Runs what opens a view or dialog and records how long it takes. */
  default void opening(String name, Runnable open) {
    long start = System.nanoTime();
    try {
      open.run();
    } finally {
      recordOpening(name, System.nanoTime() - start);
    }
  }

  /** What was recorded since the start or the last {@link #reset}, by name; each over the latest 4,096 runs. */
  List<Summary> summaries();

  /** The same of what was opened. */
  List<Summary> openings();

  /** Forgets everything. */
  void reset();

  /**
   * The times of one runnable.
   *
   * @param name whose they are
   * @param runs how often it ran
   * @param p99Nanos the time that 99 of 100 runs kept, in nanoseconds
   * @param maxNanos the longest, in nanoseconds
   */
  record Summary(String name, long runs, long p99Nanos, long maxNanos) {
  }
}
