/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * A console as a non-blocking stream. It is read on the event loop's thread, when the stream is ready and only by calls
 * that return at once; what arrives is handed to the delivery thread. What is typed goes through a
 * {@link ConsoleWriter}. The lock is held for moments only, so it holds up neither the event loop nor a user who types.
 */
final class ConsoleStream implements ConsoleChannel, EventBridge.StreamSink {

  private static final int CHUNK = 4096;
  private static final int CHUNKS_AT_ONCE = 16;
  private static final int MAX_UNDELIVERED = 1 << 20;

  private final String domain;
  private final String host;
  private final EventBridge bridge;
  private final Receiver receiver;
  private final ConsoleWriter writer;
  private final Consumer<ConsoleStream> onClosed;
  private final long number;
  private final Object lock = new Object();
  private final byte[] buffer = new byte[CHUNK];
  private final AtomicInteger undelivered = new AtomicInteger();
  private @Nullable Pointer stream;
  private boolean listening;
  private boolean ended;
  private int users;
  private volatile boolean closed;
  /** Whether the receiver wants to hear no end any more. */
  private volatile boolean silent;

  /**
   * Takes over a new stream.
   *
   * @param onClosed told when the channel is closed
   */
  ConsoleStream(Pointer stream, String domain, String host, EventBridge bridge, Receiver receiver,
      ConsoleWriter.Factory writers, Consumer<ConsoleStream> onClosed) {
    this.stream = stream;
    this.domain = domain;
    this.host = host;
    this.bridge = bridge;
    this.receiver = receiver;
    this.writer = writers.create(this::write);
    this.onClosed = onClosed;
    this.number = bridge.add(this);
  }

  /** Starts to listen; on false the reason is libvirt's last error on this thread. */
  boolean listen() {
    synchronized (lock) {
      Pointer open = stream;
      listening = open != null && Virt.virStreamEventAddCallback(open, Virt.STREAM_READABLE, bridge.stream,
          new Pointer(number), null) >= 0;
      return listening;
    }
  }

  @Override
  public void send(byte[] data) throws HypervisorException {
    if (hasEnded()) {
      throw new HypervisorException(Kind.LOST, NLS.bind(Messages.Console_hasEnded, domain, host));
    }
    try {
      if (!writer.add(data)) {
        throw new HypervisorException(Kind.BUSY, NLS.bind(Messages.Console_full, domain, host));
      }
    } catch (RejectedExecutionException e) {
      // The session was closed just now.
      throw new HypervisorException(Kind.LOST, NLS.bind(Messages.Console_hasEnded, domain, host), e);
    }
  }

  private boolean hasEnded() {
    synchronized (lock) {
      return closed || ended;
    }
  }

  @Override
  public void ready(int events) {
    synchronized (lock) {
      if (!ended && stream != null) {
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
    silent = true;
    shut();
  }

  /** The session is closed, which is no end to be heard of; that of a channel that was lost before still is. */
  void shut() {
    silent |= !hasEnded();
    closed = true;
    bridge.remove(number);
    writer.stop();
    Pointer freed;
    synchronized (lock) {
      if (stream != null && listening) {
        Virt.virStreamEventRemoveCallback(stream);
        listening = false;
      }
      freed = users == 0 ? take() : null;
    }
    free(freed);
    onClosed.accept(this);
  }

  private @Nullable Pointer take() {
    Pointer taken = stream;
    stream = null;
    return taken;
  }

  private static void free(@Nullable Pointer freed) {
    if (freed != null) {
      Virt.virStreamAbort(freed);
      Virt.virStreamFree(freed);
    }
  }

  /** Writes outside the lock, since it may wait for the socket; a stream that is closed meanwhile is freed after. */
  private int write(byte[] data) {
    Pointer used;
    synchronized (lock) {
      used = stream;
      if (used == null || ended || closed) {
        return -1;
      }
      users++;
    }
    int sent = Virt.virStreamSend(used, data, new NativeLong(data.length));
    Pointer freed;
    synchronized (lock) {
      users--;
      freed = closed && users == 0 ? take() : null;
    }
    free(freed);
    return sent == Virt.STREAM_WOULD_BLOCK ? 0 : sent;
  }

  /**
   * Reads what is there.
   *
   * @param hangUp whether the stream is at its end once nothing more is there
   */
  private void read(boolean hangUp) {
    Pointer open = stream;
    for (int i = 0; i < CHUNKS_AT_ONCE && !ended && open != null; i++) {
      int count = Virt.virStreamRecv(open, buffer, new NativeLong(buffer.length));
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
        synchronized (lock) {
          updateEvents();
        }
      }
    });
  }

  /** Listens to the guest only while the receiver keeps up. */
  private void updateEvents() {
    Pointer open = stream;
    if (open != null && listening && !ended) {
      Virt.virStreamEventUpdateCallback(open,
          undelivered.get() <= MAX_UNDELIVERED ? Virt.STREAM_READABLE : 0);
    }
  }

  private void end(String reason) {
    if (ended || closed) {
      return;
    }
    ended = true;
    writer.stop();
    Pointer open = stream;
    if (listening && open != null) {
      Virt.virStreamEventRemoveCallback(open);
      listening = false;
    }
    bridge.deliver(() -> {
      if (!silent) {
        receiver.ended(reason);
      }
    });
  }
}
