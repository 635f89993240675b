/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.io.IOException;
import java.util.List;

/**
 * Entries that were written earlier cannot be read; the message says why, in a sentence for the user.
 *
 * @since 0.1
 */
public final class UnreadableLogException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient List<LogEntry> found;

  /**
   * Creates one.
   *
   * @param message a sentence for the user
   * @param found what matches of that which is in memory
   */
  public UnreadableLogException(String message, Throwable cause, List<LogEntry> found) {
    super(message, cause);
    this.found = List.copyOf(found);
  }

  /**
   * What matches of the entries that are in memory: those of this process, at most the newest 10,000. Whoever shows
   * them says that others are missing.
   */
  public List<LogEntry> found() {
    return found;
  }
}
