/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Timing;

/**
 * A connection to somebody who may be anybody: it ends at a time, however slowly the other side answers, and when that
 * has said more than a mail server ever would. What is sent always fits into the send buffer, so that no write waits.
 */
final class BoundedSocket extends Socket {

  /** A conversation has a few hundred bytes, with encryption a few thousand. */
  static final int MOST_RECEIVED = 128 * 1024;
  /** More than the longest mail with all its commands. */
  private static final int SEND_BUFFER = 256 * 1024;

  /** The other side has said too much. */
  static final class TooMuchException extends IOException {

    private static final long serialVersionUID = 1;
  }

  private final Timing timing;
  private final long end;
  private int received;

  /** @param end when it is over, by {@link Timing#nanos} */
  BoundedSocket(Timing timing, long end) throws IOException {
    this.timing = timing;
    this.end = end;
    setSendBufferSize(SEND_BUFFER);
  }

  /** What is left of its time, at most so much; in milliseconds, at least one. */
  int left(Duration most) throws SocketTimeoutException {
    long left = end - timing.nanos();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.max(1, Math.min(left, most.toNanos()) / 1_000_000);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  /** Counts what comes in. */
  private final class Bounded extends FilterInputStream {

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte @Nullable [] buffer, int offset, int length) throws IOException {
      setSoTimeout(left(Duration.ofDays(1)));
      int count = super.read(buffer, offset, length);
      received += Math.max(0, count);
      if (received > MOST_RECEIVED) {
        throw new TooMuchException();
      }
      return count;
    }
  }
}
