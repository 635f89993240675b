/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a VM was on one host.
 *
 * @param from since when
 * @param to until when
 * @param hosts the name of the host, or of the two of which it was on one and then on the other; empty if nobody knows
 */
record HostStay(Instant from, Instant to, List<String> hosts) {

  /** The name of the host; empty if nobody knows which one it was. */
  Optional<String> host() {
    return hosts.size() == 1 ? Optional.of(hosts.get(0)) : Optional.empty();
  }
}
