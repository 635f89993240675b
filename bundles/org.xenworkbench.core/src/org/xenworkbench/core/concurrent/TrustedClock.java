/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The wall clock of this machine as far as it is believed: a step that neither the monotonic clock nor the newest
 * stored time supports is doubted until the clock has stayed on it for some minutes, or has returned. Who does
 * something at a time that cannot be undone goes by it. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
@FunctionalInterface
public interface TrustedClock {

  /** The time now; empty while the clock is doubted. Returns at once. */
  Optional<Instant> now();
}
