/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xenworkbench.core.concurrent.Threads;

/** Answers one request, on the loopback address. */
final class TestServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final ExecutorService thread = Threads.single("test-server");
  private final CompletableFuture<String> request = new CompletableFuture<>();

  /**
   * Begins to listen.
   *
   * @param headers further ones, each with its end
   */
  TestServer(String status, String headers) throws IOException {
    thread.execute(() -> answer("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n" + headers + "\r\n"));
  }

  private void answer(String response) {
    try (Socket client = socket.accept()) {
      request.complete(read(client.getInputStream()));
      client.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    } catch (IOException e) {
      request.completeExceptionally(e);
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("The request ended early: " + head);
      }
      head.append((char) c);
    }
    Matcher length = LENGTH.matcher(head);
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return head + new String(body, StandardCharsets.UTF_8);
  }

  int port() {
    return socket.getLocalPort();
  }

  String request() throws Exception {
    return request.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.shutdownNow();
  }
}
