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

  private final Lines lines;

  LastingStream(TerminalStream terminal) {
    this(new Lines(terminal));
  }

  private LastingStream(Lines lines) {
    super(lines, true, StandardCharsets.UTF_8);
    this.lines = lines;
  }

  /** Shows also what has no end of its line. */
  @Override
  public void close() {
    flush();
    lines.end();
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
      if (value == '\n' || line.size() >= LONGEST && (value & 0xC0) != 0x80) {
        show(value == '\n' ? line.size() : line.size() - 1);
      }
    }

    /** Shows so many bytes and keeps the rest: a line that is too long is not cut within a character. */
    private void show(int length) {
      byte[] bytes = line.toByteArray();
      terminal.println(new String(bytes, 0, length, StandardCharsets.UTF_8).replace("\t", "    "));
      line.reset();
      line.write(bytes, length, bytes.length - length);
    }

    synchronized void end() {
      if (line.size() > 0) {
        show(line.size());
      }
    }
  }
}
