/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;

/**
 * The channel of a console on one host. After a move the old one is read for a moment, while what is typed goes to the
 * new one. Any thread.
 */
final class ConsoleAttachment implements ConsoleChannel.Receiver {

  private final HostId host;
  private final LongSupplier nanos;
  private final Consumer<byte[]> output;
  private final Consumer<ConsoleAttachment> onEnd;
  private volatile @Nullable ConsoleChannel channel;
  private volatile long heard;
  private volatile Optional<String> end = Optional.empty();
  private volatile boolean leaving;

  /**
   * Creates it without its channel.
   *
   * @param nanos the monotonic clock
   * @param output told what the guest prints
   * @param onEnd told when the host has ended it
   */
  ConsoleAttachment(HostId host, LongSupplier nanos, Consumer<byte[]> output, Consumer<ConsoleAttachment> onEnd) {
    this.host = host;
    this.nanos = nanos;
    this.output = output;
    this.onEnd = onEnd;
    this.heard = nanos.getAsLong();
  }

  HostId host() {
    return host;
  }

  void opened(ConsoleChannel opened) {
    channel = opened;
  }

  /** What its host said when it ended it; empty while it goes on. */
  Optional<String> end() {
    return end;
  }

  /** Its VM runs elsewhere; returns whether it did not before. */
  boolean leave() {
    boolean first = !leaving;
    leaving = true;
    return first;
  }

  /** Its VM is back. */
  void stay() {
    leaving = false;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** Nanoseconds since the guest printed here, or since the console was opened. */
  long silence() {
    return nanos.getAsLong() - heard;
  }

  void send(byte[] data) throws HypervisorException {
    ConsoleChannel open = channel;
    if (open != null) {
      open.send(data);
    }
  }

  void close() {
    ConsoleChannel open = channel;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void received(byte[] data) {
    heard = nanos.getAsLong();
    output.accept(data);
  }

  @Override
  public void ended(String reason) {
    end = Optional.of(reason);
    onEnd.accept(this);
  }
}
