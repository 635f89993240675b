/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.PrintStream;

/**
 * A stream that nobody can close: Eclipse closes the error stream once it has written there what its log file did not
 * take, such as on a full disk, and nothing that is said afterwards would be seen.
 */
final class LastingStream extends PrintStream {

  LastingStream(PrintStream stream) {
    super(stream, true);
  }

  @Override
  public void close() {
    flush();
  }
}
