/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Takes nothing until it is read. */
final class StuckTerminal extends OutputStream {

  private final CountDownLatch read = new CountDownLatch(1);
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  void read() {
    read.countDown();
  }

  @Override
  public void write(int value) throws IOException {
    try {
      read.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    taken.write(value);
  }

  List<String> lines() {
    return taken.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
