/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of the cursor of a {@link TimeSeriesChart}, for example to move that of another chart along with it.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface CursorTimeListener {

  /**
   * Called on the UI thread after the user moved, hid, pinned or unpinned the cursor.
   *
   * @param time where it stands; empty when hidden
   * @see TimeSeriesChart#isCursorPinned()
   */
  void cursorMoved(Optional<Instant> time);
}
