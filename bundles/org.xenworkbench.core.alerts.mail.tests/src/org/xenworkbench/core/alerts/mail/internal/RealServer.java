/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.xenworkbench.core.testkit.Await;

/** A real mail server as a process of its own, Debian's {@code python3-aiosmtpd}, on the loopback address. */
final class RealServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /** Debian's, which has Debian's packages. */
  private static final String PYTHON = "/usr/bin/python3";

  private final Path folder;
  private final Process process;
  private final int port;

  /**
   * Starts one; a machine without it skips the test.
   *
   * @param folder has its {@code server.pem} unless the mode is open, and gets its mail
   */
  RealServer(Path folder, String mode) throws IOException, InterruptedException {
    this.folder = folder;
    assumeTrue(isInstalled(), "python3-aiosmtpd is not installed (releng/lib/packages.d/daemons)");
    Path script = folder.resolve("server.py");
    try (InputStream in = RealServer.class.getResourceAsStream("server.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path said = folder.resolve("said");
    process = new ProcessBuilder(PYTHON, script.toString(), folder.toString(), mode, Integer.toString(port))
        .redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Await.until("the mail server listens (see " + said + ")", PATIENCE,
        () -> Files.exists(folder.resolve("ready")) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException("The mail server ended at once: " + Files.readString(said));
    }
  }

  private static boolean isInstalled() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(PYTHON))) {
      return false;
    }
    Process process = new ProcessBuilder(PYTHON, "-c", "import aiosmtpd").redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
  }

  int port() {
    return port;
  }

  /** What it has taken: the so manieth mail as it came, behind headers that say how. */
  String mail(int number) throws IOException {
    return Files.readString(folder.resolve("mail-" + number), StandardCharsets.ISO_8859_1);
  }

  boolean has(int number) {
    return Files.exists(folder.resolve("mail-" + number));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
