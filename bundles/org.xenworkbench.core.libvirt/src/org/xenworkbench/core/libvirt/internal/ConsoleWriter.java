/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Sends what is typed, in small pieces, and after each asks the host for something else and waits for the answer.
 * libvirt acknowledges no stream data: libvirtd takes in whatever comes, then reads nothing more from the connection
 * until the guest has taken it, keepalive included, so that a long paste would end the connection (measured: 600 kB on
 * an emulated serial line). The answer shows that libvirtd still reads.
 */
final class ConsoleWriter {

  private static final int PIECE = 256;
  private static final int MAX_PENDING = 1 << 18;

  private final Output output;
  private final Acknowledgement acknowledgement;
  private final Executor executor;
  private byte[] pending = new byte[0];
  private boolean writing;
  private boolean stopped;

  /** Where the pieces go. */
  interface Output {

    /** Writes; the number of bytes taken, 0 if it would block, negative if it failed. */
    int write(byte[] data);
  }

  /** Waits for any answer of the host. */
  interface Acknowledgement {

    /** Whether the host has answered. */
    boolean await();
  }

  /** Makes writers of one session. */
  interface Factory {
    ConsoleWriter create(Output output);
  }

  ConsoleWriter(Output output, Acknowledgement acknowledgement, Executor executor) {
    this.output = output;
    this.acknowledgement = acknowledgement;
    this.executor = executor;
  }

  /** Enqueues data; false if too much waits already. */
  synchronized boolean add(byte[] data) {
    if (pending.length + data.length > MAX_PENDING) {
      return false;
    }
    int length = pending.length;
    pending = Arrays.copyOf(pending, length + data.length);
    System.arraycopy(data, 0, pending, length, data.length);
    if (!writing && !stopped && pending.length > 0) {
      writing = true;
      executor.execute(this::run);
    }
    return true;
  }

  /** Sends nothing more. */
  synchronized void stop() {
    stopped = true;
  }

  private void run() {
    boolean healthy = true;
    for (byte[] piece = next(healthy); piece != null; piece = next(healthy)) {
      int sent = output.write(piece);
      if (sent > 0) {
        taken(sent);
      }
      healthy = sent >= 0 && acknowledgement.await();
    }
  }

  private synchronized byte @Nullable [] next(boolean healthy) {
    if (stopped || !healthy || pending.length == 0) {
      writing = false;
      return null;
    }
    return Arrays.copyOf(pending, Math.min(PIECE, pending.length));
  }

  private synchronized void taken(int count) {
    pending = Arrays.copyOfRange(pending, count, pending.length);
  }
}
