/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.simulator.FleetDefinition;

/**
 * A fleet as a file describes it, in UTF-8: sections {@code [fleet]}, {@code [hosts]}, {@code [vms]} and {@code
 * [fault]}, each with lines {@code key = value}. A mistake costs the section that it is made in.
 *
 * @param fleet what was described without a mistake; may have no host
 * @param problems what is wrong, a sentence each
 */
record FleetFile(FleetDefinition fleet, List<String> problems) {

  /** What names of such files end with. */
  static final String ENDING = ".fleet";

  /**
   * Reads a file; a fleet without a name has that of the file.
   *
   * @throws IOException whose message names the file and says why it cannot be read
   */
  static FleetFile read(Path file) throws IOException {
    String own = String.valueOf(file.getFileName());
    return read(own.endsWith(ENDING) ? own.substring(0, own.length() - ENDING.length()) : own, FileLines.read(file));
  }

  static FleetFile read(String name, List<FileLines.Line> lines) {
    return new FleetFileReader(name).read(lines);
  }
}
