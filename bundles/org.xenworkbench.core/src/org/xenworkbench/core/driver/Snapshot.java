/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Instant;
import java.util.Optional;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.DomainState;

/**
 * What a domain was at a moment, as its host keeps it: its disks, and its memory if it was active.
 *
 * @param name its name, unlike that of any other of the domain
 * @param parent the name of the one that it goes on from; empty if it is a first one
 * @param taken when it was taken, by the host's clock
 * @param state the state that the domain was in
 * @param current whether the domain goes on from it now
 * @param description what its users wrote about it; may be empty
 * @since 0.1
 */
public record Snapshot(String name, Optional<String> parent, Instant taken, DomainState state, boolean current,
    String description) {

  /** Cuts a description that is too long; names are kept as they are, since they tell one from another. */
  public Snapshot {
    description = Bounds.text(description, Bounds.TEXT);
  }
}
