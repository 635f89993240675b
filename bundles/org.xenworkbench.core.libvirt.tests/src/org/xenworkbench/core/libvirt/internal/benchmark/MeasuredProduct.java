/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.LocalManagement;

/** The built product as a process of its own on a fleet, looked at from outside. */
final class MeasuredProduct implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration END = Duration.ofSeconds(60);

  private final Process launcher;
  private final ProcessHandle machine;
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private MeasuredProduct(Process launcher, ProcessHandle machine) throws IOException {
    this.launcher = launcher;
    this.machine = machine;
    this.connector = LocalManagement.connect(machine.pid());
    this.server = connector.getMBeanServerConnection();
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param home where the product is
   * @param folder takes workspace and log
   * @param application of Eclipse; none is the workbench with its window
   */
  static MeasuredProduct start(Path home, Path folder, Fleet fleet, String... application) throws IOException {
    Path ready = folder.resolve("ready");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of(home.resolve("xenworkbench").toString(), "-data",
        folder.resolve("workspace").toString(), "-hosts", fleet.hostsFile(folder.resolve("hosts")).toString()));
    command.addAll(List.of(application));
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

  private static MeasuredProduct attach(Process launcher, Path ready, Path log) throws IOException {
    Await.until("the product is ready (see " + log + ")", START,
        () -> Files.exists(ready) && Files.size(ready) > 0 || !launcher.isAlive());
    if (!launcher.isAlive()) {
      throw new IOException("The product ended at once: " + Files.readString(log));
    }
    return new MeasuredProduct(launcher, machine(launcher, ready));
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

  /** The sum of a number over the polling of all hosts: {@code rounds}, {@code skipped}, {@code failures}. */
  long polling(String count) throws IOException, JMException {
    ObjectName sampler = new ObjectName("org.xenworkbench:type=Sampler");
    if (!server.isRegistered(sampler)) {
      return 0; // beans come a moment after the product is ready
    }
    return Stream.of((CompositeData[]) server.getAttribute(sampler, "Statistics"))
        .mapToLong(host -> (Long) host.get(count)).sum();
  }

  /** CPU time of the process in nanoseconds. */
  long cpu() {
    return machine.info().totalCpuDuration().orElseThrow().toNanos();
  }

  /**
   * Memory of the process in MiB.
   *
   * @param kind as the kernel calls it: {@code VmRSS} is all that is resident, {@code RssAnon} what is of no file
   */
  double memory(String kind) throws IOException {
    String status = Files.readString(Path.of("/proc/" + machine.pid() + "/status"));
    return Long.parseLong(status.replaceFirst("(?s).*" + kind + ":\\s*(\\d+) kB.*", "$1")) / 1024.0;
  }

  int threads() throws IOException {
    return threadBean().getThreadCount();
  }

  int beans() throws IOException {
    return server.getMBeanCount();
  }

  /** CPU time of the threads that live, in nanoseconds, by name without its number. */
  Map<String, Long> cpuOfThreads() throws IOException {
    ThreadMXBean bean = threadBean();
    Map<String, Long> sums = new TreeMap<>();
    ToLongFunction<ThreadInfo> cpu = thread -> bean.getThreadCpuTime(thread.getThreadId());
    for (ThreadInfo thread : bean.dumpAllThreads(false, false, 0)) {
      sums.merge(thread.getThreadName().replaceAll("(host)?\\d+", "N"), cpu.applyAsLong(thread), Long::sum);
    }
    return sums;
  }

  private ThreadMXBean threadBean() throws IOException {
    return ManagementFactory.getPlatformMXBean(server, ThreadMXBean.class);
  }

  @Override
  public void close() throws IOException {
    try {
      connector.close();
    } finally {
      machine.destroy();
      machine.onExit().completeOnTimeout(machine, END.toSeconds(), TimeUnit.SECONDS).join();
      machine.destroyForcibly(); // if it did not end
      launcher.onExit().join();
    }
  }
}
