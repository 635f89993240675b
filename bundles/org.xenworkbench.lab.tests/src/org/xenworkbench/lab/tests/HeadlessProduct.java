/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.LocalManagement;

/** The materialised product as a process of its own without windows, driven through its MBeans. */
final class HeadlessProduct implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);

  private final Process launcher;
  private final ProcessHandle machine;
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private HeadlessProduct(Process launcher, ProcessHandle machine) throws IOException {
    this.launcher = launcher;
    this.machine = machine;
    this.connector = LocalManagement.connect(machine.pid());
    this.server = connector.getMBeanServerConnection();
  }

  /** Starts it on a workspace with the lab's hosts and waits until it runs. */
  static HeadlessProduct start(Lab lab, Path workspace) throws IOException {
    Path ready = workspace.resolveSibling(workspace.getFileName() + ".ready");
    Files.deleteIfExists(ready);
    Path log = workspace.resolveSibling(workspace.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(lab.product().resolve("xenworkbench").toString(), "-application",
        "org.xenworkbench.headless.application", "-data", workspace.toString(), "-hosts", lab.hostsFile().toString(),
        "-consoleLog");
    builder.environment().put("XENWORKBENCH_VMARGS", "-Dxenworkbench.ready=" + ready);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process launcher = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Await.until("the product runs (see " + log + ")", START,
        () -> Files.exists(ready) && Files.size(ready) > 0 || !launcher.isAlive());
    if (!launcher.isAlive()) {
      throw new AssertionError("The product ended at once: " + Files.readString(log));
    }
    return new HeadlessProduct(launcher,
        ProcessHandle.of(Long.parseLong(Files.readString(ready).strip())).orElseThrow());
  }

  /** An attribute of the host's bean, such as {@code ConnectionState}; empty if there is no such bean yet. */
  String host(String name, String attribute) throws IOException, JMException {
    List<ObjectName> found = List.copyOf(
        server.queryNames(new ObjectName("org.xenworkbench:type=Host,name=" + ObjectName.quote(name) + ",*"), null));
    return found.isEmpty() ? "" : String.valueOf(server.getAttribute(found.get(0), attribute));
  }

  /** Whether it knows a VM of that UUID. */
  boolean knows(String vm) throws IOException, JMException {
    return !server.queryNames(new ObjectName("org.xenworkbench:type=VirtualMachine,uuid=" + vm + ",*"), null).isEmpty();
  }

  /** Starts a migration; returns its id. */
  String migrate(String vm, String target) throws IOException, JMException {
    return (String) server.invoke(new ObjectName("org.xenworkbench:type=Migrations"), "migrate",
        new Object[] {vm, target}, new String[] {String.class.getName(), String.class.getName()});
  }

  /** The event log's entry of that identity; {@code null} if there is none (yet). */
  CompositeData entry(String correlation) throws IOException, JMException {
    ObjectName log = new ObjectName("org.xenworkbench:type=EventLog");
    if (!server.isRegistered(log)) {
      return null; // beans come a moment after the product runs
    }
    CompositeData[] recent = (CompositeData[]) server.getAttribute(log, "Recent");
    for (CompositeData entry : recent) {
      if (correlation.equals(entry.get("correlation"))) {
        return entry;
      }
    }
    return null;
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    machine.destroyForcibly();
    if (!launcher.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("The launcher outlives the product");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connector.close();
    } catch (IOException e) {
      // it was killed
    }
    machine.destroy();
    launcher.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(e -> launcher.destroyForcibly()).join();
  }
}
