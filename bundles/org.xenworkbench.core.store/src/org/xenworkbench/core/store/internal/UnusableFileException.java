/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;

/** The content of a file is not what it should be; not that it could not be read, which may change. */
final class UnusableFileException extends IOException {

  private static final long serialVersionUID = 1;

  private final boolean damaged;

  /**
   * Creates one.
   *
   * @param damaged whether it is known to be damaged; otherwise it may be another program's or version's as well
   */
  UnusableFileException(boolean damaged, String message) {
    super(message);
    this.damaged = damaged;
  }

  /** Whether the file is known to be damaged. */
  boolean isDamaged() {
    return damaged;
  }
}
