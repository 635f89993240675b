/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears which stretch of time the user of a {@link TimeSeriesChart} wants to see: whoever listens gives the chart, and
 * those beside it, models of that range. UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public interface RangeListener {

  /**
   * A range was chosen: dragged with the mouse, zoomed with its wheel or with the keys + and −, or moved with Ctrl and
   * an arrow. It may reach beyond now.
   *
   * @param to after {@code from} by at least a second
   */
  void rangeChosen(Instant from, Instant to);

  /** The range before is wanted again: double click, or Escape while there is no cursor. */
  void backWanted();

  /** What is oldest is wanted: Ctrl+Home. */
  void oldestWanted();

  /** What is newest is wanted: Ctrl+End. */
  void newestWanted();
}
