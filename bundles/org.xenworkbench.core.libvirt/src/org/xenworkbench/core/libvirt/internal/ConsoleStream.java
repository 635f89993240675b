/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * A console as a non-blocking stream. Data are read and written on the event loop's thread, when the stream is ready
 * and only by calls that return at once; what arrives is handed to the delivery thread. The lock is held during such
 * calls only, so it holds up neither the event loop nor a user who types.
 */
final class ConsoleStream implements ConsoleChannel, EventBridge.StreamSink {

  private static final int CHUNK = 4096;
  private static final int CHUNKS_AT_ONCE = 16;
  private static final int MAX_PENDING = 1 << 20;
  private static final int MAX_UNDELIVERED = 1 << 20;

  private final String domain;
  private final String host;
  private final EventBridge bridge;
  private final Receiver receiver;
  private final Consumer<ConsoleStream> onClosed;
  private final long number;
  private final Object lock = new Object();
  private final byte[] buffer = new byte[CHUNK];
  private final Deque<byte[]> pending = new ArrayDeque<>();
  private final AtomicInteger undelivered = new AtomicInteger();
  private int pendingBytes;
  private @Nullable Pointer stream;
  private boolean listening;
  private boolean ended;
  private volatile boolean closed;

  /**
   * Takes over a new stream.
   *
   * @param onClosed told when the native stream is freed
   */
  ConsoleStream(Pointer stream, String domain, String host, EventBridge bridge, Receiver receiver,
      Consumer<ConsoleStream> onClosed) {
    this.stream = stream;
    this.domain = domain;
    this.host = host;
    this.bridge = bridge;
    this.receiver = receiver;
    this.onClosed = onClosed;
    this.number = bridge.add(this);
  }

  /** Starts to listen; on false the reason is libvirt's last error on this thread. */
  boolean listen() {
    synchronized (lock) {
      listening = Virt.virStreamEventAddCallback(stream, Virt.STREAM_READABLE, bridge.stream, new Pointer(number),
          null) >= 0;
      return listening;
    }
  }

  @Override
  public void send(byte[] data) throws HypervisorException {
    synchronized (lock) {
      if (closed || ended) {
        throw new HypervisorException(Kind.LOST, NLS.bind(Messages.Console_hasEnded, domain, host));
      }
      if (data.length == 0) {
        return;
      }
      if (pendingBytes + data.length > MAX_PENDING) {
        throw new HypervisorException(Kind.BUSY,
            NLS.bind(Messages.Console_full, new Object[] {domain, host, pendingBytes}));
      }
      for (int from = 0; from < data.length; from += CHUNK) {
        pending.add(Arrays.copyOfRange(data, from, Math.min(data.length, from + CHUNK)));
      }
      pendingBytes += data.length;
      updateEvents();
    }
  }

  @Override
  public void ready(int events) {
    synchronized (lock) {
      if (ended || stream == null) {
        return;
      }
      if ((events & Virt.STREAM_WRITABLE) != 0) {
        write();
      }
      if ((events & ~Virt.STREAM_WRITABLE) != 0) {
        read((events & (Virt.STREAM_ERROR | Virt.STREAM_HANGUP)) != 0);
      }
    }
  }

  /** The connection is lost, and the stream with it. */
  void lost(String reason) {
    synchronized (lock) {
      end(reason);
    }
  }

  @Override
  public void close() {
    closed = true;
    bridge.remove(number);
    Pointer freed;
    synchronized (lock) {
      freed = stream;
      stream = null;
      if (freed != null && listening) {
        Virt.virStreamEventRemoveCallback(freed);
      }
    }
    if (freed != null) {
      Virt.virStreamAbort(freed);
      Virt.virStreamFree(freed);
      onClosed.accept(this);
    }
  }

  /** One chunk each time, so that a long paste does not keep other streams and keepalive waiting. */
  private void write() {
    byte[] chunk = pending.peek();
    if (chunk != null) {
      int sent = Virt.virStreamSend(stream, chunk, new NativeLong(chunk.length));
      if (sent == Virt.STREAM_WOULD_BLOCK) {
        return;
      }
      if (sent < 0) {
        end(NLS.bind(Messages.Console_ended, domain, host));
        return;
      }
      pending.remove();
      pendingBytes -= sent;
      if (sent < chunk.length) {
        pending.addFirst(Arrays.copyOfRange(chunk, sent, chunk.length));
      }
    }
    updateEvents();
  }

  /**
   * Reads what is there.
   *
   * @param hangUp whether the stream is at its end once nothing more is there
   */
  private void read(boolean hangUp) {
    for (int i = 0; i < CHUNKS_AT_ONCE && !ended; i++) {
      int count = Virt.virStreamRecv(stream, buffer, new NativeLong(buffer.length));
      if (count > 0) {
        deliver(Arrays.copyOf(buffer, count));
      } else if (count != Virt.STREAM_WOULD_BLOCK || hangUp) {
        end(NLS.bind(Messages.Console_ended, domain, host));
      } else {
        return;
      }
    }
  }

  private void deliver(byte[] data) {
    if (undelivered.addAndGet(data.length) > MAX_UNDELIVERED) {
      updateEvents();
    }
    bridge.deliver(() -> {
      if (!closed) {
        receiver.received(data);
      }
      int left = undelivered.addAndGet(-data.length);
      if (left <= MAX_UNDELIVERED && left + data.length > MAX_UNDELIVERED) {
        resume();
      }
    });
  }

  private void resume() {
    synchronized (lock) {
      updateEvents();
    }
  }

  /** Listens for what is of use now: output while its receiver keeps up, room for input while some waits. */
  private void updateEvents() {
    if (stream != null && listening && !ended) {
      int readable = undelivered.get() <= MAX_UNDELIVERED ? Virt.STREAM_READABLE : 0;
      Virt.virStreamEventUpdateCallback(stream, readable | (pending.isEmpty() ? 0 : Virt.STREAM_WRITABLE));
    }
  }

  private void end(String reason) {
    if (ended || closed) {
      return;
    }
    ended = true;
    if (listening) {
      Virt.virStreamEventRemoveCallback(stream);
      listening = false;
    }
    bridge.deliver(() -> {
      if (!closed) {
        receiver.ended(reason);
      }
    });
  }
}
