/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit.libvirt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One virsh that stays connected: the test driver's domains live only as long as a client is connected. Started when
 * first needed.
 */
final class VirshShell implements AutoCloseable {

  private static final String DONE = "xenworkbench-done";

  private final String uri;
  private final Path folder;
  private @Nullable Process process;

  VirshShell(String uri, Path folder) {
    this.uri = uri;
    this.folder = folder;
  }

  /** Runs commands; an error of one is thrown with virsh's own words. */
  synchronized void run(List<String> commands) throws IOException {
    Process virsh = process;
    if (virsh == null) {
      virsh = new ProcessBuilder("virsh", "--quiet", "--connect", uri).redirectErrorStream(true)
          .directory(folder.toFile()).start();
      process = virsh;
    }
    Writer input = new OutputStreamWriter(virsh.getOutputStream(), StandardCharsets.UTF_8);
    BufferedReader output = virsh.inputReader(StandardCharsets.UTF_8);
    for (String command : commands) {
      input.write(command + "\necho " + DONE + '\n');
      input.flush();
      String line = output.readLine();
      StringBuilder said = new StringBuilder();
      while (line != null && !line.endsWith(DONE)) {
        said.append(line).append('\n');
        line = output.readLine();
      }
      if (line == null || said.indexOf("error:") >= 0) {
        throw new IOException("virsh " + command + ": " + said);
      }
    }
  }

  @Override
  public synchronized void close() {
    Process virsh = process;
    if (virsh != null) {
      virsh.destroyForcibly().onExit().join();
      process = null;
    }
  }
}
