/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * How polling one host goes.
 *
 * @param rounds rounds completed since the host was added
 * @param skipped ticks skipped because the round before was still running
 * @param failures rounds that failed
 * @param lastDuration how long the last round took
 * @param lastRound when the last round began
 */
public record PollStatistics(long rounds, long skipped, long failures, Duration lastDuration, Instant lastRound) {
}
