/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the machine, such as {@code virsh}, with a time limit. */
final class Shell {

  private Shell() {
  }

  /**
   * Runs a command and returns what it printed, errors included.
   *
   * @throws AssertionError if it fails or takes longer than the limit; tells what it printed
   */
  static String run(Duration limit, List<String> command) {
    try {
      Path output = Files.createTempFile("lab", ".txt");
      try {
        Process process = start(output, command);
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8).strip();
        if (!ended || process.exitValue() != 0) {
          throw new AssertionError(String.join(" ", command) + (ended ? " failed: " : " took too long: ") + text);
        }
        return text;
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new AssertionError(String.join(" ", command) + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(String.join(" ", command) + " was interrupted", e);
    }
  }

  /** Starts a command whose output goes to a file. */
  static Process start(Path output, List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
        .redirectInput(new java.io.File("/dev/null")).start();
  }
}
