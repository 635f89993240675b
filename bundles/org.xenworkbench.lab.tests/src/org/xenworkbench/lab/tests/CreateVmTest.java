/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.VmBoot;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmNic;
import org.xenworkbench.core.vm.VmPlan;

/**
 * A VM that is made by a plan, as the wizard makes it, boots: with the kernel, the initial RAM disk and the disk that
 * are on the lab's hosts, where there is no storage driver. VM1, whose disk it is, is off meanwhile.
 */
@Tag(Lab.QEMU)
@Tag(Lab.XEN)
class CreateVmTest {

  private static final String NAME = "new <&> \u65e5";
  private static final String USER = "lab test";

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private final VmCreation creation = engine.creation();
  private final VmDefinitions definitions = engine.definitions();

  @BeforeEach
  void bringHome() {
    engine.bringHome();
  }

  @AfterEach
  void leaveHome() throws Exception {
    for (VirtualMachine made : engine.inventory.virtualMachines(engine.id("PM1")).stream()
        .filter(vm -> vm.name().startsWith(NAME)).toList()) {
      power(made.id(), PowerAction.FORCE_OFF);
      change(made.id(), VmChange.DELETE);
    }
    power(engine.vmId("VM1"), PowerAction.START);
    lab.bringHome();
  }

  /** Starts it or forces it off; one that is so already stays so. An event tells a state before the host tells all. */
  private void power(VmId vm, PowerAction action) throws Exception {
    Await.until("the host has told all of it", lab.patience(), () -> engine.inventory.virtualMachine(vm)
        .filter(now -> now.isActive() == now.state().isRunning()).isPresent());
    if (engine.machines.obstacle(vm, engine.id("PM1"), action).isEmpty()) {
      engine.await(engine.machines.power(vm, engine.id("PM1"), action, USER));
    }
    Await.until("the inventory agrees", lab.patience(), () -> engine.inventory.virtualMachine(vm)
        .filter(now -> now.isActive() == (action == PowerAction.START)).isPresent());
  }

  private void change(VmId vm, VmChange change) throws Exception {
    assertThat(engine.await(engine.machines.change(vm, engine.id("PM1"), change, "", USER)).status())
        .isEqualTo(LogEntry.Status.SUCCEEDED);
  }

  private static String text(Element parent, String child) {
    return SafeXml.first(parent, child).map(Element::getTextContent).orElse("");
  }

  /** What VM1 is made of, planned anew. */
  private VmPlan plan(HostId host, UUID uuid) throws Exception {
    String model = definitions.next(engine.vmId("VM1"), host).get(lab.patience().toMillis(), TimeUnit.MILLISECONDS);
    Element root = SafeXml.root(model);
    Element os = SafeXml.first(root, "os").orElseThrow();
    Element devices = SafeXml.first(root, "devices").orElseThrow();
    String kind = text(os, "type").replace("linux", "xen");
    GuestType type = creation.guestTypes(host).get(lab.patience().toMillis(), TimeUnit.MILLISECONDS).stream()
        .filter(one -> one.os().equals(kind) && one.hypervisor().equals(root.getAttribute("type"))).findFirst()
        .orElseThrow();
    String disk = SafeXml.first(devices, "disk").flatMap(found -> SafeXml.first(found, "source")).orElseThrow()
        .getAttribute("dev");
    String bridge = SafeXml.first(devices, "interface").flatMap(found -> SafeXml.first(found, "source")).orElseThrow()
        .getAttribute("bridge");
    return VmPlan.of(NAME, uuid, type, engine.vm("VM1").maxMemory(), 1)
        .withBoot(new VmBoot.Kernel(text(os, "kernel"), text(os, "initrd"), text(os, "cmdline")))
        // that of QEMU's VMs is a device outside of /dev, which a plan takes for a file; they run without one
        .withDisks(lab.isXen() ? List.of(VmDisk.existing(disk, "raw")) : List.of())
        .withNic(Optional.of(new VmNic(VmNic.Kind.BRIDGE, bridge)));
  }

  @Test
  void aVmThatIsMadeByAPlanRuns() throws Exception {
    HostId host = engine.id("PM1");
    UUID uuid = UUID.randomUUID();
    VmId made = VmId.of(uuid);
    VmPlan plan = plan(host, uuid);
    System.out.println(lab.name() + " lab: what is made\n" + plan.definition());
    power(engine.vmId("VM1"), PowerAction.FORCE_OFF);
    Instant begin = Instant.now();
    OperationState end = engine.await(creation.create(host, plan, true, USER));
    assertThat(end.status()).as(end.error().map(Throwable::getMessage).orElse("")).isEqualTo(LogEntry.Status.SUCCEEDED);
    Await.until("it runs in the inventory", lab.patience(), () -> engine.inventory.virtualMachine(made)
        .filter(vm -> vm.name().equals(NAME) && vm.state().isRunning() && vm.isActive()).isPresent());
    try (GuestConsole console = new GuestConsole(engine.consoles, made, lab.patience())) {
      System.out.printf("%s lab: a VM that was made answered %d s after it was asked for%n", lab.name(),
          Duration.between(begin, Instant.now()).toSeconds());
      assertThat(console.run("uname -s")).contains("Linux");
      if (lab.isXen()) {
        assertThat(console.run("cat /etc/debian_version")).matches("(?s)\\d+\\.\\d+\\s*");
      }
    }
    assertThat(Logged.newest(engine.log, 200).stream().filter(entry -> entry.vmName().equals(NAME)))
        .as("what our own operation did is told once").hasSize(1);
    power(made, PowerAction.FORCE_OFF);
    change(made, VmChange.DELETE);
    Await.until("it is gone", lab.patience(), () -> engine.inventory.virtualMachine(made).isEmpty());
  }

  /** The disk of Xen's VMs is made to be shared; that of QEMU's is in no pool, and is not copied. */
  @Test
  void aCloneHasItsOwnIdentityOrIsRefusedWithTheReason() throws Exception {
    HostId host = engine.id("PM1");
    VmId original = engine.vmId("VM1");
    power(original, PowerAction.FORCE_OFF);
    if (lab.isXen()) {
      assertThat(creation.cloneDisks(original, host).get(lab.patience().toMillis(), TimeUnit.MILLISECONDS))
          .singleElement().matches(disk -> !disk.copied()).extracting(ClonedDisk::source).isEqualTo("/dev/vdb");
    }
    OperationState end = engine.await(creation.clone(original, host, NAME + " 2", USER));
    if (!lab.isXen()) {
      assertThat(end.error()).hasValueSatisfying(why -> assertThat(why).hasMessageContaining("vda"));
      return;
    }
    assertThat(end.status()).as(end.error().map(Throwable::getMessage).orElse("")).isEqualTo(LogEntry.Status.SUCCEEDED);
    Await.until("it is in the inventory", lab.patience(), () -> engine.findVm(NAME + " 2").isPresent());
    assertThat(mac(engine.vmId(NAME + " 2"), host)).isNotEqualTo(mac(original, host));
  }

  private String mac(VmId vm, HostId host) throws Exception {
    String definition = definitions.next(vm, host).get(lab.patience().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return SafeXml.first(SafeXml.root(definition), "devices").flatMap(found -> SafeXml.first(found, "interface"))
          .flatMap(nic -> SafeXml.first(nic, "mac")).orElseThrow().getAttribute("address");
    } catch (IOException e) {
      throw new AssertionError(definition, e);
    }
  }
}
