/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Set;
import java.util.UUID;

/**
 * What a poll must leave out.
 *
 * @param busy domains known to migrate or save: calls that wait for the domain's job are not made on them, so that the
 *     round is not held up; CPU and memory go on
 * @since 0.1
 */
public record PollRequest(Set<UUID> busy) {

  /** Nothing is left out. */
  public static final PollRequest ALL = new PollRequest(Set.of());
}
