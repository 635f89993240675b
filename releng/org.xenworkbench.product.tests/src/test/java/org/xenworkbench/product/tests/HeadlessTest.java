/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The engine without a window, as a script or a service manager runs it: by the product's own start script. */
class HeadlessTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  /** Fewer files than a workspace in use has. */
  private static final int FEW = 20;
  private static final String HEADLESS = "org.xenworkbench.headless.application";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private record Run(Process process, Path out, Path err) {

    int end() throws InterruptedException {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("It still runs: " + said());
      }
      return process.exitValue();
    }

    String said() {
      return read(out) + read(err);
    }

    List<String> errors() {
      return read(err).lines().toList();
    }

    private static String read(Path file) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException e) {
        return e.toString();
      }
    }
  }

  private Run run(String application, String... arguments) throws IOException {
    Path home = Product.home();
    // whoever runs the tests in the background has Ctrl+C ignored, and so would what they start
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT",
        home.resolve("xenworkbench").toString(), "-application", application, "-configuration",
        folder.resolve("configuration").toString()));
    copyConfiguration();
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Run(start(builder), out, err);
  }

  private void copyConfiguration() throws IOException {
    Files.createDirectories(folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator"));
    for (String file : List.of("config.ini", "org.eclipse.equinox.simpleconfigurator/bundles.info")) {
      Path copy = folder.resolve("configuration").resolve(file);
      if (!Files.exists(copy)) {
        Files.copy(Product.home().resolve("configuration").resolve(file), copy);
      }
    }
  }

  private Process start(ProcessBuilder builder) throws IOException {
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XENWORKBENCH_VMARGS", "-Dxenworkbench.ready=" + folder.resolve("ready"));
    return builder.start();
  }

  private static String demo() {
    return System.getProperty("xenworkbench.hosts");
  }

  private void awaitReady(Run run) {
    await("ready").atMost(LIMIT).failFast(run.said(), () -> !run.process().isAlive())
        .until(() -> Files.exists(folder.resolve("ready")));
  }

  /** As a service manager sends it, and as Ctrl+C does: the script passes on what the shell keeps from its children. */
  @Test
  void aSignalEndsEverythingInOrderWithCode0() throws Exception {
    Path workspace = folder.resolve("a workspace");
    for (String signal : List.of("TERM", "INT")) {
      Files.deleteIfExists(folder.resolve("ready"));
      Run run = run(HEADLESS, "-data", workspace.toString(), "-hosts", demo());
      awaitReady(run);
      await("recorded").atMost(LIMIT).until(() -> Files.exists(store(workspace).resolve("history/pending-0")));
      await("its files").atMost(LIMIT).until(() -> count(workspace) > FEW);
      assertOwnersAlone(workspace);
      String pid = Long.toString(run.process().pid());
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
      assertThat(run.end()).as(signal + run.said()).isZero();
      assertThat(run.said()).contains("Ended in order");
      assertThat(run.errors()).isEmpty();
      assertThat(workspace.resolve(".metadata/.lock_info")).as("given back").doesNotExist();
      assertThat(store(workspace).resolve("events.db-wal")).as("the event log was closed").doesNotExist();
      assertOwnersAlone(workspace);
    }
  }

  private Path experiment(int count) throws IOException {
    return Files.writeString(folder.resolve("demo.experiment"), """
        [load]
        vm = VM2
        command = n=0; while :; do n=$((n+1)); echo $n; sleep 0.2; done
        lines = numbered
        [migrations]
        vm = VM2
        hosts = pm1, pm2
        count = %d
        pause = 2 s
        """.formatted(count));
  }

  @Test
  void anExperimentIsRunAndReportedAndEndsIt() throws Exception {
    Path report = folder.resolve("demo.html");
    Run run = run(HEADLESS, "-data", folder.resolve("workspace").toString(), "-hosts", demo(), "-experiment",
        experiment(1).toString(), "-report", report.toString());
    assertThat(run.end()).as(run.said()).isZero();
    assertThat(run.said()).contains("SUCCEEDED Ran experiment 'demo'", "The report is in " + report)
        .as("nobody takes it for that of an earlier run").doesNotContain("CANCELLED");
    assertThat(report).content().contains("1 of 1 migrations arrived", "<svg");
    assertThat(folder.resolve("demo.csv")).content().contains("VM2,pm2,pm1", "SUCCEEDED");
  }

  @Test
  void aSignalCancelsAnExperimentWhichTellsWhatWasDone() throws Exception {
    Path report = folder.resolve("demo.html");
    Run run = run(HEADLESS, "-data", folder.resolve("workspace").toString(), "-hosts", demo(), "-experiment",
        experiment(100).toString(), "-report", report.toString());
    await("one has arrived").atMost(LIMIT).failFast(run.said(), () -> !run.process().isAlive())
        .until(() -> run.said().contains("SUCCEEDED Migrated VM 'VM2'"));
    run.process().destroy();
    assertThat(run.end()).as(run.said()).isEqualTo(3);
    assertThat(report).content().contains("It was cancelled after");
  }

  @Test
  void anExperimentThatCannotBeReadIsToldWithEachMistake() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.experiment"), "[load]\ncomand = x\n[migrations]\nhosts = a\n");
    Run run = run(HEADLESS, "-data", folder.resolve("workspace").toString(), "-hosts", demo(), "-experiment",
        file.toString());
    assertThat(run.end()).as(run.said()).isEqualTo(1);
    assertThat(run.errors()).singleElement().asString()
        .contains("Line 2: 'comand' is unknown.", "Line 4: To and fro needs two");
  }

  @Test
  void whatTheCommandLineAsksForIsDoneAndEndsItWithItsCode() throws Exception {
    String workspace = folder.resolve("workspace").toString();
    Run plan = run(HEADLESS, "-data", workspace, "-hosts", demo(), "-migrate", "VM2", "-to", "pm1", "-plan");
    assertThat(plan.end()).as(plan.said()).isZero();
    assertThat(plan.said()).contains("Move: \"VM2\" from \"pm2\" to \"pm1\".", "This is a plan: nothing was changed.");
    Run done = run(HEADLESS, "-data", workspace, "-hosts", demo(), "-migrate", "VM2", "-to", "pm1");
    assertThat(done.end()).as(done.said()).isZero();
    assertThat(done.said()).contains("SUCCEEDED Migrated VM 'VM2'");
    Run unknown = run(HEADLESS, "-data", workspace, "-hosts", demo(), "-migrate", "nobody", "-to", "pm1");
    assertRefused(unknown, "No virtual machine is named \"nobody\"");
    assertThat(unknown.end()).isEqualTo(1);
  }

  /** Java, then Eclipse, start for seconds in which nobody hears a signal; the script is there at once. */
  @Test
  void aSignalBeforeTheApplicationIsThereEndsAtOnceAndIsSaid() throws Exception {
    Path workspace = folder.resolve("workspace");
    Run run = run(HEADLESS, "-data", workspace.toString(), "-hosts", demo());
    await("Java").atMost(LIMIT).until(() -> run.process().descendants().anyMatch(HeadlessTest::isJava));
    run.process().destroy();
    assertThat(run.end()).as(run.said()).isEqualTo(143);
    assertThat(run.errors()).containsExactly("xenworkbench: ended before the engine was started, since a signal came");
    assertThat(workspace).doesNotExist();
  }

  @Test
  void aSignalBeforeTheEngineIsUpEndsInOrderAndIsSaid() throws Exception {
    Path workspace = folder.resolve("workspace");
    Run run = run(HEADLESS, "-data", workspace.toString(), "-hosts", demo());
    await("the application has begun").atMost(LIMIT).pollInterval(Duration.ofMillis(10))
        .until(() -> Files.exists(workspace.resolve(".metadata/.lock")));
    run.process().destroy();
    assertThat(run.end()).as(run.said()).isZero();
    assertThat(run.said()).containsAnyOf("Ended before the engine was up", "Ended in order");
    assertThat(workspace.resolve(".metadata/.lock_info")).as("given back").doesNotExist();
    assertThat(store(workspace).resolve("events.db-wal")).as("the event log was closed").doesNotExist();
    Run again = run(HEADLESS, "-data", workspace.toString(), "-hosts", demo());
    awaitReady(again);
    again.process().destroy();
    assertThat(again.end()).as("nothing was half written: " + again.said()).isZero();
    assertThat(again.errors()).isEmpty();
  }

  /** Nothing but a key ends a question. */
  @Test
  void aSignalEndsItWhileItAsksForAPassword() throws Exception {
    copyConfiguration();
    Path hosts = Files.writeString(folder.resolve("hosts"),
        "hosts = far\nfar.driver = test\nfar.transport = ssh\nfar.address = 127.0.0.1\nfar.user = somebody\n");
    Path said = folder.resolve("said");
    String command = String.join(" ", "exec", Product.home().resolve("xenworkbench").toString(), "-application",
        HEADLESS, "-configuration", folder + "/configuration", "-data", folder + "/ws", "-hosts", hosts.toString(),
        "-askPasswords");
    Process terminal = start(new ProcessBuilder("script", "-qefc", command, "/dev/null").redirectErrorStream(true)
        .redirectOutput(said.toFile()));
    Run run = new Run(terminal, said, folder.resolve("none"));
    await("the question").atMost(LIMIT).failFast(() -> !terminal.isAlive())
        .until(() -> run.said().contains("Password of somebody on far"));
    terminal.descendants().filter(HeadlessTest::isJava).forEach(ProcessHandle::destroy);
    assertThat(run.end()).as(run.said()).isZero();
    assertThat(run.said()).contains("Ended in order");
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  /** As service managers and containers start it: Java by itself could not name such a folder then. */
  @Test
  void lettersBeyondAsciiAreFoundInThePosixLocale() throws Exception {
    Path script = Files.writeString(folder.resolve("start"), """
        mkdir b\u00fcro && cp "$2" b\u00fcro/h\u00f6sts &&
        exec "$1" -application "$3" -configuration "$PWD/configuration" \
            -data "$PWD/b\u00fcro/ws" -hosts "$PWD/b\u00fcro/h\u00f6sts"
        """);
    copyConfiguration();
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString(),
        Product.home().resolve("xenworkbench").toString(), demo(), HEADLESS)
        .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("LC_ALL", "C");
    Run run = new Run(start(builder), said, said);
    awaitReady(run);
    run.process().destroy();
    assertThat(run.end()).as(run.said()).isZero();
    assertThat(run.said()).contains("b\u00fcro/ws", "Ended in order");
  }

  /** Ctrl+S, or a pager that waits: both streams are full before the first line. */
  @Test
  void aTerminalThatNobodyReadsHoldsUpNeitherStartNorEnd() throws Exception {
    copyConfiguration();
    Process process = start(new ProcessBuilder("sh", "-c", """
        head -c 65536 /dev/zero; head -c 65536 /dev/zero >&2
        exec "$0" -application "$1" -configuration "$2/configuration" -data "$2/ws" -hosts "$3"
        """, Product.home().resolve("xenworkbench").toString(), HEADLESS, folder.toString(), demo()));
    Path none = folder.resolve("none");
    Run run = new Run(process, none, none);
    awaitReady(run);
    process.destroy();
    assertThat(run.end()).isZero();
  }

  private static Path store(Path workspace) {
    return workspace.resolve(".metadata/.plugins/org.xenworkbench.core.store");
  }

  /** While it runs files come and go. */
  private static int count(Path workspace) throws IOException {
    AtomicInteger count = new AtomicInteger();
    Files.walkFileTree(workspace, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        count.incrementAndGet();
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        count.incrementAndGet();
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
      }
    });
    return count.get();
  }

  private static void assertOwnersAlone(Path workspace) throws IOException {
    try (Stream<Path> files = Files.walk(workspace)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(FEW);
      for (Path file : all) {
        if (Files.exists(file)) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString())
              .endsWith("------");
        }
      }
    }
  }

  @Test
  void whatKeepsItFromStartingIsSaidWithACode() throws Exception {
    String workspace = folder.resolve("workspace").toString();
    assertRefused(run(HEADLESS, "-data", "@none", "-hosts", demo()), "There is no workspace");
    assertRefused(run(HEADLESS, "-data", "@noDefault", "-hosts", demo()), "There is no workspace");
    assertRefused(run(HEADLESS, "-data", workspace, "-hosts", folder + "/none"), folder + "/none does not exist");
    assertRefused(run(HEADLESS, "-data", workspace, "-hosts"), "-hosts wants a file");
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (String file : List.of(pipe.toString(), folder.toString(), "/dev/zero")) {
      assertRefused(run(HEADLESS, "-data", workspace, "-hosts", file), file + " cannot be read: it is no regular");
      assertRefused(run(HEADLESS, "-data", workspace, "-hosts", demo(), "-passwords", file), "it is no regular");
    }
    assertRefused(run("org.xenworkbench.nowhere", "-data", workspace),
        "\"org.xenworkbench.nowhere\" could not be found");
  }

  /** Else one would hear only that there is no display. */
  @Test
  void aWindowThatIsNotWantedIsNotOpened() throws Exception {
    for (String option : List.of("-headless", "--headless")) {
      assertRefused(run("org.xenworkbench.rcp.application", option, "-data", folder.resolve("workspace").toString()),
          "there is no option " + option);
    }
    assertThat(folder.resolve("workspace/.metadata/.lock_info")).doesNotExist();
  }

  @Test
  void aMachineWithoutADisplayIsToldHowElse() throws Exception {
    copyConfiguration();
    Path err = folder.resolve("err");
    Process process = start(new ProcessBuilder("env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY",
        Product.home().resolve("xenworkbench").toString(), "-configuration", folder.resolve("configuration").toString(),
        "-data", folder.resolve("workspace").toString()).redirectError(err.toFile()));
    assertRefused(new Run(process, folder.resolve("none"), err), "-application " + HEADLESS);
  }

  /** Where whoever waits for it would be told that it is ready lies a folder. */
  @Test
  void anErrorWhileItRunsIsSaidAndEndsItWithCode1() throws Exception {
    Path ready = Files.createDirectory(folder.resolve("ready"));
    Path workspace = folder.resolve("workspace");
    Run run = run(HEADLESS, "-data", workspace.toString(), "-hosts", demo());
    assertThat(run.end()).as(run.said()).isEqualTo(1);
    assertThat(String.join("\n", run.errors())).contains(ready.toString());
    assertThat(Run.read(run.out())).as("it ran").contains(workspace.toString());
    assertThat(workspace.resolve(".metadata/.lock_info")).as("given back").doesNotExist();
  }

  @Test
  void aFolderThatThePlatformWouldTakeForAnotherIsRefused() throws Exception {
    for (String name : List.of("site#prod", "what?", "a%2Fb")) {
      assertRefused(run(HEADLESS, "-data", folder.resolve(name).toString(), "-hosts", demo()), name);
    }
    Path moved = Files.createDirectory(folder.resolve("50% off")).resolve("xenworkbench");
    Files.copy(Product.home().resolve("xenworkbench"), moved);
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(moved.toString()).redirectError(err.toFile()).start();
    assertRefused(new Run(process, folder.resolve("err"), err), "50% off");
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void aBundleThatCannotBeResolvedIsNamed() throws Exception {
    run(HEADLESS, "-data", "@none").end(); // copies the configuration
    Path bundles = folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    Files.writeString(bundles, Files.readString(bundles).lines().filter(line -> !line.startsWith("rrd4j,"))
        .reduce("", (one, other) -> one + other + "\n"));
    assertRefused(run(HEADLESS, "-data", folder.resolve("workspace").toString(), "-hosts", demo()), "org.rrd4j");
  }

  private static void assertRefused(Run run, String reason) throws InterruptedException {
    assertThat(run.end()).as(run.said()).isNotZero();
    assertThat(String.join("\n", run.errors())).contains(reason);
  }
}
