/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.time.Instant;
import java.util.List;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.model.HostId;

/** Rounds for those who only hear that a host was polled. */
public final class TestRounds {

  private TestRounds() {
  }

  /** A round of that host, of whose readings the inventory was told by other means. */
  public static Round of(HostId host) {
    return new Round(host, 0, new PollRound(Instant.EPOCH, 0, new PollRound.HostReadings(0, 4, true, List.of()),
        List.of()), Polling.MIN_INTERVAL);
  }
}
