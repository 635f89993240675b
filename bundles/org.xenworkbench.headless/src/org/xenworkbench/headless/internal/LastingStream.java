/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What libraries and the platform print to, line by line: it waits for no terminal, and outlasts who closes it.
 * Eclipse's log does when it cannot write its file, which would close the file descriptor for everybody.
 */
final class LastingStream extends PrintStream {

  LastingStream(TerminalStream terminal) {
    super(new Lines(terminal), true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    flush();
  }

  private static final class Lines extends OutputStream {

    /** So that nobody fills the memory by never ending a line. */
    private static final int LONGEST = 1 << 14;

    private final TerminalStream terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(TerminalStream terminal) {
      this.terminal = terminal;
    }

    @Override
    public synchronized void write(int value) {
      if (value != '\n' && value != '\r') {
        line.write(value);
      }
      if (value == '\n' || line.size() == LONGEST) {
        terminal.println(line.toString(StandardCharsets.UTF_8).replace("\t", "    "));
        line.reset();
      }
    }
  }
}
