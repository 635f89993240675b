/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.util.List;
import java.util.Optional;

/**
 * What is known of some things of a host. Immutable.
 *
 * @param told whether the host has told it since it was connected
 * @param asking whether it is being asked
 * @param all what it told last, in the order of their names
 * @param problem why it could not tell when it was asked last, as a sentence for the user; empty if it could
 * @since 0.1
 */
public record Known<T>(boolean told, boolean asking, List<T> all, Optional<String> problem) {

  /** Copies the list. */
  public Known {
    all = List.copyOf(all);
  }

  /** Nobody has looked yet. */
  public static <T> Known<T> nothing() {
    return new Known<>(false, false, List.of(), Optional.empty());
  }
}
