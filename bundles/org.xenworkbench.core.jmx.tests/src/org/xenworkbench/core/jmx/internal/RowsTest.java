/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostAction;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.testkit.FakeEntryAction;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeVmDevices;

/** Holds the core's tables of actions and the operations of the beans against each other. */
class RowsTest {

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void anOperationForEachRowOfTheTablesAndNoneBesides() throws Exception {
    assertThat(operations("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*"))
        .containsExactlyInAnyOrderElementsOf(Stream.of(
            Stream.of("adopt", "clone", "attachDisk", "attachInterface", "detachDevice", "changeMedium", "define"),
            Arrays.stream(PowerAction.values()).map(PowerAction::id), VmSetting.values().stream().map(VmSetting::id),
            VmChange.values().stream().map(VmChange::id)).flatMap(ids -> ids).toList());
    assertThat(operations("type=Connection,id=" + FakeCore.PM1 + ",*"))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(HostAction.values()).map(HostAction::id).toList());
  }

  @Test
  void anOperationForEachRowOfStorageAndNetworksAndThoseThatMakeSome() throws Exception {
    ObjectName bean = published.one("type=Resources,id=" + FakeCore.PM1 + ",*");
    assertThat(operations("type=Resources,id=" + FakeCore.PM1 + ",*")).containsExactlyInAnyOrderElementsOf(
        Stream.concat(ResourceAction.values().stream().map(ResourceAction::id),
            Stream.of("look", "createPool", "createVolume", "createNetwork")).toList());
    assertThat(published.invoke(bean, "stopPool", "iso")).isEqualTo(core.resources.deeds().get(0).id().toString());
    assertThat(published.invoke(bean, "deleteVolume", "iso", "a&b")).isNotNull();
    assertThat(published.invoke(bean, "startNetwork", "lan")).isNotNull();
    assertThat(core.resources.deeds()).extracting(FakeHostResources.Deed::resource).containsExactly(
        ResourceId.pool(FakeCore.PM1, "iso"), ResourceId.volume(FakeCore.PM1, "iso", "a&b"),
        ResourceId.network(FakeCore.PM1, "lan"));
    assertThat(core.resources.deeds()).extracting(FakeHostResources.Deed::what).containsExactly(
        ResourceAction.STOP_POOL, ResourceAction.DELETE_VOLUME, ResourceAction.START_NETWORK);
    published.invoke(bean, "createPool", "new", "/srv");
    assertThat(core.resources.deeds()).last().satisfies(
        deed -> assertThat(deed.what()).isEqualTo(new PoolPlan("new", "/srv")));
    server.invoke(bean, "createNetwork", new Object[] {"n", "NAT", "", 7},
        new String[] {"java.lang.String", "java.lang.String", "java.lang.String", "int"});
    assertThat(core.resources.deeds()).last().satisfies(
        deed -> assertThat(deed.what()).isEqualTo(new NetworkPlan("n", NetworkPlan.Mode.NAT, "", 7)));
    assertThatThrownBy(() -> server.invoke(bean, "createNetwork", new Object[] {"n", "nat", "", 7},
        new String[] {"java.lang.String", "java.lang.String", "java.lang.String", "int"}))
        .hasStackTraceContaining("NAT, ISOLATED, BRIDGE");
    core.resources.hinder(Optional.of("The host is off."));
    assertThatThrownBy(() -> published.invoke(bean, "stopPool", "iso")).cause().hasMessage("The host is off.");
    assertThat(core.log.written()).extracting(LogEntry::message)
        .startsWith("JMX: Resources \"pm1\" stopPool(iso)");
  }

  @Test
  void makesVms() throws Exception {
    ObjectName host = published.one("type=Host,id=" + FakeCore.PM1 + ",*");
    assertThat(operations("type=Host,id=" + FakeCore.PM1 + ",*")).containsExactlyInAnyOrder("createVirtualMachine",
        "planEvacuation", "evacuate", "endMaintenance", "pauseEvacuation", "resumeEvacuation", "stopEvacuation",
        "rollBackEvacuation");
    String definition = "<domain><devices><graphics passwd='geheim'/></devices></domain>";
    Object started = published.invoke(host, "createVirtualMachine", definition);
    assertThat(core.creation.made()).singleElement().satisfies(made -> {
      assertThat(made.host()).isEqualTo(FakeCore.PM1);
      assertThat(made.what()).isEqualTo(definition);
      assertThat(made.id()).hasToString(String.valueOf(started));
      assertThat(made.user()).endsWith("(JMX)");
    });
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    published.invoke(vm, "clone", "VM3");
    assertThat(core.creation.made()).last().satisfies(made -> assertThat(made.what()).isEqualTo("VM3"));
    assertThat(core.log.written()).extracting(LogEntry::message).allSatisfy(
        message -> assertThat(message).as("the event log").doesNotContain("geheim"));
    core.creation.hinder("The host is off.");
    assertThatThrownBy(() -> published.invoke(host, "createVirtualMachine", definition)).cause()
        .hasMessage("The host is off.");
    assertThatThrownBy(() -> published.invoke(vm, "clone", "VM4")).cause().hasMessage("The host is off.");
  }

  /** A host may have no storage driver, but networks, and the other way round. */
  @Test
  void looksAtWhatAHostHas() throws Exception {
    ObjectName bean = published.one("type=Resources,id=" + FakeCore.PM1 + ",*");
    published.invoke(bean, "look");
    core.resources.lack(Feature.STORAGE, "No storage.");
    published.invoke(bean, "look");
    assertThat(core.resources.looked()).containsExactly(ResourceId.storage(FakeCore.PM1),
        ResourceId.networks(FakeCore.PM1), ResourceId.networks(FakeCore.PM1));
    core.resources.lack(Feature.NETWORKS, "No networks.");
    assertThatThrownBy(() -> published.invoke(bean, "look")).cause().hasMessage("No storage.");
    assertThat(core.resources.looked()).hasSize(3);
  }

  private List<String> operations(String bean) throws Exception {
    return Arrays.stream(server.getMBeanInfo(published.one(bean)).getOperations())
        .peek(operation -> assertThat(operation.getDescription()).matches("[A-Z].* .*\\.|[A-Z].*s it\\."))
        .map(MBeanOperationInfo::getName).toList();
  }

  @Test
  void doesWhatARowSaysAndTellsWhoAsked() throws Exception {
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    String caller = " by " + System.getProperty("user.name") + " (JMX)";
    for (PowerAction action : PowerAction.values()) {
      assertThat(published.invoke(vm, action.id())).isEqualTo(core.vms.deeds().get(action.ordinal()).id().toString());
      assertThat(core.deeds()).last().isEqualTo(action + " at pm2" + caller);
    }
    assertThat(core.log.written()).extracting(LogEntry::message).startsWith("JMX: VirtualMachine \"VM2\" start()");
  }

  @Test
  void rowWithANumberIsAnOperationWithAParameter() throws Exception {
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    for (VmSetting setting : VmSetting.values()) {
      MBeanOperationInfo operation = Arrays.stream(server.getMBeanInfo(vm).getOperations())
          .filter(one -> one.getName().equals(setting.id())).findFirst().orElseThrow();
      assertThat(operation.getSignature()).singleElement().satisfies(parameter -> {
        assertThat(parameter.getType()).isEqualTo("long");
        assertThat(parameter.getName()).isEqualTo(setting.argument());
        assertThat(parameter.getDescription()).matches("[A-Z].*\\.");
      });
      Object started = server.invoke(vm, setting.id(), new Object[] {1L << 30}, new String[] {"long"});
      assertThat(core.vms.deeds()).last().matches(deed -> deed.id().toString().equals(started));
      assertThat(core.deeds()).last()
          .isEqualTo(setting.id() + " 1073741824 at pm2 by " + System.getProperty("user.name") + " (JMX)");
      assertThatThrownBy(() -> server.invoke(vm, setting.id(), new Object[] {"much"}, new String[] {"long"}))
          .isInstanceOf(RuntimeMBeanException.class).hasMessageContaining("must be a Long");
    }
    assertThat(core.log.written()).extracting(LogEntry::message)
        .startsWith("JMX: VirtualMachine \"VM2\" setMemory(1073741824)");
  }

  @Test
  void rowWithATextIsAnOperationWithAStringAndOthersHaveNone() throws Exception {
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    for (VmChange change : VmChange.values()) {
      MBeanOperationInfo operation = Arrays.stream(server.getMBeanInfo(vm).getOperations())
          .filter(one -> one.getName().equals(change.id())).findFirst().orElseThrow();
      boolean texts = change.text().isPresent();
      assertThat(operation.getSignature()).hasSize(texts ? 1 : 0).allSatisfy(parameter -> {
        assertThat(parameter.getType()).isEqualTo(String.class.getName());
        assertThat(parameter.getDescription()).matches("[A-Z].*\\.");
      });
      Object started = texts ? published.invoke(vm, change.id(), "new") : published.invoke(vm, change.id());
      assertThat(core.vms.deeds()).last().matches(deed -> deed.id().toString().equals(started));
      assertThat(core.deeds()).last().isEqualTo(change.id() + (texts ? " new" : "") + " at pm2 by "
          + System.getProperty("user.name") + " (JMX)");
    }
  }

  @Test
  void changesDevicesAndDefinitions() throws Exception {
    ObjectName vm = published.one("type=VirtualMachine,uuid=" + FakeCore.VM2.uuid() + ",*");
    Object started = published.invoke(vm, "attachDisk", "/srv/a", "vdb", "virtio", "raw", "READ_ONLY");
    published.invoke(vm, "attachInterface", "BRIDGE", "br0", "", "");
    published.invoke(vm, "detachDevice", "vdb");
    published.invoke(vm, "changeMedium", "sda", "");
    assertThat(core.devices.deeds()).extracting(FakeVmDevices.Deed::what).containsExactly(
        new DiskPlan("/srv/a", "vdb", DiskPlan.Bus.VIRTIO, "raw", DiskPlan.Use.READ_ONLY),
        new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "", ""), "detach", "changeMedium");
    assertThat(core.devices.deeds().get(0).id()).hasToString(started.toString());
    assertThat(core.devices.deeds()).last().matches(deed -> deed.with().equals(List.of("sda", "")))
        .matches(deed -> deed.user().equals(System.getProperty("user.name") + " (JMX)"));
    assertThatThrownBy(() -> published.invoke(vm, "attachDisk", "/srv/a", "vdb", "nubus", "raw", "DISK"))
        .hasStackTraceContaining("bus must be one of xen, virtio, scsi, sata, usb, ide, not");
    assertThatThrownBy(() -> published.invoke(vm, "attachInterface", "bridge", "br0", "", ""))
        .hasStackTraceContaining("kind must be one of NETWORK, BRIDGE, not");
    published.invoke(vm, "define", "<domain>&</domain>");
    assertThat(core.definitions.deeds()).singleElement().matches(deed -> deed.text().equals("<domain>&</domain>"));
    core.devices.hinder(Optional.of("It moves."));
    core.definitions.hinder(Optional.of("It moves."));
    for (String operation : List.of("detachDevice", "define")) {
      assertThatThrownBy(() -> published.invoke(vm, operation, "x")).cause().hasMessage("It moves.");
    }
  }

  @Test
  void refusesARowWithTheReasonForWhichItIsGrey() throws Exception {
    ObjectName control = published.one("type=VirtualMachine,host=" + FakeCore.PM1 + ",*");
    assertThatThrownBy(() -> published.invoke(control, "forceOff")).isInstanceOf(RuntimeMBeanException.class)
        .cause().isInstanceOf(IllegalStateException.class).hasMessage("It is the control domain.");
    assertThat(core.log.written()).last().matches(entry -> entry.status() == LogEntry.Status.FAILED
        && entry.details().equals("It is the control domain."));
    assertThat(core.deeds()).isEmpty();
    assertThat(core.registry.calls()).isEmpty();
  }

  @Test
  void connectsDisconnectsAndRemoves() throws Exception {
    ObjectName connection = published.one("type=Connection,id=" + FakeCore.PM1 + ",*");
    published.invoke(connection, "disconnect");
    published.invoke(connection, "connect");
    published.invoke(connection, "remove");
    assertThat(core.registry.calls()).extracting(FakeHostRegistry.Call::what)
        .containsExactly("disconnect", "connect", "remove");
    assertThat(core.registry.calls()).extracting(FakeHostRegistry.Call::host).containsOnly(FakeCore.PM1);
  }

  /** A row of somebody who forgot the words beside the class. */
  private static final class Wordless implements EntryAction {

    @Override
    public String name() {
      return "SAY_NOTHING";
    }

    @Override
    public Optional<String> obstacle(LogEntry entry) {
      return Optional.empty();
    }

    @Override
    public void perform(LogEntry entry, String user) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aRowWithoutWordsCostsItsWordsOnly() throws Exception {
    core.entryActions.add(new Wordless());
    assertThat(server.getMBeanInfo(published.one("type=EventLog,*")).getOperations())
        .extracting(MBeanOperationInfo::getName, MBeanOperationInfo::getDescription)
        .contains(tuple("sayNothing", "sayNothing"));
  }

  @Test
  void whatCanBeDoneWithEntriesIsAnOperationOfTheLog() throws Exception {
    FakeEntryAction pin = new FakeEntryAction();
    ObjectName log = published.one("type=EventLog,*");
    assertThat(operations("type=EventLog,*")).containsExactly("find");
    core.entryActions.add(pin);
    assertThat(operations("type=EventLog,*")).containsExactly("pinUp", "find");
    LogEntry ended = LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, "It rains.", FakeCore.NOW).build();
    core.log.keep(ended);
    String id = ended.correlation().toString();
    assertThat(published.invoke(log, "pinUp", id)).isEqualTo(id);
    assertThat(pin.done()).containsExactly("It rains. by " + System.getProperty("user.name") + " (JMX)");
    pin.fail("The board is full.");
    refused(log, id, "The board is full.");
  }

  @Test
  void whatCannotBeDoneWithAnEntryIsRefusedInWords() throws Exception {
    core.entryActions.add(new FakeEntryAction());
    ObjectName log = published.one("type=EventLog,*");
    LogEntry running = FakeCore.entry("Migrating");
    core.log.keep(running);
    refused(log, running.correlation().toString(), "It runs.");
    String none = new UUID(9, 9).toString();
    refused(log, none, "The event log has no entry \"" + none + "\".");
    refused(log, "4711", "\"4711\" is not a UUID, which has the form 01234567-89ab-cdef-0123-456789abcdef.");
  }

  private void refused(ObjectName log, String entry, String reason) {
    assertThatThrownBy(() -> published.invoke(log, "pinUp", entry)).isInstanceOf(RuntimeMBeanException.class).cause()
        .hasMessage(reason).hasNoCause();
  }

  /** There are thousands of a kind. */
  @Test
  void beansOfAKindShareWhatClientsReadOfThem() throws Exception {
    published.settle();
    List<MBeanInfo> infos = new ArrayList<>();
    for (ObjectName vm : server.queryNames(new ObjectName("org.xenworkbench:type=VirtualMachine,*"), null)) {
      infos.add(server.getMBeanInfo(vm));
    }
    assertThat(infos).hasSizeGreaterThan(1).allSatisfy(info -> assertThat(info).isSameAs(infos.get(0)));
  }
}
