/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

/**
 * An operation at one moment.
 *
 * @param id its identity, also the correlation id of its entry in the event log
 * @param description what it is
 * @param status how it stands; {@link LogEntry.Status#RUNNING} also while it waits for its turn,
 *     {@link LogEntry.Status#WARNING} if it is several of which some failed
 * @param fraction share done, where it is known
 * @param progressText what is known of its progress, may be empty
 * @param user who asked for it
 * @param started when it was asked for; of one that waited for its turn, when it had it
 * @param finished when it ended
 * @param error why it failed, if it did
 * @since 0.1
 */
public record OperationState(UUID id, Operation.Description description, LogEntry.Status status,
    OptionalDouble fraction, String progressText, String user, Instant started, Optional<Instant> finished,
    Optional<HypervisorException> error) {

  /** Whether it has not ended. */
  public boolean isRunning() {
    return status == LogEntry.Status.RUNNING;
  }

  /** Whether it is one of several that are shown as one, see {@link OperationService#together}. */
  public boolean isPart() {
    return description.attributes().containsKey(LogAttribute.PART_OF.name());
  }
}
