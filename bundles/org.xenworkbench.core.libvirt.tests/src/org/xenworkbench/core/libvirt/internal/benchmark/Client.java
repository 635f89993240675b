/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Another process that polls a round whenever it is told to, and says what that cost. */
final class Client implements AutoCloseable {

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  /**
   * What a round cost.
   *
   * @param wall how long it took, in nanoseconds
   * @param cpu CPU time of the client from its start to now, in nanoseconds
   * @param domains domains that were polled
   */
  record Round(long wall, long cpu, int domains) {
  }

  Client(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  Round round() throws IOException {
    commands.write("round\n");
    commands.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("A client has ended: " + process.info().commandLine().orElse(""));
    }
    String[] words = line.split(" ");
    return new Round(Long.parseLong(words[0]), Long.parseLong(words[1]), Integer.parseInt(words[2]));
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.onExit().join();
  }
}
