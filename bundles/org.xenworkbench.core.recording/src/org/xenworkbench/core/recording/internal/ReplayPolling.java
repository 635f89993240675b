/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Duration;
import java.util.Optional;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/** How often was sampled. Nobody is asked any more. */
record ReplayPolling(Duration interval) implements Polling {

  @Override
  public void setInterval(Duration wanted) {
    throw new UnsupportedOperationException(Messages.Replay_ReadOnly);
  }

  @Override
  public Optional<PollStatistics> statistics(HostId host) {
    return Optional.empty();
  }

  @Override
  public Registration addConsumer(RoundConsumer consumer) {
    return () -> {};
  }
}
