/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeMigrations;

/** A process of its own attaches to this one, as JConsole does, reads beans and migrates a VM without our classes. */
class LocalAttachTest {

  /** What the other process runs; it has only the JDK and this class. */
  static final class Client {

    public static void main(String[] arguments) throws Exception {
      try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(arguments[0])))) {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        ObjectName host = server.queryNames(new ObjectName("org.xenworkbench:type=Host,id=" + arguments[1] + ",*"),
            null).iterator().next();
        System.out.println("cpu " + server.getAttribute(host, "CpuUsage"));
        CompositeData[] metrics = (CompositeData[]) server.getAttribute(host, "Metrics");
        System.out.println("metrics " + metrics.length);
        System.out.println("migration " + server.invoke(new ObjectName("org.xenworkbench:type=Migrations"), "migrate",
            new Object[] {arguments[2], "pm1"}, new String[] {String.class.getName(), String.class.getName()}));
      }
    }

    /** By reflection, since an OSGi bundle would have to import the package of the attach API. */
    static String address(String pid) throws ReflectiveOperationException {
      Class<?> type = Class.forName("com.sun.tools.attach.VirtualMachine");
      Object machine = type.getMethod("attach", String.class).invoke(null, pid);
      return (String) type.getMethod("startLocalManagementAgent").invoke(machine);
    }
  }

  /** The same for a virtual machine that bears another's UUID. */
  static final class Adopter {

    public static void main(String[] arguments) throws Exception {
      try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(Client.address(arguments[0])))) {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        ObjectName claim = server.queryNames(new ObjectName("org.xenworkbench:type=VirtualMachine,uuid=" + arguments[1]
            + ",host=" + arguments[2] + ",*"), null).iterator().next();
        System.out.println("claim " + server.getAttribute(claim, "Claim"));
        System.out.println("adoption " + server.invoke(claim, "adopt", new Object[0], new String[0]));
      }
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void anotherProcessTakesAClaimForTheVm() throws Exception {
    FakeCore core = new FakeCore();
    VmId claim = VmId.claim(FakeCore.PM1, FakeCore.VM2.uuid());
    core.inventory.put(FakeCore.vm(claim, "VM2", FakeCore.PM1));
    try (PublishedCore published = new PublishedCore(core, ManagementFactory.getPlatformMBeanServer())) {
      published.settle();
      List<String> output = run(Adopter.class, Long.toString(ProcessHandle.current().pid()), claim.uuid().toString(),
          FakeCore.PM1.toString());
      assertThat(output).containsExactly("claim true", "adoption " + core.vms.deeds().get(0).id());
      assertThat(core.deeds()).singleElement().asString().matches(Pattern.quote("adopt " + claim + " by "
          + System.getProperty("user.name")) + " \\(JMX from [0-9a-f.:]+\\)");
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void anotherProcessReadsAndMigrates() throws Exception {
    FakeCore core = new FakeCore();
    try (PublishedCore published = new PublishedCore(core, ManagementFactory.getPlatformMBeanServer())) {
      published.settle();
      List<String> output = run(Client.class, Long.toString(ProcessHandle.current().pid()), FakeCore.PM1.toString(),
          FakeCore.VM2.uuid().toString());
      assertThat(output).containsExactly("cpu 0.25", "metrics 2",
          "migration " + core.migrations.orders().get(0).id());
      assertThat(core.migrations.orders()).as("who and from where").singleElement()
          .extracting(FakeMigrations.Order::user).asString()
          .matches(Pattern.quote(System.getProperty("user.name")) + " \\(JMX from [0-9a-f.:]+\\)");
      assertThat(core.requests()).singleElement()
          .satisfies(request -> assertThat(request.target()).isEqualTo(FakeCore.PM1));
    }
  }

  private static List<String> run(Class<?> client, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", location(),
        client.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader reader = process.inputReader()) {
      return reader.lines().toList();
    } finally {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Where this class comes from, in a plain class path as well as in OSGi. */
  private static String location() throws URISyntaxException {
    Path place = Path.of(Client.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path classes = place.resolve("target/classes");
    return (Files.isDirectory(classes) ? classes : place).toString();
  }
}
