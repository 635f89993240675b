/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * Asks every connected host again and again, all at one interval. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Polling {

  /** The shortest interval that can be set. */
  Duration MIN_INTERVAL = Duration.ofMillis(500);
  /** The longest interval that can be set. */
  Duration MAX_INTERVAL = Duration.ofMinutes(10);

  /** The interval between two rounds of one host, 5 s unless set. */
  Duration interval();

  /**
   * Sets the interval and keeps it in the preferences; takes effect at each host's next round, which is put forward if
   * it is further away than that.
   *
   * @throws IllegalArgumentException if it is not within {@link #MIN_INTERVAL} and {@link #MAX_INTERVAL}
   */
  void setInterval(Duration interval);

  /** How polling a host goes, empty if it was never polled. Never calls a hypervisor. */
  Optional<PollStatistics> statistics(HostId host);

  /** Has every round of every host handed over, once, when inventory and sampler have it. */
  Registration addConsumer(RoundConsumer consumer);
}
