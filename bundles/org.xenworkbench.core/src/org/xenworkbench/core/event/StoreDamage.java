/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.util.Objects;
import java.util.UUID;

/**
 * What a store found damaged, for the event log and its banner. Immutable.
 *
 * @param id identity of the finding: a later one with the same id replaces it, such as one with a higher count
 * @param message one sentence for the user: what was found and how much was lost by it
 * @param details further words, such as where what cannot be read was kept; may be empty
 * @since 0.1
 */
public record StoreDamage(UUID id, String message, String details) {

  /** Checks for null. */
  public StoreDamage(UUID id, String message, String details) {
    this.id = Objects.requireNonNull(id, "id");
    this.message = Objects.requireNonNull(message, "message");
    this.details = Objects.requireNonNull(details, "details");
  }
}
