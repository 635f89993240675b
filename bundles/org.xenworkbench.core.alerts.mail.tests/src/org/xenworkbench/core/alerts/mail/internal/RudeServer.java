/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.xenworkbench.core.concurrent.Threads;

/** Takes one connection on the loopback address, and does with it what a test wants. */
final class RudeServer implements AutoCloseable {

  /** What it does. */
  interface Manners {
    void serve(BufferedReader in, OutputStream out) throws IOException;
  }

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  private final ExecutorService thread = Threads.single("rude-server");
  private final List<String> heard;

  RudeServer(Manners manners, List<String> heard) throws IOException {
    this.heard = heard;
    thread.execute(() -> serve(manners));
  }

  /** Says each of these after the other, the first one as its greeting, each other one after a line; then closes. */
  static RudeServer saying(List<String> answers) throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    return new RudeServer((in, out) -> {
      for (String answer : answers) {
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String line = in.readLine();
        while (line != null && answer.startsWith("354") && !line.equals(".")) { // the mail
          line = in.readLine();
        }
        if (line == null) {
          return;
        }
        heard.add(line);
      }
    }, heard);
  }

  private void serve(Manners manners) {
    try (Socket client = socket.accept()) {
      manners.serve(new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1)),
          client.getOutputStream());
    } catch (IOException e) {
      // the other side has had enough
    }
  }

  /** The lines that it got. */
  List<String> heard() {
    return heard;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.shutdownNow();
  }
}
