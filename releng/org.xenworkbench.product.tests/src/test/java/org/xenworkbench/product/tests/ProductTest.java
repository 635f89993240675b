/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The product that was built, with the demo fleet, as a JMX client in another process sees it. */
class ProductTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MACHINES = 8;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static Product product;
  private static JMXConnector connector;
  private static MBeanServerConnection server;

  @BeforeAll
  static void start() throws IOException {
    product = Product.start(folder);
    connector = product.attach();
    server = connector.getMBeanServerConnection();
    beans("type=VirtualMachine,*", MACHINES);
  }

  @AfterAll
  static void end() throws IOException {
    if (connector != null) {
      connector.close();
    }
    if (product != null) {
      product.close();
    }
  }

  private static ObjectName name(String keys) throws JMException {
    return new ObjectName("org.xenworkbench:" + keys);
  }

  /** The beans of that pattern, as soon as there are so many. */
  private static Set<ObjectName> beans(String pattern, int count) {
    return await(pattern).atMost(LIMIT).until(() -> server.queryNames(name(pattern), null),
        found -> found.size() >= count);
  }

  /** The virtual machine of that name that is no control domain. */
  private static ObjectName machine(String vm) {
    return beans("type=VirtualMachine,name=" + ObjectName.quote(vm) + ",*", 1).iterator().next();
  }

  @Test
  void everyComponentIsSatisfied() throws Exception {
    ObjectName probe = new ObjectName("org.xenworkbench.product.tests:type=Probe");
    assertThat((String[]) server.getAttribute(probe, "Components")).hasSizeGreaterThan(10);
    assertThat((String[]) server.getAttribute(probe, "Unsatisfied")).isEmpty();
  }

  @Test
  void hostsAndMachinesCanBeRead() throws Exception {
    ObjectName host = beans("type=Host,name=" + ObjectName.quote("pm1") + ",*", 1).iterator().next();
    await("connected").atMost(LIMIT).until(() -> server.getAttribute(host, "ConnectionState").equals("CONNECTED"));
    assertThat(server.getAttribute(host, "Simulated")).isEqualTo(true);
    await("CPU usage").atMost(LIMIT).until(() -> {
      double usage = (double) server.getAttribute(host, "CpuUsage");
      return usage >= 0 && usage <= 1;
    });
    assertThat(server.getAttribute(machine("db-01"), "State")).isEqualTo("RUNNING");
    assertThat(server.getAttribute(machine("backup"), "State")).isEqualTo("SHUT_OFF");
  }

  @Test
  void aMigrationIsStartedAndFollowed() throws Exception {
    ObjectName migrations = name("type=Migrations");
    ObjectName vm = machine("VM1");
    await("VM1 runs").atMost(LIMIT).until(() -> server.getAttribute(vm, "State").equals("RUNNING"));
    await("pm2 connected").atMost(LIMIT).until(() -> beans("type=Host,name=" + ObjectName.quote("pm2") + ",*", 1)
        .stream().allMatch(this::isConnected));
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    server.addNotificationListener(migrations, (notification, handback) -> heard.add(status(notification)), null, null);
    String id = (String) server.invoke(migrations, "migrate", new Object[] {vm.getKeyProperty("uuid"), "pm2"},
        new String[] {String.class.getName(), String.class.getName()});
    assertThat(id).isNotBlank();
    await("Notifications").atMost(Duration.ofSeconds(120)).until(() -> heard.contains("SUCCEEDED"));
    assertThat(heard).contains("RUNNING");
    await("VM1 on pm2").atMost(LIMIT).until(() -> server.getAttribute(machine("VM1"), "Host").equals("pm2"));
    List<CompositeData> past = List.of((CompositeData[]) server.getAttribute(migrations, "Past"));
    assertThat(past).anySatisfy(migration -> {
      assertThat(migration.get("id")).isEqualTo(id);
      assertThat(migration.get("status")).isEqualTo("SUCCEEDED");
      assertThat((long) migration.get("downtime")).as("the simulator reports a downtime").isPositive();
    });
  }

  private boolean isConnected(ObjectName host) {
    try {
      return server.getAttribute(host, "ConnectionState").equals("CONNECTED");
    } catch (JMException | IOException e) {
      return false;
    }
  }

  private static String status(Notification notification) {
    return (String) ((CompositeData) notification.getUserData()).get("status");
  }

  @Test
  void ordersThatCannotBeCarriedOutSayWhy() throws Exception {
    ObjectName migrations = name("type=Migrations");
    ObjectName vm = machine("db-01");
    Throwable refused = org.assertj.core.api.Assertions.catchThrowable(() -> server.invoke(migrations, "migrate",
        new Object[] {vm.getKeyProperty("uuid"), "nowhere"}, new String[] {String.class.getName(),
            String.class.getName()}));
    assertThat(refused).isNotNull().hasStackTraceContaining("nowhere");
    assertThat(product.isAlive()).isTrue();
  }

  @Test
  void aSecondOneOnTheSameWorkspaceIsRefused(@TempDir Path other) throws Exception {
    try (Product second = Product.launch(other, folder.resolve("workspace"), true)) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.log()).contains("is in use by process " + product.pid());
    }
    assertThat(product.isAlive()).isTrue();
    assertThat(server.queryNames(name("type=VirtualMachine,*"), null)).hasSizeGreaterThanOrEqualTo(MACHINES);
  }

  @Test
  void writesNoErrorIntoItsLog() {
    assertThat(product.log().lines().filter(line -> line.startsWith("!ENTRY") && line.contains(" 4 "))).isEmpty();
  }
}
