/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices.Disk;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.DiskOfVm;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** Devices of simulated VMs, through the whole engine. */
class VmDevicesImplTest {

  private static final String ISO = "/srv/iso/debian-12.iso";

  private final SimulatedEngine engine = new SimulatedEngine(off("spare"), off("twin"));
  private final EmbeddedVms vms = new EmbeddedVms(engine.core, engine.time);
  private final HostResourcesImpl resources =
      new HostResourcesImpl(engine.inventory, engine.registry, engine.hosts, engine.operations);
  private final VmDevicesImpl devices =
      new VmDevicesImpl(engine.inventory, vms.vms(), resources, engine.hosts, engine.operations, vms.turns());
  private final VmId spare = VmId.of(engine.fleet.vm("spare"));
  private final VmId twin = VmId.of(engine.fleet.vm("twin"));

  private static SimulatedVm off(String name) {
    return SimulatedVm.of(name, "a", 1, 1L << 28,
        new VmLoad(Load.busy(0.1, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE)).shutOff();
  }

  @AfterEach
  void close() {
    resources.close();
    vms.close();
    engine.close();
  }

  private OperationState end(OperationHandle handle) throws Exception {
    return engine.get(handle.done());
  }

  private String failure(OperationHandle handle) throws Exception {
    OperationState end = end(handle);
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    return end.error().orElseThrow().getMessage();
  }

  private static String image(String vm) {
    return "/srv/images/" + vm + ".qcow2";
  }

  private static DiskPlan disk(String path, String target) {
    return new DiskPlan(path, target, Bus.VIRTIO, "raw", Use.DISK);
  }

  private List<String> targets(VmId vm) throws Exception {
    return engine.get(devices.devices(vm, engine.vm(vm).host())).disks().stream().map(Disk::target).toList();
  }

  private List<DiskOfVm> disks(VmId... of) throws Exception {
    return engine.get(devices.disks(engine.a, List.of(of)));
  }

  @Test
  void attachesAndDetachesWithAnEntryEachAndTheRatesFollow() throws Exception {
    assertThat(end(devices.attach(engine.web, engine.a, disk(ISO, "vdb"), "me")).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(targets(engine.web)).containsExactly("xvda", "vdb");
    engine.until("its rates are there",
        () -> engine.sampler.latest(engine.web).keySet().containsAll(List.of("vbd_vdb_read", "vbd_vdb_write")));
    end(devices.attach(engine.web, engine.a,
        new InterfacePlan(InterfacePlan.Kind.NETWORK, "default", "virtio", "52:54:00:00:00:01"), "me"));
    engine.until("and those of the interface", () -> engine.sampler.latest(engine.web).containsKey("vif_1_rx"));
    end(devices.detach(engine.web, engine.a, "vdb", "me"));
    assertThat(end(devices.detach(engine.web, engine.a, "52:54:00:00:00:01", "me")).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(targets(engine.web)).containsExactly("xvda");
    engine.until("nothing is measured any more",
        () -> !engine.sampler.latest(engine.web).containsKey("vbd_vdb_read"));
    assertThat(engine.entries(LogEntry.CONFIGURATION)).extracting(LogEntry::message).contains(
        "Attached " + ISO + " as vdb to VM 'web' on 'a'", "Attached an interface in 'default' to VM 'web' on 'a'",
        "Detached vdb from VM 'web' on 'a'", "Detached network interface 52:54:00:00:00:01 from VM 'web' on 'a'");
    assertThat(engine.entries(LogEntry.CONFIGURATION)).filteredOn(entry -> entry.message().startsWith("Attached /"))
        .singleElement().matches(entry -> "ATTACH_DISK".equals(entry.attributes().get(LogAttribute.ACTION.name())));
  }

  /** Who detached something wrongly can look up what it was. */
  @Test
  void whatWasThereBeforeIsKept() throws Exception {
    end(devices.attach(engine.web, engine.a, disk(ISO, "vdb"), "me"));
    end(devices.detach(engine.web, engine.a, "vdb", "me"));
    engine.settle();
    List<String> kept = engine.entries(LogEntry.CONFIGURATION).stream()
        .flatMap(entry -> LogAttribute.FORMER_DEFINITION.value(entry).stream()).toList();
    assertThat(kept).as("the latest first").hasSize(2);
    assertThat(kept.get(0)).contains("vdb");
    assertThat(kept.get(1)).contains("xvda").doesNotContain("vdb");
    assertThat(failure(devices.detach(engine.web, engine.a, "vdb", "me"))).isNotEmpty();
    engine.settle();
    assertThat(LogAttribute.FORMER_DEFINITION.isIn(engine.entries(LogEntry.CONFIGURATION).get(0)))
        .as("what changed nothing").isFalse();
  }

  @Test
  void aCdIsInsertedAndEjected() throws Exception {
    end(devices.attach(engine.web, engine.a, new DiskPlan("", "sda", Bus.SCSI, "raw", Use.CD), "me"));
    end(devices.changeMedium(engine.web, engine.a, "sda", ISO, "me"));
    assertThat(engine.get(devices.devices(engine.web, engine.a)).disks()).last()
        .matches(drive -> drive.isDrive() && drive.source().equals(ISO));
    assertThat(failure(devices.changeMedium(engine.web, engine.a, "sda", "/none.iso", "me"))).contains("'/none.iso'");
    end(devices.changeMedium(engine.web, engine.a, "sda", "", "me"));
    assertThat(engine.get(devices.devices(engine.web, engine.a)).disks()).last()
        .matches(drive -> drive.source().isEmpty());
    assertThat(failure(devices.changeMedium(engine.web, engine.a, "xvda", "", "me"))).contains("is no drive");
  }

  @Test
  void whatARunningVmWritesToIsNotAttachedToAnother() throws Exception {
    assertThat(failure(devices.attach(spare, engine.a, disk(image("web"), "vdb"), "me")))
        .contains(image("web") + " is a disk of VM 'web'", "attach it read-only");
    assertThat(targets(spare)).containsExactly("xvda");
    end(devices.attach(spare, engine.a, new DiskPlan(image("web"), "vdb", Bus.VIRTIO, "qcow2", Use.READ_ONLY), "me"));
    assertThat(targets(spare)).containsExactly("xvda", "vdb");
    assertThat(failure(devices.attach(spare, engine.a, disk(ISO, "vdb"), "me"))).contains("a device vdb already");
  }

  @Test
  void aHostThatRefusesAndAGuestThatHoldsAreToldInWords() throws Exception {
    engine.fleet.failKeeping("a", Optional.of("No space left on device."));
    assertThat(failure(devices.attach(engine.web, engine.a, disk(ISO, "vdb"), "me"))).contains("No space left");
    engine.fleet.failKeeping("a", Optional.empty());
    end(devices.attach(engine.web, engine.a, disk(ISO, "vdb"), "me"));
    engine.fleet.holdDevices(engine.web.uuid(), true);
    assertThat(failure(devices.detach(engine.web, engine.a, "vdb", "me"))).contains("has not let go of vdb");
    String next = engine.hosts.call(engine.a, Role.OPERATIONS,
        session -> session.require(DefinitionControl.class).nextDefinition(engine.web.uuid()));
    assertThat(next).as("it is gone at its next start").doesNotContain("vdb");
    assertThat(targets(engine.web)).contains("vdb");
    engine.fleet.holdDevices(engine.web.uuid(), false);
    assertThat(failure(devices.detach(engine.web, engine.a, "no\u65e5", "me"))).contains("no device no\u65e5");
  }

  /** A VM that was saved goes on with the devices that it had. */
  @Test
  void whatIsSavedIsNotChanged() throws Exception {
    end(vms.vms().power(engine.web, engine.a, PowerAction.SAVE, "me"));
    engine.until("it is saved", () -> !engine.vm(engine.web).isActive());
    assertThat(failure(devices.attach(engine.web, engine.a, disk(ISO, "vdb"), "me"))).contains("has a saved state");
  }

  @Test
  void whatCannotBeIsRefusedBeforeItBegins() {
    assertThatThrownBy(() -> devices.attach(engine.web, engine.a, disk("x", "vdb"), "me"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("absolute path");
    assertThatThrownBy(() -> devices.attach(engine.web, engine.b, disk(ISO, "vdb"), "me"))
        .hasMessage("VM 'web' is not on host 'b'.");
    assertThatThrownBy(() -> devices.delete(engine.web, engine.a, List.of(), "me")).hasMessageContaining("web");
    assertThatThrownBy(() -> devices.delete(spare, engine.a, List.of(ResourceId.volume(engine.b, "images", "x")), "me"))
        .hasMessageContaining("volumes of host 'a'");
    engine.registry.disconnect(engine.a);
    engine.until("it is not connected", () -> devices.obstacle(engine.web, engine.a, Feature.DEVICES).isPresent());
    assertThat(engine.operations.running()).isEmpty();
  }

  @Test
  void aVmIsDeletedWithTheDiskThatIsItsOwn() throws Exception {
    List<DiskOfVm> own = disks(spare);
    assertThat(own).singleElement().satisfies(disk -> {
      assertThat(disk.obstacle()).isEmpty();
      assertThat(disk.volume()).contains(ResourceId.volume(engine.a, "images", "spare.qcow2"));
      assertThat(disk.capacity()).isEqualTo(32L << 30);
    });
    resources.look(ResourceId.pool(engine.a, "images"));
    engine.until("it is known", () -> resources.volumes(engine.a, "images").told());
    assertThat(end(devices.delete(spare, engine.a, List.of(own.get(0).volume().orElseThrow()), "me")).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("both are gone", () -> engine.inventory.virtualMachine(spare).isEmpty()
        && resources.volumes(engine.a, "images").all().stream().noneMatch(one -> one.name().equals("spare.qcow2")));
    engine.settle();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).filteredOn(entry -> entry.message().contains("spare"))
        .extracting(LogEntry::message).containsExactly("Deleted VM 'spare' on 'a' with its disk: spare.qcow2");
  }

  /** Who uses it, which is no volume, and what the host says. */
  @Test
  void aDiskThatCannotGoSaysWhy() throws Exception {
    end(devices.attach(twin, engine.a, disk(image("spare"), "vdb"), "me"));
    end(devices.attach(twin, engine.a, disk("/dev/sdz", "vdc"), "me"));
    end(devices.attach(twin, engine.a, new DiskPlan(ISO, "sda", Bus.SATA, "raw", Use.CD), "me"));
    assertThat(disks(spare, twin)).extracting(DiskOfVm::target).containsExactly("xvda", "xvda", "vdb", "vdc");
    assertThat(disks(spare, twin)).extracting(disk -> disk.obstacle().orElse("")).containsExactly(
        "VM 'twin' has it, too.", "", "VM 'spare' has it, too.", "It is in no active storage pool of the host.");
    ResourceId shared = ResourceId.volume(engine.a, "images", "spare.qcow2");
    assertThat(failure(devices.delete(spare, engine.a, List.of(shared), "me")))
        .isEqualTo("VM 'spare' is deleted, but not all of its disks:\nspare.qcow2: VM 'twin' has it, too.");
  }

  private void create(HostId host, String xml) throws Exception {
    engine.hosts.run(host, Role.OPERATIONS, session -> session.require(CreationControl.class).create(xml));
    engine.hosts.pollSoon(host);
  }

  private String definition(VmId vm) throws Exception {
    return engine.hosts.call(engine.a, Role.OPERATIONS,
        session -> session.require(DefinitionAccess.class).definition(vm.uuid()));
  }

  /** What a migration left behind on shared storage has the very disks of the VM that runs elsewhere. */
  @Test
  void noDiskGoesWhileAnotherHostHasTheVm() throws Exception {
    create(engine.b, definition(spare));
    engine.until("both have it", () -> engine.inventory.placements(spare).size() == 2);
    HostId owner = engine.owner(spare);
    String other = owner.equals(engine.a) ? "b" : "a";
    assertThat(engine.get(devices.disks(owner, List.of(spare)))).extracting(disk -> disk.obstacle().orElse(""))
        .allMatch(text -> text.equals("Host '" + other + "' has a VM of the same UUID, whose disk it may be.")
            || text.equals("It is in no active storage pool of the host."));
    assertThat(failure(devices.delete(spare, engine.a, List.of(ResourceId.volume(engine.a, "images", "spare.qcow2")),
        "me"))).contains("Host 'b' has a VM of the same UUID");
  }

  @Test
  void aDiskIsFoundHoweverItIsSpelled() throws Exception {
    String xml = definition(spare).replace(spare.uuid().toString(), UUID.randomUUID().toString())
        .replace("<name>spare<", "<name>link<");
    create(engine.a, xml.replace(image("spare"), "/srv//images/./spare.qcow2"));
    engine.until("it is there", () -> engine.inventory.virtualMachines(engine.a).size() > 4);
    assertThat(disks(spare)).extracting(disk -> disk.obstacle().orElse(""))
        .containsExactly("VM 'link' has it, too.");
    create(engine.a, definition(twin).replace(twin.uuid().toString(), UUID.randomUUID().toString())
        .replace("<name>twin<", "<name>other<").replace(image("twin"), "/srv/link/twin.qcow2"));
    engine.until("it is there, too", () -> engine.inventory.virtualMachines(engine.a).size() > 5);
    assertThat(disks(twin)).extracting(disk -> disk.obstacle().orElse(""))
        .containsExactly("VM 'other' has a disk of the same name, which may be it.");
  }

  /** A running one that is told as a volume has no path. */
  @Test
  void aDiskThatIsToldAsAVolumeIsNotAttachedToAnother() throws Exception {
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> {
      DefinitionControl control = session.require(DefinitionControl.class);
      String next = control.nextDefinition(twin.uuid());
      control.define(twin.uuid(), next.replaceFirst("<source [^>]*>", "<source pool='images' volume='twin.qcow2'/>"));
    });
    assertThat(engine.get(devices.use(engine.a)).users(image("twin"), "")).extracting(vm -> vm.name())
        .containsExactly("twin");
    end(vms.vms().power(twin, engine.a, PowerAction.START, "me"));
    engine.until("it runs", () -> engine.vm(twin).isActive());
    assertThat(failure(devices.attach(spare, engine.a, disk(image("twin"), "vdb"), "me"))).contains("VM 'twin'");
  }

  /** Between the last look whether it is off and its end it was started: it runs on without a definition. */
  @Test
  void theDisksOfOneThatRunsOnStay() throws Exception {
    StartedMeanwhile hosts = new StartedMeanwhile(engine.hosts, spare.uuid());
    VmDevicesImpl late = new VmDevicesImpl(engine.inventory, vms.vms(), resources, hosts, engine.operations,
        vms.turns());
    assertThat(failure(late.delete(spare, engine.a, List.of(ResourceId.volume(engine.a, "images", "spare.qcow2")),
        "me"))).contains("VM 'spare' was started meanwhile and runs");
    resources.look(ResourceId.pool(engine.a, "images"));
    engine.until("its disk is there", () -> resources.volumes(engine.a, "images").all().stream()
        .anyMatch(one -> one.name().equals("spare.qcow2")));
  }

  /** Hosts on which a domain is there still after it was deleted. */
  private record StartedMeanwhile(HostCalls hosts, UUID vm) implements HostCalls {

    @Override
    public Timing timing() {
      return hosts.timing();
    }

    @Override
    public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
      return hosts.submit(host, connection, session -> {
        Optional<DomainInfo> before = session.domain(vm);
        return call.on((HypervisorSession) Proxy.newProxyInstance(HypervisorSession.class.getClassLoader(),
            new Class<?>[] {HypervisorSession.class}, (proxy, method, arguments) -> method.getName().equals("domain")
                ? before : method.invoke(session, arguments)));
      });
    }

    @Override
    public void pollSoon(HostId host) {
      hosts.pollSoon(host);
    }

    @Override
    public Registration addListener(HostEventListener listener) {
      return hosts.addListener(listener);
    }
  }

  @Test
  void eachPartThatFailsIsTold() throws Exception {
    ResourceId own = ResourceId.volume(engine.a, "images", "spare.qcow2");
    assertThat(failure(devices.delete(spare, engine.a,
        List.of(own, ResourceId.volume(engine.a, "images", "twin.qcow2")), "me")))
        .isEqualTo("Volume 'twin.qcow2' is no disk of VM 'spare' any more. Nothing was deleted; look again.");
    assertThat(engine.inventory.virtualMachine(spare)).isPresent();
    engine.fleet.refusePool("a", "images", Optional.of("The disk is gone."));
    assertThat(disks(spare)).extracting(disk -> disk.obstacle().orElse(""))
        .containsExactly("It is in no active storage pool of the host.");
    assertThat(failure(devices.delete(spare, engine.a, List.of(own), "me"))).contains("The disk is gone.");
    assertThat(engine.inventory.virtualMachine(spare)).as("what is not known is not begun").isPresent();
  }

  @Test
  void aVmThatHasGoneMeanwhileHasNoDisks() throws Exception {
    end(vms.vms().change(spare, engine.a, VmChange.DELETE, "", "else"));
    assertThat(disks(spare, twin)).extracting(DiskOfVm::vm).containsExactly(twin);
    engine.until("it is gone", () -> engine.inventory.virtualMachine(spare).isEmpty());
    assertThatThrownBy(() -> devices.delete(spare, engine.a, List.of(), "me"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** One of thousands of devices, and of names of markup, is a VM like others. */
  @Test
  void aDefinitionOfThousandsOfDevicesIsBounded() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      many.append("<disk type='file'><source file='/srv/x&lt;b&gt;&amp;").append(i).append("'/><target dev='vd")
          .append(i).append("&apos;'/></disk>");
    }
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> {
      DefinitionControl control = session.require(DefinitionControl.class);
      control.define(spare.uuid(), control.nextDefinition(spare.uuid()).replace("</devices>", many + "</devices>"));
    });
    long begun = System.nanoTime();
    assertThat(disks(spare)).hasSize(512);
    assertThat(engine.get(devices.use(engine.a)).users("/srv/x<b>&9999", "")).as("beyond the bound")
        .extracting(vm -> vm.name()).containsExactly("spare");
    System.out.println("10,000 devices: " + Duration.ofNanos(System.nanoTime() - begun));
    end(devices.attach(spare, engine.a, disk(ISO, "vdb"), "me"));
    assertThat(failure(devices.attach(twin, engine.a, disk("/srv/x<b>&9999", "vdb"), "me"))).contains("no such file");
  }
}
