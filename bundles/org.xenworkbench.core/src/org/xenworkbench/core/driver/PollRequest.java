/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Set;
import java.util.UUID;

/**
 * What a poll must leave out, and what it must not.
 *
 * @param busy domains known to migrate or save: calls that wait for the domain's job are not made on them, so that the
 *     round is not held up; CPU and memory go on
 * @param thorough whether what seldom changes is read as well, such as which domains are started with their host: it
 *     was changed just now, and some drivers have no event for it
 * @since 0.1
 */
public record PollRequest(Set<UUID> busy, boolean thorough) {

  /** Nothing is left out. */
  public static final PollRequest ALL = new PollRequest(Set.of(), false);

  /** A round like others. */
  public PollRequest(Set<UUID> busy) {
    this(busy, false);
  }
}
