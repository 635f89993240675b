/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.VmBoot;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmPlan;

/** VMs that are made: the whole engine on a simulated fleet. */
class VmCreationTest {

  private static final long GIB = 1L << 30;
  private static final String IMAGES = "images";
  private static final UUID ID = UUID.fromString("6d2c5e0a-0f7b-4c7e-9d1d-0d8c7b6a5f4e");
  private static final VolumePlan VOLUME = new VolumePlan("new.qcow2", GIB, 0, "qcow2");

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  private VmPlan plan(String name, long memory) throws Exception {
    GuestType type = engine.get(engine.creation.guestTypes(engine.a)).get(0);
    return VmPlan.of(name, ID, type, memory, 2)
        .withDisks(List.of(VmDisk.made(IMAGES, "/expected", VOLUME)));
  }

  private OperationState create(VmPlan plan, boolean start) throws Exception {
    return engine.get(engine.creation.create(engine.a, plan, start, "tester").done());
  }

  private List<String> volumes(HostId host) throws Exception {
    return engine.hosts.call(host, Role.POLLING, session -> session.require(StorageAccess.class).volumes(IMAGES))
        .stream().map(StorageVolume::name).toList();
  }

  private String definition(HostId host, UUID vm) throws HypervisorException {
    return engine.hosts.call(host, Role.POLLING,
        session -> session.require(DefinitionControl.class).nextDefinition(vm));
  }

  private Optional<VirtualMachine> find(String name) {
    return engine.inventory.virtualMachines().stream().filter(vm -> vm.name().equals(name)).findFirst();
  }

  /** The only one of a VM: what our own operation does is told once. */
  private LogEntry entry(String vm) throws Exception {
    engine.settle();
    List<LogEntry> all = Stream.of(LogEntry.CONFIGURATION, LogEntry.POWER)
        .flatMap(kind -> engine.entries(kind).stream()).filter(entry -> entry.vmName().equals(vm)).toList();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aVmIsMadeWithItsVolumeAndStarted() throws Exception {
    OperationState end = create(plan("new", GIB), true);
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("it runs", () -> find("new").filter(VirtualMachine::isActive).isPresent());
    assertThat(volumes(engine.a)).contains("new.qcow2");
    assertThat(definition(engine.a, ID)).as("where the host says that it is").contains("/srv/images/new.qcow2")
        .doesNotContain("/expected");
    assertThat(entry("new")).satisfies(entry -> {
      assertThat(entry.message()).isEqualTo("Created and started VM 'new' on 'a'");
      assertThat(entry.vm()).contains(VmId.of(ID));
      assertThat(entry.user()).isEqualTo("tester");
    });
  }

  @Test
  void aVolumeThatNobodyNeedsIsDeletedAgain() throws Exception {
    OperationState end = create(plan("new", 100 * GIB), false);
    assertThat(end.error()).hasValueSatisfying(why -> assertThat(why).hasMessageContaining("memory")
        .hasMessageContaining("Volume 'new.qcow2' in pool 'images', which was made for it, was deleted again."));
    assertThat(volumes(engine.a)).doesNotContain("new.qcow2");
    assertThat(find("new")).isEmpty();
    assertThat(entry("new").status()).isEqualTo(LogEntry.Status.FAILED);
  }

  @Test
  void eachDiskHasAVolumeOfItsOwn() throws Exception {
    VmPlan plan = plan("new", GIB).withDisks(List.of(VmDisk.made(IMAGES, "/expected", VOLUME),
        VmDisk.made(IMAGES, "/expected", new VolumePlan("data.img", GIB, 0, "raw"))));
    assertThat(create(plan, false).error()).isEmpty();
    assertThat(volumes(engine.a)).contains("new.qcow2", "data.img");
    assertThat(definition(engine.a, ID)).contains("/srv/images/new.qcow2", "/srv/images/data.img");
    VmPlan same = plan("more", GIB).withDisks(List.of(VmDisk.existing("/srv/a.img", "raw"),
        VmDisk.existing("/srv/a.img", "raw")));
    assertThat(same.refusal()).isPresent();
  }

  /** Two that write to one disk destroy it. */
  @Test
  void aDiskThatSomebodyWritesToIsNotGivenToAnother() throws Exception {
    for (String path : List.of("/srv/images/web.qcow2", "/srv//./x/../images/web.qcow2")) {
      OperationState end = create(plan("new", GIB).withDisks(List.of(VmDisk.existing(path, "qcow2"))), true);
      assertThat(end.error()).hasValueSatisfying(why -> assertThat(why).hasMessageContaining("VM 'web'"));
      assertThat(find("new")).isEmpty();
    }
    VmPlan free = plan("new", GIB).withDisks(List.of(VmDisk.existing("/srv/images/free.qcow2", "qcow2")));
    assertThat(create(free, false).error()).isEmpty();
  }

  @Test
  void aPoolWithoutRoomMakesNothing() throws Exception {
    engine.fleet.fillPool("a", IMAGES, true);
    VmPlan plan = plan("new", GIB).withDisks(List.of(VmDisk.made(IMAGES, "/srv/images",
        new VolumePlan("new.img", GIB, GIB, "raw"))));
    assertThat(create(plan, false).status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(volumes(engine.a)).doesNotContain("new.img");
    assertThat(find("new")).isEmpty();
  }

  @Test
  void aVmThatDoesNotStartStays() throws Exception {
    VmPlan first = plan("large", 5 * GIB).withBoot(new VmBoot.Image("/srv/iso/x.iso")).withDisks(List.of());
    assertThat(create(first, true).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    VmPlan second = VmPlan.of("more", UUID.randomUUID(), first.type(), 5 * GIB, 1).withBoot(first.boot());
    OperationState end = create(second, true);
    assertThat(end.error()).hasValueSatisfying(
        why -> assertThat(why).hasMessageStartingWith("VM 'more' was created, but did not start: "));
    engine.until("it is there", () -> find("more").isPresent());
  }

  @Test
  void whatIsKnownToBeRefusedBeginsNothing() throws Exception {
    VmPlan taken = plan("web", GIB);
    assertThatThrownBy(() -> engine.creation.create(engine.a, taken, false, "tester"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("There is a VM 'web' on 'a' already.");
    VmPlan nothing = plan("new", GIB).withDisks(List.of());
    assertThatThrownBy(() -> engine.creation.create(engine.a, nothing, false, "tester"))
        .isInstanceOf(IllegalArgumentException.class);
    engine.registry.disconnect(engine.b);
    engine.until("b is not connected", () -> engine.creation.obstacle(engine.b).isPresent());
    assertThat(engine.creation.obstacle(engine.b)).contains("Host 'b' is not connected.");
    assertThat(engine.entries(LogEntry.CONFIGURATION)).noneMatch(entry -> entry.user().equals("tester"));
  }

  @Test
  void aDefinitionIsGivenAUuid() throws Exception {
    String text = plan("given", GIB).definition();
    assertThatThrownBy(() -> engine.creation.define(engine.a, "<network/>", "tester"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(engine.get(engine.creation.define(engine.a, text.replaceFirst("<uuid>.*</uuid>", ""), "tester").done())
        .status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("it is there", () -> find("given").isPresent());
    assertThat(find("given").orElseThrow().id().uuid()).isNotEqualTo(ID);
  }

  @Test
  void aCloneHasDisksOfItsOwn() throws Exception {
    assertThat(engine.get(engine.creation.cloneDisks(engine.old, engine.b)))
        .containsExactly(new ClonedDisk("xvda", "/srv/images/old.qcow2", true, 32 * GIB));
    OperationState end = engine.get(engine.creation.clone(engine.old, engine.b, "young", "tester").done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("it is there", () -> find("young").isPresent());
    VirtualMachine clone = find("young").orElseThrow();
    assertThat(clone.id()).isNotEqualTo(engine.old);
    assertThat(clone.isActive()).isFalse();
    assertThat(clone.maxMemory()).isEqualTo(engine.inventory.virtualMachine(engine.old).orElseThrow().maxMemory());
    assertThat(definition(engine.b, clone.id().uuid())).contains("/srv/images/young.qcow2")
        .doesNotContain("old.qcow2");
    assertThat(volumes(engine.b)).contains("old.qcow2", "young.qcow2");
    assertThat(entry("young").message()).isEqualTo("Cloned VM 'old' on 'b' as 'young'");
  }

  private void redefine(String from, String to) throws Exception {
    engine.hosts.run(engine.b, Role.OPERATIONS, session -> {
      DefinitionControl control = session.require(DefinitionControl.class);
      String before = control.nextDefinition(engine.old.uuid());
      assertThat(before).contains(from);
      control.define(engine.old.uuid(), before.replace(from, to));
    });
  }

  /** Two that write to one disk destroy it. */
  @Test
  void aDiskThatCannotBeCopiedIsSharedOnlyIfNobodyWritesToIt() throws Exception {
    redefine("/srv/images/old.qcow2", "/elsewhere/old.img");
    assertThatThrownBy(() -> engine.get(engine.creation.cloneDisks(engine.old, engine.b)))
        .hasMessageContaining("/elsewhere/old.img");
    OperationState end = engine.get(engine.creation.clone(engine.old, engine.b, "young", "tester").done());
    assertThat(end.error()).hasValueSatisfying(why -> assertThat(why).hasMessageContaining("xvda"));
    redefine("device=\"disk\"", "device=\"cdrom\"");
    assertThat(engine.get(engine.creation.cloneDisks(engine.old, engine.b)))
        .containsExactly(new ClonedDisk("xvda", "/elsewhere/old.img", false, 0));
  }

  /** As every logical volume is called that is named after its VM. */
  @Test
  void aDotInTheNameOfAVmIsNoEnding() throws Exception {
    for (String volume : List.of("web.example", "web.example.qcow2", "web.example-data.img", "other.img")) {
      VmPlan made = VmPlan.of("web.example", UUID.randomUUID(), plan("x", GIB).type(), GIB, 1)
          .withDisks(List.of(VmDisk.made(IMAGES, "/srv/images", new VolumePlan(volume, GIB, 0, "qcow2"))));
      assertThat(create(made, false).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      VmId id = VmId.of(made.uuid());
      engine.until("it is there", () -> engine.inventory.virtualMachine(id).isPresent());
      String clone = "clone " + volume;
      assertThat(engine.get(engine.creation.clone(id, engine.a, clone, "tester").done()).error()).isEmpty();
      engine.get(engine.vms.change(id, engine.a, VmChange.DELETE, "", "tester").done());
      engine.until("it is gone", () -> engine.inventory.virtualMachine(id).isEmpty());
    }
    assertThat(volumes(engine.a)).contains("clone web.example", "clone web.example.qcow2.qcow2",
        "clone web.example-data.img-data.img", "clone other.img-vda.img");
  }

  @Test
  void aDiskThatNamesNoFileIsNoEmptyOne() throws Exception {
    redefine("<source file=\"/srv/images/old.qcow2\"", "<source type=\"pci\" namespace=\"1\"");
    assertThatThrownBy(() -> engine.get(engine.creation.cloneDisks(engine.old, engine.b)))
        .hasMessageContaining("Disk xvda");
    redefine("device=\"disk\"", "device=\"cdrom\"");
    assertThat(engine.get(engine.creation.cloneDisks(engine.old, engine.b))).isEmpty();
  }

  @Test
  void aCopyThatNobodyNeedsIsDeletedAgain() throws Exception {
    engine.fleet.failKeeping("b", Optional.of("The disk is full"));
    OperationState end = engine.get(engine.creation.clone(engine.old, engine.b, "young", "tester").done());
    assertThat(end.error()).hasValueSatisfying(why -> assertThat(why).hasMessageContaining("The disk is full. Volume ")
        .hasMessageContaining("was deleted again"));
    assertThat(volumes(engine.b)).doesNotContain("young.qcow2");
  }

  /** A process that is killed meanwhile cannot say it any more; the next one reads it. */
  @Test
  void theLogSaysWhatIsLeftIfThisProcessEnds() throws Exception {
    List<LogEntry> told = new CopyOnWriteArrayList<>();
    Registration listening = engine.log.addListener(told::add);
    engine.get(engine.creation.clone(engine.old, engine.b, "young", "tester").done());
    create(plan("new", GIB), true);
    engine.settle();
    listening.close();
    assertThat(told).filteredOn(LogEntry::isRunning).flatExtracting(entry -> LogAttribute.IF_CUT.value(entry).stream()
        .toList()).contains("Volume 'young.qcow2' in pool 'images' was being made for it, and may be left there.",
            "Volume 'new.qcow2' in pool 'images' was being made for it, and may be left there.");
    assertThat(told).filteredOn(entry -> LogAttribute.IF_CUT.isIn(entry)).allMatch(LogEntry::isRunning);
    assertThat(told).filteredOn(entry -> entry.vmName().equals("new") && entry.isRunning()).last()
        .satisfies(entry -> assertThat(LogAttribute.IF_CUT.isIn(entry)).as("it is the VM's own now").isFalse());
  }

  @Test
  void whatRunsIsNotCloned() {
    assertThat(engine.creation.cloneObstacle(engine.web, engine.a)).contains("VM 'web' is not shut off.");
    assertThat(engine.creation.cloneObstacle(engine.old, engine.b)).isEmpty();
    assertThatThrownBy(() -> engine.creation.clone(engine.old, engine.b, "old", "tester"))
        .hasMessage("There is a VM 'old' on 'b' already.");
    assertThatThrownBy(() -> engine.creation.clone(engine.old, engine.b, "a/b", "tester"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
