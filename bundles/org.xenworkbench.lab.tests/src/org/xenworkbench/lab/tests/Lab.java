/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The lab that this run is for: where it is, how patient one must be with it, and its commands. */
final class Lab {

  /** System property: {@code xen} or {@code qemu}. */
  static final String NAME = "xenworkbench.lab";
  static final String XEN = "xen";
  static final String QEMU = "qemu";

  private static final Duration TOOL_LIMIT = Duration.ofMinutes(6);

  private final String name;
  private final Path root;
  private final Path hostsFile;
  private final Properties hosts = new Properties();

  private Lab() {
    name = property(NAME);
    root = Path.of(property("xenworkbench.root"));
    hostsFile = Path.of(property("xenworkbench.hosts"));
    try (Reader reader = Files.newBufferedReader(hostsFile)) {
      hosts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name, "");
    if (value.isBlank()) {
      throw new AssertionError("The lab tests need the system property " + name + ": run releng/test --lab xen|qemu");
    }
    return value;
  }

  /** The lab named by the system properties. */
  static Lab current() {
    return new Lab();
  }

  String name() {
    return name;
  }

  boolean isXen() {
    return XEN.equals(name);
  }

  /** The clone. */
  Path root() {
    return root;
  }

  /** The file with both hosts. */
  Path hostsFile() {
    return hostsFile;
  }

  /** How long an answer may take: a prompt, an event, a round. */
  Duration patience() {
    return isXen() ? Duration.ofSeconds(90) : Duration.ofSeconds(30);
  }

  /** How long a migration may take on a machine that has much else to do. */
  Duration migrationPatience() {
    return isXen() ? Duration.ofSeconds(300) : Duration.ofSeconds(90);
  }

  /** The sampling interval at which every interval must have a sample. */
  Duration interval() {
    return isXen() ? Duration.ofSeconds(2) : Duration.ofSeconds(1);
  }

  /** Runs {@code releng/lab/NAME ARGUMENTS}. */
  String tool(String... arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("releng/lab").resolve(name).toString()));
    command.addAll(Arrays.asList(arguments));
    return Shell.run(TOOL_LIMIT, command);
  }

  /** Runs virsh on a host, as somebody else would. */
  String virsh(String host, String... arguments) {
    return virsh(migrationPatience(), host, arguments);
  }

  private String virsh(Duration limit, String host, String... arguments) {
    List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", uri(host)));
    command.addAll(Arrays.asList(arguments));
    return Shell.run(limit, command);
  }

  /** A libvirtd that hangs costs the test that met it, not all that follow; what its threads wait for is printed. */
  private boolean answers(String host) {
    try {
      virsh(patience(), host, "list", "--all");
      return true;
    } catch (AssertionError e) {
      System.out.println(name + " lab: " + host + " does not answer: " + e.getMessage());
      if (isXen()) {
        printWaits(host);
      }
      return false;
    }
  }

  private void printWaits(String host) {
    try {
      System.out.println(tool("ssh", host, "for task in /proc/$(cat /run/libvirtd.pid)/task/*; do "
          + "echo $(cat $task/comm $task/wchan $task/syscall); done; tail -n 20 /var/log/libvirt/libvirtd.log"));
    } catch (AssertionError e) {
      System.out.println(name + " lab: nor does its dom0: " + e.getMessage());
    }
  }

  /** Migrates a VM peer to peer, as somebody else would. */
  void migrate(String vm, String from, String to) {
    String address = hosts.getProperty(to + ".peer.address");
    List<String> arguments = new ArrayList<>(
        List.of("migrate", "--live", "--p2p", "--persistent", "--undefinesource", vm, peerUri(to)));
    if (isXen()) {
      arguments.add("tcp://" + address);
    }
    virsh(from, arguments.toArray(String[]::new));
  }

  /** The state that a host gives for a VM, such as "running"; empty if it does not list it. */
  String state(String host, String vm) {
    return virsh(host, "list", "--all").lines().map(line -> line.strip().split(" +", 3))
        .filter(columns -> columns.length == 3 && columns[1].equals(vm)).map(columns -> columns[2]).findFirst()
        .orElse("");
  }

  /** Whether a host runs a VM. */
  boolean runs(String host, String vm) {
    return state(host, vm).equals("running");
  }

  /** Whether libvirt is migrating a VM. */
  boolean hasJob(String host, String vm) {
    return virsh(host, "domjobinfo", vm).lines().anyMatch(line -> line.matches("Job type: +(Unb|B)ounded *"));
  }

  /** On QEMU a migration would be over before anybody could look: the next one of that VM is slowed down. */
  void slowDown(String host, String vm) {
    if (!isXen()) {
      virsh(host, "migrate-setspeed", vm, "8"); // MiB/s
    }
  }

  /** The materialised product. */
  Path product() {
    String given = System.getProperty("xenworkbench.product", "");
    Path product = given.isBlank() ? root.resolve("releng/.cache/product") : Path.of(given);
    if (!Files.isExecutable(product.resolve("xenworkbench"))) {
      throw new AssertionError("There is no product in " + product + ": run releng/test or releng/run first");
    }
    return product;
  }

  /** VM1 runs on PM1 and VM2 on PM2 again, whatever happened. */
  void bringHome() {
    if (answers("PM1") && answers("PM2") && isHome("PM1", "VM1") && isHome("PM2", "VM2")) {
      return;
    }
    if (isXen()) {
      tool("restore", "booted");
    } else {
      tool("reset");
    }
  }

  private boolean isHome(String home, String vm) {
    String other = home.equals("PM1") ? "PM2" : "PM1";
    if (runs(home, vm)) {
      return state(other, vm).isEmpty();
    }
    if (runs(other, vm) && state(home, vm).isEmpty()) {
      migrate(vm, other, home);
      return true;
    }
    return false;
  }

  private String uri(String host) {
    return hosts.getProperty(host + ".driver") + "+unix:///system?socket=" + hosts.getProperty(host + ".address");
  }

  private String peerUri(String host) {
    return hosts.getProperty(host + ".driver") + "+tcp://" + hosts.getProperty(host + ".peer.address") + path();
  }

  private String path() {
    return isXen() ? "/" : "/system";
  }
}
