/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What the command line asks to be done, with which the engine ends. Made before anything is begun. */
interface Deed {

  /** All that was asked for is done. */
  int DONE = 0;
  /** Some of it is not done, since it failed, was refused or was cancelled. */
  int NOT_ALL = 3;

  /** The code of the process if a signal ends it before it is done. */
  default int codeIfCut() {
    return NOT_ALL;
  }

  /**
   * Does it, until it is done or the engine is to end.
   *
   * @param ended completed when the engine is to end
   * @param out is told what is done, line by line
   * @param err is told what went wrong, which the event log does not tell
   * @return the code of the process
   * @throws IOException whose message says why it cannot be done; nothing was begun then
   */
  int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) throws IOException;
}
