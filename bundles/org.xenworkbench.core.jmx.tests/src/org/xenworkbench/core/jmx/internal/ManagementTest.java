/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.NotificationFilterSupport;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeMigrations;

class ManagementTest {

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void hasABeanForEachObjectUnderItsPromisedName() throws Exception {
    assertThat(names()).containsExactlyInAnyOrder("type=Alerts", "type=Migrations", "type=EventLog", "type=Sampler",
        "type=Host,name=\"pm1\",id=" + FakeCore.PM1, "type=Host,name=\"pm2\",id=" + FakeCore.PM2,
        "type=Connection,name=\"pm1\",id=" + FakeCore.PM1, "type=Connection,name=\"pm2\",id=" + FakeCore.PM2,
        "type=Resources,name=\"pm1\",id=" + FakeCore.PM1, "type=Resources,name=\"pm2\",id=" + FakeCore.PM2,
        "type=VirtualMachine,name=\"VM2\",uuid=" + FakeCore.VM2.uuid(),
        "type=VirtualMachine,name=\"Domain-0\",uuid=" + VmId.CONTROL_DOMAIN_UUID + ",host=" + FakeCore.PM1,
        "type=VirtualMachine,name=\"Domain-0\",uuid=" + VmId.CONTROL_DOMAIN_UUID + ",host=" + FakeCore.PM2);
  }

  @Test
  void readsEveryAttributeOfEveryBean() throws Exception {
    core.migrations.put(FakeCore.migration(LogEntry.Status.RUNNING));
    core.log.keep(FakeCore.entry("Migrating"));
    published.settle();
    for (ObjectName name : server.queryNames(new ObjectName("org.xenworkbench:*"), null)) {
      MBeanInfo info = server.getMBeanInfo(name);
      for (MBeanAttributeInfo attribute : info.getAttributes()) {
        server.getAttribute(name, attribute.getName());
        assertThat(attribute.getDescription()).as(name + " " + attribute.getName()).isNotBlank()
            .isNotEqualTo("Attribute exposed for management").isNotEqualTo(attribute.getName());
      }
      assertThat(server.getAttribute(name, "InterfaceVersion")).isEqualTo(1);
    }
  }

  @Test
  void showsLatestMetricsOfAHost() throws Exception {
    ObjectName host = published.one("type=Host,id=" + FakeCore.PM1 + ",*");
    assertThat(server.getAttribute(host, "CpuUsage")).isEqualTo(0.25);
    assertThat(server.getAttribute(host, "MemoryUsed")).isEqualTo(2e9);
    assertThat((Double) server.getAttribute(host, "NetworkSent")).isNaN();
    assertThat(server.getAttribute(host, "Hypervisor")).isEqualTo("Xen 4.17");
    assertThat(server.getAttribute(host, "Architecture")).isEqualTo("x86_64");
    assertThat(server.getAttribute(host, "CpuModel")).isEqualTo("Some CPU");
    assertThat((String[]) server.getAttribute(host, "VirtualMachines")).containsExactly("Domain-0");
    CompositeData[] metrics = (CompositeData[]) server.getAttribute(host, "Metrics");
    assertThat(Arrays.stream(metrics).map(metric -> metric.get("metric"))).containsExactly("cpu_avg", "memory_used");
  }

  @Test
  void sumsTheDevicesOfAVm() throws Exception {
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    assertThat(server.getAttribute(vm, "NetworkReceived")).isEqualTo(111.0);
    assertThat(server.getAttribute(vm, "DiskRead")).isEqualTo(7.0);
    assertThat((Double) server.getAttribute(vm, "DiskWritten")).isNaN();
    assertThat(server.getAttribute(vm, "Host")).isEqualTo("pm2");
  }

  @Test
  void aMigratedVmKeepsItsNameAndARenamedOneGetsAnother() throws Exception {
    ObjectName before = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    core.inventory.put(FakeCore.vm(FakeCore.VM2, "VM2", FakeCore.PM1));
    published.settle();
    assertThat(server.getAttribute(before, "Host")).isEqualTo("pm1");
    core.inventory.put(FakeCore.vm(FakeCore.VM2, "web, \"old\" *", FakeCore.PM1));
    published.settle();
    ObjectName after = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    assertThat(server.isRegistered(before)).isFalse();
    assertThat(ObjectName.unquote(after.getKeyProperty("name"))).isEqualTo("web, \"old\" *");
  }

  @Test
  void aStateHasItsReason() throws Exception {
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    assertThat(server.getAttribute(vm, "StateReason")).isEqualTo("UNKNOWN");
    core.inventory.put(VirtualMachine.of(FakeCore.VM2, "VM2", FakeCore.PM2).state(DomainState.PAUSED, 1).vcpus(2)
        .memory(1, 1).reason(StateReason.IO_ERROR).build());
    published.settle();
    assertThat(server.getAttribute(vm, "State")).isEqualTo("PAUSED");
    assertThat(server.getAttribute(vm, "StateReason")).isEqualTo("IO_ERROR");
  }

  @Test
  void vmsWithOneUuidAreTwoBeans() throws Exception {
    VmId claim = VmId.claim(FakeCore.PM1, FakeCore.VM2.uuid());
    VirtualMachine copy = VirtualMachine.of(claim, "VM2", FakeCore.PM1).state(DomainState.RUNNING, 1).vcpus(2)
        .memory(1, 1).alsoOn(List.of(FakeCore.PM2)).build();
    core.inventory.put(copy);
    published.settle();
    ObjectName bean = published.one("type=VirtualMachine,uuid=" + claim.uuid() + ",host=" + FakeCore.PM1 + ",*");
    assertThat(server.getAttribute(bean, "Claim")).isEqualTo(true);
    assertThat(server.getAttribute(bean, "Host")).isEqualTo("pm1");
    assertThat((String[]) server.getAttribute(bean, "AlsoOn")).containsExactly("pm2");
    assertThat(names()).filteredOn(name -> name.contains("uuid=" + claim.uuid())).hasSize(2);
    assertRefused("virtual machine", IllegalArgumentException.class, FakeCore.PM1.key(), "pm2");
    invoke(Names.MIGRATIONS, "migrate", claim.key(), "pm2");
    assertThat(core.requests()).last().extracting(MigrationRequest::vm).isEqualTo(claim);
  }

  @Test
  void hostsComeAndGo() throws Exception {
    core.inventory.remove(FakeCore.PM2);
    published.settle();
    assertThat(names()).noneMatch(name -> name.contains("\"pm2\""));
    core.inventory.put(FakeCore.host(FakeCore.PM2, "pm2b"));
    published.settle();
    assertThat(names()).filteredOn(name -> name.contains("\"pm2b\"")).hasSize(3);
  }

  @Test
  void migratesByNameOrIdOfTheTarget() throws Exception {
    for (String target : List.of("pm1", FakeCore.PM1.toString())) {
      Object id = invoke(Names.MIGRATIONS, "migrate", FakeCore.VM2.uuid().toString(), target);
      assertThat(id).isEqualTo(last(core.migrations.orders()).id().toString());
    }
    assertThat(core.requests()).hasSize(2)
        .allSatisfy(request -> assertThat(request.target()).isEqualTo(FakeCore.PM1));
    assertThat(core.migrations.orders()).extracting(FakeMigrations.Order::user)
        .containsOnly(System.getProperty("user.name") + " (JMX)");
    UUID migration = last(core.migrations.orders()).id();
    assertThat(invoke(Names.MIGRATIONS, "cancel", migration.toString())).isEqualTo(true);
    assertThat(core.migrations.cancelled()).containsExactly(migration);
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }

  @Test
  void aClaimCanBeTakenForTheVmOfItsUuidAndNothingElse() throws Exception {
    VmId claim = VmId.claim(FakeCore.PM1, FakeCore.VM2.uuid());
    core.inventory.put(FakeCore.vm(claim, "VM2", FakeCore.PM1));
    published.settle();
    ObjectName bean = published.one("type=VirtualMachine,uuid=" + claim.uuid() + ",host=" + FakeCore.PM1 + ",*");
    assertThat(invoke(bean, "adopt")).isEqualTo(last(core.vms.deeds()).id().toString());
    assertThat(core.deeds()).containsExactly(
        "adopt " + claim + " by " + System.getProperty("user.name") + " (JMX)");
    ObjectName dom0 = published.one("type=VirtualMachine,name=\"Domain-0\",host=" + FakeCore.PM1 + ",*");
    assertThatThrownBy(() -> invoke(dom0, "adopt")).isInstanceOf(RuntimeMBeanException.class).cause()
        .isInstanceOf(IllegalStateException.class).hasMessage("It is no claim.");
    assertThat(core.deeds()).hasSize(1);
  }

  @Test
  void refusesWithJdkExceptionsThatSayWhy() {
    assertRefused("not a UUID", IllegalArgumentException.class, "VM2", "pm1");
    assertRefused("no virtual machine", IllegalArgumentException.class, "00000000-0000-0000-0000-00000000ffff", "pm1");
    assertRefused("no host \"pm9\"", IllegalArgumentException.class, FakeCore.VM2.uuid().toString(), "pm9");
  }

  private void assertRefused(String text, Class<?> type, String vm, String target) {
    assertThatThrownBy(() -> invoke(Names.MIGRATIONS, "migrate", vm, target)).isInstanceOf(RuntimeMBeanException.class)
        .cause().isInstanceOf(type).hasMessageContaining(text);
    assertThat(core.requests()).isEmpty();
  }

  @Test
  void describesOperationsParametersAndUnits() throws Exception {
    published.settle();
    MBeanOperationInfo migrate = Arrays.stream(server.getMBeanInfo(Names.MIGRATIONS).getOperations())
        .filter(operation -> operation.getName().equals("migrate")).findFirst().orElseThrow();
    assertThat(migrate.getDescription()).contains("live migration");
    assertThat(migrate.getSignature()[1].getName()).isEqualTo("target");
    assertThat(migrate.getSignature()[0].getDescription()).contains("UUID");
    MBeanInfo host = server.getMBeanInfo(published.one("type=Host,id=" + FakeCore.PM1 + ",*"));
    MBeanAttributeInfo memory = Arrays.stream(host.getAttributes())
        .filter(attribute -> attribute.getName().equals("Memory")).findFirst().orElseThrow();
    assertThat(memory.getDescriptor().getFieldValue("units")).isEqualTo("bytes");
    assertThat(memory.getDescription()).endsWith("[bytes]");
  }

  @Test
  void listsMigrations() throws Exception {
    core.migrations.put(FakeCore.migration(LogEntry.Status.RUNNING));
    core.migrations.put(FakeCore.migration(UUID.randomUUID(), LogEntry.Status.SUCCEEDED,
        Optional.of(progress(37, 100))));
    published.settle();
    CompositeData running = ((CompositeData[]) server.getAttribute(Names.MIGRATIONS, "Running"))[0];
    assertThat(running.get("finished")).isNull();
    assertThat(running.get("duration")).isEqualTo(-1L);
    CompositeData past = ((CompositeData[]) server.getAttribute(Names.MIGRATIONS, "Past"))[0];
    assertThat(past.get("duration")).isEqualTo(12_400_000_000L);
    assertThat(past.get("downtime")).as("not reported").isEqualTo(-1L);
    assertThat(past.get("target")).isEqualTo("pm1");
    assertThat(past.get("fraction")).as("whatever was read last").isEqualTo(1.0);
  }

  @Test
  void notifiesOfEventsWithOpenData() throws Exception {
    published.settle();
    List<Notification> heard = new ArrayList<>();
    server.addNotificationListener(Names.EVENT_LOG, (notification, handback) -> heard.add(notification), null, null);
    core.log.progress(FakeCore.entry("Migrating"));
    published.settle();
    assertThat(heard).extracting(Notification::getType).containsExactly("org.xenworkbench.event");
    CompositeData event = (CompositeData) heard.get(0).getUserData();
    assertThat(event.get("message")).isEqualTo("Migrating");
    assertThat(event.get("progress")).isEqualTo(0.5);
    CompositeData note = ((TabularData) event.get("attributes")).get(new Object[] {"org.example.note"});
    assertThat(note.get("value")).isEqualTo("by hand");
  }

  @Test
  void theStepsOfAMigrationAreToldApartAndBearTheirOwnTime() throws Exception {
    published.settle();
    List<Notification> heard = new ArrayList<>();
    NotificationFilterSupport all = new NotificationFilterSupport();
    all.enableType("org.xenworkbench.migration");
    server.addNotificationListener(Names.MIGRATIONS, (notification, handback) -> heard.add(notification), all, null);
    long before = System.currentTimeMillis();
    UUID id = UUID.randomUUID();
    for (Migration state : List.of(FakeCore.migration(id, LogEntry.Status.RUNNING, Optional.empty()),
        FakeCore.migration(id, LogEntry.Status.RUNNING, Optional.of(progress(45, 100))),
        FakeCore.migration(id, LogEntry.Status.SUCCEEDED, Optional.of(progress(100, 100))))) {
      core.migrations.tell(state);
    }
    published.settle();
    assertThat(heard).extracting(Notification::getType).containsExactly("org.xenworkbench.migration.started",
        "org.xenworkbench.migration.progress", "org.xenworkbench.migration.ended");
    assertThat(heard).extracting(Notification::getMessage).containsExactly(
        "Migration of VM 'VM2' from 'pm2' to 'pm1': running", "Migration of VM 'VM2' from 'pm2' to 'pm1': 45.0 %",
        "Migration of VM 'VM2' from 'pm2' to 'pm1' ended: SUCCEEDED");
    assertThat(heard).allSatisfy(one -> assertThat(one.getTimeStamp()).isGreaterThanOrEqualTo(before));
    assertThat(((CompositeData) heard.get(1).getUserData()).get("vm")).isEqualTo("VM2");
    assertThat(server.getMBeanInfo(Names.MIGRATIONS).getNotifications()[0].getNotifTypes())
        .containsExactlyElementsOf(heard.stream().map(Notification::getType).toList());
  }

  private static JobProgress progress(long done, long total) {
    return new JobProgress(Duration.ZERO, OptionalLong.of(total), OptionalLong.of(total - done), OptionalDouble.empty(),
        OptionalLong.empty(), Optional.empty());
  }

  /** Every operation of every bean, with whatever a client may send: what is refused says so in our words. */
  @Test
  void refusesWrongArgumentsOfEveryOperationInWords() throws Exception {
    published.settle();
    Object[] values = {null, "", "nonsense", -1, 0, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 1.5};
    int refused = 0;
    for (ObjectName name : server.queryNames(new ObjectName("org.xenworkbench:*"), null)) {
      for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
        String[] types =
            Arrays.stream(operation.getSignature()).map(parameter -> parameter.getType()).toArray(String[]::new);
        for (Object value : values) {
          Object[] arguments = new Object[types.length];
          Arrays.fill(arguments, value);
          String what = name + " " + operation.getName() + " " + value;
          refused += assertInWords(what, () -> server.invoke(name, operation.getName(), arguments, types)) ? 1 : 0;
        }
        assertInWords(name + " without arguments", () -> server.invoke(name, operation.getName(), null, types));
        assertThat(assertInWords(name + " other", () -> server.invoke(name, operation.getName() + "x", null, null)))
            .isTrue();
      }
    }
    assertThat(refused).isGreaterThan(20);
    assertThat(core.requests()).isEmpty();
  }

  @Test
  void refusesWrongValuesOfEveryAttributeInWords() throws Exception {
    published.settle();
    for (ObjectName name : server.queryNames(new ObjectName("org.xenworkbench:*"), null)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        for (Object value : new Object[] {null, "", "nonsense", 1, Long.MIN_VALUE, Long.MAX_VALUE, -1L}) {
          assertThat(assertInWords(name + " " + attribute.getName() + " " + value,
              () -> server.setAttribute(name, new Attribute(attribute.getName(), value)))).isTrue();
        }
      }
    }
    assertThat(core.deeds()).isEmpty();
    assertThat(core.registry.calls()).isEmpty();
  }

  /** Whether it was refused; then with an exception that every client has, and a sentence of ours. */
  private static boolean assertInWords(String what, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown == null) {
      return false;
    }
    Throwable deepest = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      assertThat(cause.getClass().getName()).as(what).startsWith("java");
      deepest = cause;
    }
    assertThat(deepest.getMessage()).as(what).isNotNull().matches("(?s)[A-Z\"a-z].* .*[.:].*")
        .doesNotContain("Cannot invoke", "mismatch", "because", "For input", "overflow", "Invalid UUID",
            "java.lang.", "No such");
    return true;
  }

  @Test
  void whatIsAskedForIsInTheEventLogWithWhoAsked() throws Exception {
    ObjectName connection = published.one("type=Connection,id=" + FakeCore.PM1 + ",*");
    invoke(connection, "disconnect");
    server.setAttribute(Names.SAMPLER, new Attribute("IntervalMillis", 1_000L));
    catchThrowable(() -> invoke(Names.MIGRATIONS, "cancel", "nonsense"));
    server.invoke(Names.EVENT_LOG, "find", new Object[] {"x", 1}, new String[] {String.class.getName(), "int"});
    assertThat(core.log.written()).extracting(LogEntry::message).containsExactly("JMX: Connection \"pm1\" disconnect()",
        "JMX: Sampler IntervalMillis = 1000", "JMX: Migrations cancel(nonsense)");
    assertThat(core.log.written()).extracting(LogEntry::status).containsExactly(LogEntry.Status.INFO,
        LogEntry.Status.INFO, LogEntry.Status.FAILED);
    assertThat(core.log.written().get(2).details()).contains("not a UUID");
    assertThat(core.log.written()).extracting(LogEntry::user).containsOnly(System.getProperty("user.name") + " (JMX)");
    assertThat(core.registry.calls()).as("what the core logs meanwhile")
        .extracting(FakeHostRegistry.Call::initiator).containsExactly(System.getProperty("user.name") + " (JMX)");
    assertThat(Initiator.current()).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void setsTheIntervalWithinItsLimits() throws Exception {
    published.settle();
    server.setAttribute(Names.SAMPLER, new Attribute("IntervalMillis", 1_000L));
    assertThat(server.getAttribute(Names.SAMPLER, "IntervalMillis")).isEqualTo(1_000L);
    assertThatThrownBy(() -> server.setAttribute(Names.SAMPLER, new Attribute("IntervalMillis", 1L)))
        .isInstanceOf(RuntimeMBeanException.class).cause().isInstanceOf(IllegalArgumentException.class);
    for (long extreme : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1L, 0L}) {
      assertThatThrownBy(() -> server.setAttribute(Names.SAMPLER, new Attribute("IntervalMillis", extreme)))
          .cause().isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The interval in milliseconds cannot be " + extreme + ": use what is 500 ms to 10 min.");
      assertThatThrownBy(() -> server.setAttribute(Names.EVENT_LOG, new Attribute("RetentionDays",
          extreme == 0 ? Long.MIN_VALUE : extreme)))
          .cause().isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be kept");
    }
    CompositeData polled = ((CompositeData[]) server.getAttribute(Names.SAMPLER, "Statistics"))[0];
    assertThat(polled.get("host")).isEqualTo("pm1");
    assertThat(polled.get("lastDuration")).isEqualTo(3_000_000L);
  }

  @Test
  void leavesNothingBehind() throws Exception {
    published.settle();
    published.close();
    assertThat(published.executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.queryNames(new ObjectName("org.xenworkbench:*"), null)).isEmpty();
    assertThat(core.inventory.isHeard()).isFalse();
    assertThat(core.log.isHeard()).isFalse();
    assertThat(core.migrations.isHeard()).isFalse();
  }

  private Set<String> names() throws Exception {
    return published.names();
  }

  private Object invoke(ObjectName name, String operation, Object... arguments) throws Exception {
    published.settle();
    return published.invoke(name, operation, arguments);
  }
}
