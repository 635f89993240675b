/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that is named on the command line, and what is left of its window at the next start. */
class ReplayTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  @Test
  void aRecordingOfTheCommandLineIsShownAndARestartDoesNotBringItBack() throws Exception {
    Assumptions.assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
    Path workspace = folder.resolve("workspace");
    Path recording = recording(folder.resolve("night.xenrec"));
    try (Product product = Product.startWith(folder("first"), workspace, "-replay", recording.toString())) {
      await("Its window").atMost(LIMIT).until(() -> isReplaying(product));
    }
    Path model = workspace.resolve(".metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi");
    assertThat(Files.readString(model)).as("one window is kept").containsOnlyOnce("basic:TrimmedWindow")
        .doesNotContain("(recording)");
    Path none = Files.writeString(folder.resolve("none.xenrec"), "milk, bread");
    try (Product product = Product.startWith(folder("second"), workspace, "-replay", none.toString())) {
      await("A sentence on the terminal").atMost(LIMIT).until(() -> product.log().lines()
          .anyMatch(line -> line.startsWith("The file '" + none + "' is no recording")));
      assertThat(isReplaying(product)).isFalse();
      assertThat(product.log()).doesNotContain("NullPointerException", "Unable to", "InjectionException");
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  /** A recording's window has a thread of its own as long as it is open. */
  private static boolean isReplaying(Product product) throws IOException {
    try (JMXConnector connector = product.attach()) {
      ThreadMXBean threads = ManagementFactory.getPlatformMXBean(connector.getMBeanServerConnection(),
          ThreadMXBean.class);
      return Stream.of(threads.dumpAllThreads(false, false))
          .anyMatch(thread -> thread.getThreadName().startsWith("xenworkbench-replay"));
    }
  }

  /** One host for ten minutes, in the first form. */
  private static Path recording(Path file) throws IOException {
    UUID id = UUID.randomUUID();
    String head = String.join("\n", "xenrec\t1", String.join("\t", "facts", id.toString(), "Night shift",
        "2026-11-29T14:00:00Z", "2026-11-29T14:10:00Z", "2026-11-29T15:00:00Z", "0.1.0", "5000"),
        String.join("\t", "host", "host/" + UUID.randomUUID(), "night-host", "HYPERVISOR", "false"), "");
    Map<String, String> parts = Map.of("recording", head, "end", "0\t0\n");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("recording", "end")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(parts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
