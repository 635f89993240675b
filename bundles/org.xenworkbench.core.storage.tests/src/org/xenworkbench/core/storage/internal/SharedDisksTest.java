/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** A disk on storage that hosts share is another host's VM's, too: nobody here takes it from that. */
class SharedDisksTest {

  private static final VmLoad IDLE = new VmLoad(Load.NONE, Load.NONE, Load.NONE, Load.NONE, Load.NONE);

  private final SimulatedEngine engine = new SimulatedEngine(SimulatedVm.of("here", "b", 1, 256L << 20, IDLE));
  private final EmbeddedVms vms = new EmbeddedVms(engine.core, engine.time);
  private final HostResourcesImpl resources = new HostResourcesImpl(engine.inventory, engine.registry, engine.hosts,
      engine.operations, EclipsePreferences::new);
  private final VmDevicesImpl devices = new VmDevicesImpl(engine.inventory, vms.vms(), resources, engine.hosts,
      engine.operations, vms.turns());
  private final VmId here = VmId.of(engine.fleet.vm("here"));
  private final ResourceId volume = ResourceId.volume(engine.b, "images", "web.qcow2");
  private String path = "";

  /** The disk of web, which runs on a, is seen from b as well. */
  @BeforeEach
  void seeItFromTheOtherHost() throws Exception {
    engine.get(resources.createVolume(engine.b, "images", new VolumePlan("web.qcow2", 1 << 20, 0, "raw"), "t").done());
    resources.look(ResourceId.pool(engine.b, "images"));
    engine.until("it is seen", () -> resources.volumes(engine.b, "images").all().stream()
        .anyMatch(one -> one.name().equals("web.qcow2")));
    StorageVolume seen = resources.volumes(engine.b, "images").all().stream().filter(one -> one.name()
        .equals("web.qcow2")).findFirst().orElseThrow().now();
    path = seen.path();
    engine.until("web is known", () -> engine.inventory.virtualMachine(engine.web).isPresent());
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

  private OperationState attach() throws Exception {
    return end(devices.attach(here, engine.b, new DiskPlan(path, "vdx", Bus.VIRTIO, "raw", Use.DISK), "t"));
  }

  private List<String> users() throws Exception {
    DiskUse use = engine.get(devices.use(engine.b));
    return use.users(path, "").stream().map(VirtualMachine::name).toList();
  }

  @Test
  void aDiskOnSharedStorageIsRefusedWhileAVmOfAnotherHostWritesToIt() throws Exception {
    engine.fleet.sharePool("b", "images");
    assertThat(users()).containsExactly("web");
    assertThat(attach().error().map(HypervisorException::getMessage)).get().asString().contains("VM 'web'");
    OperationState deleted = end(resources.perform(volume, ResourceAction.DELETE_VOLUME, "t"));
    assertThat(deleted.error().map(HypervisorException::getMessage)).get().asString().contains("VM 'web'");
    assertThat(end(vms.vms().power(engine.web, engine.a, PowerAction.FORCE_OFF, "t"))
        .status()).isEqualTo(Status.SUCCEEDED);
    engine.until("it is off", () -> !engine.vm(engine.web).isActive());
    assertThat(users()).as("it has it still").containsExactly("web");
    assertThat(attach().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void aPathOfStorageThatIsTheHostsOwnIsAnotherDiskThere() throws Exception {
    path = "/srv/iso/debian-12.iso";
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> session.require(DeviceControl.class)
        .attach(engine.web.uuid(), new DiskPlan(path, "vdx", Bus.VIRTIO, "raw", Use.DISK)));
    assertThat(users()).isEmpty();
    assertThat(attach().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void aHostThatIsNotThereIsNotAsked() throws Exception {
    engine.fleet.sharePool("b", "images");
    engine.fleet.setReachable("a", false);
    engine.until("it is lost", () -> !engine.inventory.host(engine.a).orElseThrow().isConnected());
    assertThat(users()).isEmpty();
    assertThat(attach().status()).isEqualTo(Status.SUCCEEDED);
  }

  private void requireKept(String reason) throws Exception {
    OperationState deleted = end(resources.perform(volume, ResourceAction.DELETE_VOLUME, "t"));
    assertThat(deleted.error().map(HypervisorException::getMessage)).get().asString().contains(reason);
  }

  /** It is known to be there, and not what it has: nothing is deleted on that, and nobody waits for it. */
  @Test
  void aFrozenHostStopsNobodyAndKeepsItsDisks() throws Exception {
    engine.fleet.sharePool("b", "images");
    engine.fleet.setFrozen("a", true);
    requireKept("'a' does not answer");
    engine.until("it was given up meanwhile", () -> !engine.inventory.host(engine.a).orElseThrow().isConnected());
    requireKept("'a' does not answer");
    assertThat(attach().status()).isEqualTo(Status.SUCCEEDED);
    engine.fleet.setFrozen("a", false); // or it is waited for when all is closed
  }

  /** Whoever disconnects a host answers for what it has; and what is not shared is asked of nobody. */
  @Test
  void aHostThatWasDisconnectedOrSharesNothingKeepsNoDisk() throws Exception {
    engine.get(resources.createVolume(engine.b, "iso", new VolumePlan("own.img", 1 << 20, 0, "raw"), "t").done());
    engine.fleet.setFrozen("a", true);
    assertThat(end(resources.perform(ResourceId.volume(engine.b, "iso", "own.img"), ResourceAction.DELETE_VOLUME, "t"))
        .status()).isEqualTo(Status.SUCCEEDED);
    engine.fleet.setFrozen("a", false);
    engine.registry.disconnect(engine.a);
    engine.until("it is", () -> !engine.inventory.host(engine.a).orElseThrow().isConnected());
    assertThat(end(resources.perform(volume, ResourceAction.DELETE_VOLUME, "t")).status()).isEqualTo(Status.SUCCEEDED);
  }

  /** A VM that is deleted here, and its disk, which may be one of a host that does not tell. */
  @Test
  void aVmIsDeletedWithoutTheDiskThatASilentHostMayHave() throws Exception {
    engine.get(vms.vms().power(engine.web, engine.a, PowerAction.FORCE_OFF, "t").done());
    engine.until("it is off", () -> !engine.vm(engine.web).isActive());
    assertThat(attach().status()).isEqualTo(Status.SUCCEEDED);
    engine.get(vms.vms().power(here, engine.b, PowerAction.FORCE_OFF, "t").done());
    engine.until("it is off", () -> !engine.vm(here).isActive());
    engine.fleet.sharePool("b", "images");
    engine.fleet.setFrozen("a", true);
    OperationState deleted = end(devices.delete(here, engine.b, List.of(volume), "t"));
    assertThat(deleted.error().map(HypervisorException::getMessage)).get().asString()
        .contains("web.qcow2: ").contains("'a' does not answer");
    engine.until("the VM is gone", () -> engine.inventory.virtualMachine(here).isEmpty());
    engine.fleet.setFrozen("a", false);
  }
}
