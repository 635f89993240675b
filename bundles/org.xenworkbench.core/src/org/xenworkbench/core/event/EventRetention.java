/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.StoreUsage;

/**
 * How long the event log keeps entries, and what they take on disk. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface EventRetention {

  /** For ever. */
  Duration FOR_EVER = Duration.ZERO;
  /** The longest period that can be set: a hundred years. */
  Duration LONGEST = Duration.ofDays(36_500);

  /** How long entries that have ended are kept; {@link #FOR_EVER} if they are never forgotten. A year unless set. */
  Duration retention();

  /**
   * Sets it in whole days, and keeps it in the preferences; what is older is forgotten soon.
   *
   * @throws IllegalArgumentException if it is negative or more than {@link #LONGEST}
   */
  void setRetention(Duration retention);

  /** What the log takes on disk, empty if there is no store. Reads files; not on a UI thread. */
  Optional<StoreUsage> usage() throws IOException;
}
