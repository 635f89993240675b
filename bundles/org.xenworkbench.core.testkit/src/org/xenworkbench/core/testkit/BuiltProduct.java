/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;

/**
 * The built product as a process of its own, reached by its MBeans.
 *
 * @since 0.1
 */
public final class BuiltProduct implements AutoCloseable {

  /** The argument by which it runs without windows. */
  public static final List<String> HEADLESS = List.of("-application", "org.xenworkbench.headless.application");

  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration END = Duration.ofSeconds(60);

  private final Process launcher;
  private final ProcessHandle machine;
  private final JMXConnector connector;

  private BuiltProduct(Process launcher, ProcessHandle machine) throws IOException {
    this.launcher = launcher;
    this.machine = machine;
    this.connector = LocalManagement.connect(machine.pid());
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param home where the product is
   * @param workspace its workspace; what it says goes into a file beside it, {@code WORKSPACE.log}
   * @param hosts the file of its hosts
   * @param arguments further arguments, such as {@link #HEADLESS}; without it, it has its window
   * @throws IOException if it ends instead; tells what it said
   */
  public static BuiltProduct start(Path home, Path workspace, Path hosts, List<String> arguments) throws IOException {
    Path ready = workspace.resolveSibling(workspace.getFileName() + ".ready");
    Files.deleteIfExists(ready);
    Path log = workspace.resolveSibling(workspace.getFileName() + ".log");
    List<String> command = new ArrayList<>(List.of(home.resolve("xenworkbench").toString(), "-data",
        workspace.toString(), "-hosts", hosts.toString(), "-consoleLog"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("XENWORKBENCH_VMARGS", "-Dxenworkbench.ready=" + ready);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process launcher = builder.start();
    try {
      return attach(launcher, ready, log);
    } catch (IOException | RuntimeException | Error e) { // nobody has it to close it
      launcher.descendants().forEach(ProcessHandle::destroy);
      launcher.destroy();
      throw e;
    }
  }

  private static BuiltProduct attach(Process launcher, Path ready, Path log) throws IOException {
    Await.until("the product is ready (see " + log + ")", START,
        () -> Files.exists(ready) && Files.size(ready) > 0 || !launcher.isAlive());
    if (!launcher.isAlive()) {
      throw new IOException("The product ended at once: " + Files.readString(log));
    }
    return new BuiltProduct(launcher, machine(launcher, ready));
  }

  /** The Java machine tells its own number; with a window it does not, and is the launcher's or its child. */
  private static ProcessHandle machine(Process launcher, Path ready) throws IOException {
    String told = Files.readString(ready).strip();
    if (told.matches("\\d+")) {
      return ProcessHandle.of(Long.parseLong(told)).orElseThrow();
    }
    return Stream.concat(launcher.descendants(), Stream.of(launcher.toHandle()))
        .filter(process -> process.info().command().orElse("").endsWith("java")).findFirst().orElseThrow();
  }

  /** Its Java machine. */
  public ProcessHandle machine() {
    return machine;
  }

  /** Its MBeans. */
  public MBeanServerConnection beans() throws IOException {
    return connector.getMBeanServerConnection();
  }

  /** Ends it as {@code kill -9} does, and waits for that. */
  public void kill() {
    machine.destroyForcibly();
    launcher.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Asks it to end and waits for that; one that does not is killed. */
  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // it was killed
    }
    machine.destroy();
    machine.onExit().completeOnTimeout(machine, END.toSeconds(), TimeUnit.SECONDS).join();
    kill();
  }
}
