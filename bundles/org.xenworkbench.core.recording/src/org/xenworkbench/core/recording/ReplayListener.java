/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of a replay. Called on the core's dispatcher thread, in order; must return at once.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface ReplayListener {

  /**
   * The replay has come to another moment; its inventory, samples and events are those of that moment.
   *
   * @param jumped whether it did not come there by playing: what was shown until now says nothing of what was between
   */
  void moved(Instant position, boolean jumped);

  /** It plays or has stopped, or does so at another speed. */
  default void stateChanged() {
    // most listeners care for the position only
  }
}
