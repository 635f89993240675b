/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process that lives from another one that has its number later. Where the system counts from its own start,
 * the wall clock has no part in it.
 */
final class ProcessMark {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Path BOOT = PROCESSES.resolve("sys/kernel/random/boot_id");
  /** In what follows the name in {@code /proc/PID/stat}. */
  private static final int STATE = 0;
  private static final int START = 19;
  /** It has ended, and its parent has not asked how. */
  private static final String ENDED = "ZXx";

  private ProcessMark() {
  }

  /** The mark of a process of this machine; empty if none that lives has that number, or that is not known. */
  static Optional<String> of(long pid) {
    return Files.isReadable(BOOT) ? ofSystem(PROCESSES.resolve(pid + "/stat"))
        : ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).map(Object::toString);
  }

  private static Optional<String> ofSystem(Path stat) {
    try {
      String text = Files.readString(stat, StandardCharsets.ISO_8859_1); // a name may be any bytes
      String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
      return fields.length <= START || ENDED.contains(fields[STATE]) ? Optional.empty()
          : Optional.of(fields[START] + '@' + Files.readString(BOOT).strip());
    } catch (IOException e) {
      return Optional.empty(); // as of a process that is not there
    }
  }
}
