/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.ILog;

/**
 * Tells whoever started the product that its window is there: creates the file named by the system property
 * {@value #PROPERTY}. Scripts wait for it instead of guessing a time.
 */
final class ReadySignal {
  static final String PROPERTY = "xenworkbench.ready";

  private ReadySignal() {}

  static void send() {
    String file = System.getProperty(PROPERTY);
    if (file == null || file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(Path.of(file), Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      ILog.of(ReadySignal.class).error("Cannot create the file " + file + " named by " + PROPERTY, e);
    }
  }
}
