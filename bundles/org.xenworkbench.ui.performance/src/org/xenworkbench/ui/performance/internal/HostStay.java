/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * How long a VM was on one host.
 *
 * @param from since when
 * @param to until when
 * @param host the name of the host; empty if nobody knows it
 */
record HostStay(Instant from, Instant to, Optional<String> host) {
}
