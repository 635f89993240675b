/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The classes that the first start of the window has loaded are at hand for those that follow. */
class SharedClassesTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Path home = Path.of("");
  private Path configuration = Path.of("");

  @BeforeEach
  void copyConfiguration() throws IOException {
    assumeTrue(System.getenv("DISPLAY") != null, "a window needs a display");
    home = Product.home();
    configuration = Product.configuration(home, folder);
  }

  @Test
  void aLaterStartTakesTheClassesOfAllBundlesFromTheArchive() throws Exception {
    startAndEnd("-Dfirst=true");
    await("archive").atMost(LIMIT).until(() -> archives().size() == 1);
    Path log = folder.resolve("loaded");
    startAndEnd("-Xlog:class+load:file=" + log);
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.endsWith("source: shared objects file") || line.endsWith("shared objects file (top)"))
        .hasSizeGreaterThan(5_000).anyMatch(line -> line.contains(" org.eclipse.ui.internal.Workbench "))
        .anyMatch(line -> line.contains(" org.xenworkbench.core.model.VirtualMachine "));
    assertThat(archives()).hasSize(1);
    try (Stream<Path> files = Files.list(configuration)) {
      assertThat(files.filter(file -> file.toString().contains(".loaded"))).isEmpty();
    }
  }

  @Test
  void anArchiveThatIsDamagedKeepsNobodyFromStarting() throws Exception {
    startAndEnd("-Dfirst=true");
    await("archive").atMost(LIMIT).until(() -> archives().size() == 1);
    Path archive = archives().get(0);
    Files.delete(archive);
    Files.writeString(archive, "no archive");
    startAndEnd("-Dsecond=true");
    await("it is removed").atMost(LIMIT).until(() -> archives().isEmpty());
    startAndEnd("-Dthird=true");
    await("another").atMost(LIMIT).until(() -> archives().size() == 1);
    assertThat(archives().get(0)).satisfies(made -> assertThat(Files.size(made)).isGreaterThan(1 << 20));
  }

  /** Each start would make an archive, and leave it in the folder. */
  @Test
  void aFolderInThePlaceOfTheArchiveStaysAsItIs() throws Exception {
    Path archive = Files.createDirectory(configuration.resolve("classes-1-2.jsa"));
    Path log = Files.writeString(configuration.resolve("classes-1-1.loaded"),
        "org.eclipse.ui.internal.WorkbenchWindow source: file:/x\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process making = new ProcessBuilder(home.resolve("class-archive").toString(), java, home + "/plugins/none.jar",
        log.toString(), archive.toString()).inheritIO().start();
    assertThat(making.waitFor()).isZero();
    assertThat(archive).isEmptyDirectory();
    assertThat(log).doesNotExist();
  }

  /** A list of classes has no blanks in its paths. */
  @Test
  void aProductWhosePathHasABlankHasAnArchiveToo() throws Exception {
    Path copy = folder.resolve("Xen Workbench");
    assertThat(new ProcessBuilder("cp", "-r", Product.home().toString(), copy.toString()).inheritIO().start().waitFor())
        .isZero();
    home = copy;
    configuration = Product.configuration(copy, Files.createDirectory(folder.resolve("its own")));
    startAndEnd("-Dfirst=true");
    await("archive").atMost(LIMIT).until(() -> archives().size() == 1);
    Path log = folder.resolve("loaded");
    startAndEnd("-Xlog:class+load:file=" + log);
    assertThat(Files.readAllLines(log)).filteredOn(line -> line.contains("shared objects file"))
        .anyMatch(line -> line.contains(" org.xenworkbench.core.model.VirtualMachine "));
  }

  /** Those that are complete. */
  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(configuration)) {
      return files.filter(file -> file.toString().endsWith(".jsa") && !file.toString().contains(".loaded")).toList();
    }
  }

  /** Starts the window, waits until it is there, and ends it. */
  private void startAndEnd(String option) throws Exception {
    Path ready = folder.resolve("ready");
    Files.deleteIfExists(ready);
    ProcessBuilder builder = new ProcessBuilder(home.resolve("xenworkbench").toString(), "-configuration",
        configuration.toString(), "-data", folder.resolve("workspace").toString(), "-hosts",
        System.getProperty("xenworkbench.hosts"));
    builder.environment().put("XENWORKBENCH_VMARGS", "-Dxenworkbench.ready=" + ready + " " + option);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("GDK_BACKEND", "x11");
    Path log = folder.resolve("log");
    Process launcher = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      await("window (see " + log + ")").atMost(LIMIT).failFast("it ended", () -> !launcher.isAlive())
          .until(() -> Files.exists(ready));
    } finally {
      launcher.destroy();
      assertThat(launcher.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    }
  }
}
