/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Features of the built site are installed into the built product and removed from it, as its users would. */
class InstallTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FEATURE = "org.xenworkbench.example.feature.feature.group";
  private static final String BUNDLE = "org.xenworkbench.example.latency";
  private static final String SDK = "org.xenworkbench.sdk.feature.feature.group";
  private static final String TESTKIT = "org.xenworkbench.core.testkit";
  private static final String COMPONENT = BUNDLE + ".internal.ApiLatencySource";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void aFeatureOfTheSiteIsInstalledRunsAndIsRemoved() throws Exception {
    Path home = copy(Product.home(), folder.resolve("product"));
    assertThat(bundles(home)).noneMatch(line -> line.startsWith(BUNDLE));

    direct(home, "-repository", site(), "-installIU", FEATURE + ',' + SDK); // from nowhere else
    assertThat(bundles(home)).anyMatch(line -> line.startsWith(BUNDLE)).anyMatch(line -> line.startsWith(TESTKIT));
    assertThatItRuns(home);

    direct(home, "-uninstallIU", FEATURE + ',' + SDK);
    assertThat(bundles(home)).noneMatch(line -> line.startsWith(BUNDLE));
  }

  private static String site() {
    return Path.of(System.getProperty("xenworkbench.site")).toUri().toString();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private static List<String> bundles(Path home) throws IOException {
    return Files.readAllLines(home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"));
  }

  /** Runs p2's director, the engine behind <em>Install New Software</em>, in the product itself. */
  private void direct(Path home, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("-application", "org.eclipse.equinox.p2.director", "-data",
        folder.resolve("director").toString()));
    all.addAll(List.of(arguments));
    try (Product director = Product.run(home, folder, all)) {
      assertThat(director.awaitEnd()).as(director.log()).isZero();
    }
  }

  private void assertThatItRuns(Path home) throws Exception {
    try (Product product = Product.launch(home, Files.createDirectory(folder.resolve("started")),
        folder.resolve("workspace"), true); JMXConnector connector = product.attach()) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      ObjectName probe = new ObjectName("org.xenworkbench.product.tests:type=Probe");
      await(COMPONENT).atMost(LIMIT).until(() -> server.isRegistered(probe)
          && List.of((String[]) server.getAttribute(probe, "Active")).contains(COMPONENT));
      assertThat((String[]) server.getAttribute(probe, "Unsatisfied")).isEmpty();
    }
  }
}
