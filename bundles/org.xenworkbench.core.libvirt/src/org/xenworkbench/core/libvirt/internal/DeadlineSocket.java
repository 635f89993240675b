/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Timing;

/** A connection to somebody who may be anybody: reading ends at a time, however slowly the other side answers. */
final class DeadlineSocket extends Socket {

  private final Timing timing;
  private final long end;

  /** It may take so long from now on. */
  DeadlineSocket(Timing timing, Duration limit) {
    this.timing = timing;
    this.end = timing.nanos() + limit.toNanos();
  }

  /** What is left, in milliseconds, at least one. */
  int left() throws SocketTimeoutException {
    long left = end - timing.nanos();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.max(1, Duration.ofNanos(left).toMillis());
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(left());
        return super.read();
      }

      @Override
      public int read(byte @Nullable [] buffer, int offset, int length) throws IOException {
        setSoTimeout(left());
        return super.read(buffer, offset, length);
      }
    };
  }
}
