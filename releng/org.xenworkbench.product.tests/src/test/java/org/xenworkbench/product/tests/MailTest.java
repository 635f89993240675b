/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A rule of a file, in the product without a window, sends mail to a real server, with the library inside OSGi. */
class MailTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String PYTHON = "/usr/bin/python3";
  private static final String SERVER = "bundles/org.xenworkbench.core.alerts.mail.tests/src/org/xenworkbench/core/"
      + "alerts/mail/internal/server.py";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private static void assumeInstalled() throws Exception {
    assumeTrue(Files.isExecutable(Path.of(PYTHON))
        && new ProcessBuilder(PYTHON, "-c", "import aiosmtpd").start().waitFor() == 0,
        "python3-aiosmtpd is not installed (releng/lib/packages.d/daemons)");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void aRuleOfAFileSendsAMail() throws Exception {
    assumeInstalled();
    int port = freePort();
    Path rules = Files.writeString(folder.resolve("rules"), """
        form = 1
        name = Busy hosts
        metric = cpu_avg
        watch = hosts
        level = 0.0001
        holds = PT0S
        action = mail
        action.to = ann@example.org, bob@example.org
        action.from = xen@example.org
        action.server = localhost:%d
        action.encryption = none
        """.formatted(port));
    Process server = new ProcessBuilder(PYTHON,
        Path.of(System.getProperty("xenworkbench.build")).resolve(SERVER).toString(), folder.toString(), "open",
        Integer.toString(port)).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    try {
      await("the mail server").atMost(LIMIT).failFast(() -> !server.isAlive())
          .until(() -> Files.exists(folder.resolve("ready")));
      Files.createDirectories(folder.resolve("product"));
      Path configuration = Product.configuration(Product.home(), folder.resolve("product"));
      List<String> arguments = new ArrayList<>(List.of("-configuration", configuration.toString(), "-data",
          folder.resolve("workspace").toString(), "-hosts", System.getProperty("xenworkbench.hosts"), "-alerts",
          rules.toString(), "-application", "org.xenworkbench.headless.application"));
      try (Product product = Product.run(Product.home(), folder.resolve("product"), arguments)) {
        await("a mail").atMost(LIMIT).failFast(product.log(), () -> !product.isAlive())
            .until(() -> Files.exists(folder.resolve("mail-1")));
        assertThat(Files.readString(folder.resolve("mail-1"))).contains("X-To: ann@example.org,bob@example.org",
            "Subject: Alert 'Busy hosts': CPU of ", "Rule: Busy hosts", "Threshold: above 0.0 %",
            "Auto-Submitted: auto-generated");
        assertThat(product.log()).doesNotContain("NoClassDefFoundError", "No provider of");
      }
    } finally {
      server.destroy();
      assertThat(server.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }
}
