/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeSession;

/** Sessions that open consoles and can do nothing else. */
final class FakeConsoles {

  private final List<Channel> channels = new CopyOnWriteArrayList<>();
  private final List<HostId> opened = new CopyOnWriteArrayList<>();
  private final Map<HostId, HypervisorException> refusals = new ConcurrentHashMap<>();
  private volatile Runnable beforeOpening = () -> {};

  HostCalls hosts() {
    return new FakeHostCalls((host, connection) -> session(host));
  }

  private HypervisorSession session(HostId host) {
    opened.add(host);
    return new Opening(host);
  }

  /** Has consoles. */
  private final class Opening extends FakeSession implements ConsoleAccess {

    private final HostId host;

    Opening(HostId host) {
      this.host = host;
    }

    @Override
    public ConsoleChannel openConsole(UUID domain, boolean force, ConsoleChannel.Receiver receiver)
        throws HypervisorException {
      return open(host, force, receiver);
    }
  }

  private Channel open(HostId host, boolean force, ConsoleChannel.Receiver receiver) throws HypervisorException {
    beforeOpening.run();
    HypervisorException refusal = refusals.get(host);
    if (refusal != null) {
      throw refusal;
    }
    Channel channel = new Channel(host, force, receiver);
    channels.add(channel);
    return channel;
  }

  void refuse(HostId host, HypervisorException reason) {
    refusals.put(host, reason);
  }

  void accept(HostId host) {
    refusals.remove(host);
  }

  void beforeOpening(Runnable task) {
    beforeOpening = task;
  }

  /** Hosts whose session was asked for, in order. */
  List<HostId> opened() {
    return opened;
  }

  List<Channel> channels() {
    return channels;
  }

  Channel last() {
    return channels.get(channels.size() - 1);
  }

  /** A channel that the test plays the host of. */
  static final class Channel implements ConsoleChannel {
    private final HostId host;
    private final boolean forced;
    private final Receiver receiver;
    private volatile CountDownLatch blocked = new CountDownLatch(0);
    private volatile @Nullable HypervisorException sendingFails;
    private volatile boolean closed;
    private int sent;

    Channel(HostId host, boolean forced, Receiver receiver) {
      this.host = host;
      this.forced = forced;
      this.receiver = receiver;
    }

    HostId host() {
      return host;
    }

    boolean forced() {
      return forced;
    }

    boolean closed() {
      return closed;
    }

    int sent() {
      return sent;
    }

    void print(String text) {
      receiver.received(text.getBytes(StandardCharsets.UTF_8));
    }

    void end(String reason) {
      receiver.ended(reason);
    }

    void failSending(HypervisorException failure) {
      sendingFails = failure;
    }

    void closeBlocksOn(CountDownLatch latch) {
      blocked = latch;
    }

    @Override
    public void send(byte[] data) throws HypervisorException {
      HypervisorException failure = sendingFails;
      if (failure != null) {
        throw failure;
      }
      sent += data.length;
    }

    @Override
    public void close() {
      try {
        blocked.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      closed = true;
    }
  }
}
