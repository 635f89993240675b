/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.PrintStream;

/**
 * An error stream that outlasts who closes it. Eclipse's log does when it cannot write its file, which would close the
 * file descriptor for everybody, {@link TerminalStream} included.
 */
final class LastingStream extends PrintStream {

  LastingStream(PrintStream target) {
    super(target, true);
  }

  @Override
  public void close() {
    flush();
  }
}
