/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.xenworkbench.core.concurrent.Timing;

/**
 * When a host is polled, and where that is counted.
 *
 * @param interval the interval that is set now
 * @param first after what part of an interval the second round comes: hosts that were connected at once are not polled
 *     at once, which would take threads for all of them
 * @param count counts the host's rounds
 * @param timing the clocks
 * @param ticker times the rounds; it does nothing else than to ask for them
 */
public record Pace(Supplier<Duration> interval, double first, PollCount count, Timing timing,
    ScheduledExecutorService ticker) {
}
