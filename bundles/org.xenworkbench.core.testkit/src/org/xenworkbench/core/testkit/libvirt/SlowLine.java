/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.xenworkbench.core.concurrent.Threads;

/**
 * A TCP line on the loopback address that delays every byte by the same time, each way, and can be cut. It stands in
 * for {@code tc netem}, which needs a kernel module and root.
 *
 * @since 0.1
 */
public final class SlowLine implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final ServerSocket server;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool(Threads.factory("slow-line"));
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile long delayNanos;
  private volatile boolean cut;

  private record Segment(long due, byte[] bytes) {
  }

  private SlowLine(int target, Duration oneWay) throws IOException {
    this.target = target;
    this.delayNanos = oneWay.toNanos();
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  /**
   * Opens a line to a local port.
   *
   * @param oneWay the delay in each direction; a round trip takes twice that
   */
  public static SlowLine to(int target, Duration oneWay) throws IOException {
    SlowLine line = new SlowLine(target, oneWay);
    line.threads.execute(line::accept);
    return line;
  }

  /** The port at which the line is entered. */
  public int port() {
    return server.getLocalPort();
  }

  /** Changes the delay of what is sent from now on. */
  public void delay(Duration oneWay) {
    delayNanos = oneWay.toNanos();
  }

  /** Breaks every connection, and every new one at once, until {@link #mend}. */
  public void cut() {
    cut = true;
    sockets.forEach(SlowLine::close);
  }

  /** New connections get through again. */
  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException e) {
        // Closed, or the target refuses: the client sees its connection end.
        continue;
      }
    }
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    if (cut) {
      forget(client);
      return;
    }
    try {
      Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(service);
      client.setTcpNoDelay(true);
      service.setTcpNoDelay(true);
      carry(client, service);
      carry(service, client);
    } catch (IOException e) {
      forget(client);
      throw e;
    }
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Segment> queue = new LinkedBlockingQueue<>();
    threads.execute(() -> read(from, queue));
    threads.execute(() -> write(to, queue));
  }

  private void read(Socket from, BlockingQueue<Segment> queue) {
    byte[] buffer = new byte[CHUNK];
    try {
      InputStream input = from.getInputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        queue.add(new Segment(System.nanoTime() + delayNanos, Arrays.copyOf(buffer, count)));
      }
    } catch (IOException e) {
      // The line was cut, or this end has broken off: so does the other.
      forget(from);
    }
    queue.add(new Segment(System.nanoTime() + delayNanos, new byte[0]));
  }

  private void write(Socket to, BlockingQueue<Segment> queue) {
    try {
      OutputStream output = to.getOutputStream();
      for (Segment segment = queue.take(); segment.bytes().length > 0; segment = queue.take()) {
        for (long left = segment.due() - System.nanoTime(); left > 0; left = segment.due() - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        output.write(segment.bytes());
      }
    } catch (IOException e) {
      forget(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    forget(to);
  }

  private void forget(Socket socket) {
    sockets.remove(socket);
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the line and every connection on it. */
  @Override
  public void close() throws IOException {
    server.close();
    cut();
    threads.shutdownNow();
  }
}
