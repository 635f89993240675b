/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.time.Duration;
import java.time.Instant;

/**
 * How polling one host goes. Counts begin when the host is added.
 *
 * @param rounds rounds that were answered
 * @param skipped ticks skipped because the round before was still running
 * @param failures rounds that failed
 * @param failuresInARow rounds that failed since the last one that was answered
 * @param unread readings of single domains that failed in rounds that were answered
 * @param lastDuration how long the last answered round took, what was done with its samples included
 * @param lastRound when the last answered round began
 * @param lag how long after it was due the last round began; zero for one that was asked for before its time
 * @param interval the time between rounds that is in force: what is set, or that multiple of it which a round takes
 * @param backOff how long polling waits after the last failure; zero unless the last round failed and the connection
 *     lives on, else see {@link org.xenworkbench.core.model.Connection#nextTry}
 * @since 0.1
 */
public record PollStatistics(long rounds, long skipped, long failures, long failuresInARow, long unread,
    Duration lastDuration, Instant lastRound, Duration lag, Duration interval, Duration backOff) {
}
