/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.time.Duration;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.model.HostId;

/**
 * One round of polling that a host has answered. Immutable.
 *
 * @param host the host
 * @param began the monotonic clock when the host was asked; what an event told later is newer than the round
 * @param readings what the host told
 * @param interval the time between rounds that is in force; longer than {@link Polling#interval} where rounds are
 * @since 0.1
 */
public record Round(HostId host, long began, PollRound readings, Duration interval) {
}
