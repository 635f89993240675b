/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeVmCreation;
import org.xenworkbench.ui.definition.internal.create.NewVmDraft.Booting;
import org.xenworkbench.ui.definition.internal.create.NewVmDraft.Storing;
import org.xenworkbench.ui.definition.internal.create.NewVmDraft.Wiring;

/** What is entered becomes a plan, and what is wrong with it is said. */
class NewVmDraftTest {

  private static final long GIB = 1L << 30;
  private static final GuestType PVH = new GuestType("xenpvh", "x86_64", "xen", List.of());
  private static final GuestType PV = new GuestType("xen", "x86_64", "xen", List.of());
  private static final GuestType HVM = new GuestType("hvm", "x86_64", "xen", List.of());
  private static final GuestType QEMU = new GuestType("hvm", "x86_64", "qemu", List.of("pc", "q35"));
  private static final GuestType ARM = new GuestType("hvm", "aarch64", "qemu", List.of("virt"));

  private final FakeInventory inventory = new FakeInventory();
  private final FakeVmCreation creation = new FakeVmCreation();
  private final FakeHostResources resources = new FakeHostResources();
  private final HostId id = HostId.random();
  private final NewVmHost host = new NewVmHost(inventory, creation, resources);
  private final NewVmDraft draft = new NewVmDraft(UUID.randomUUID(), host);

  private static <T> Known<T> told(List<T> all) {
    return new Known<>(true, false, all, Optional.empty());
  }

  @BeforeEach
  void connect() {
    HostInfo info = HostInfo.of("pm1", "Xen").architecture("x86_64").memory(8 * GIB).build();
    inventory.put(Host.of(id, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).info(info).build());
    inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "VM1", id).build());
    resources.tell(ResourceId.storage(id), told(List.of(new Pool(id, StoragePool.of("images", "dir", "/srv/images")
        .state(StoragePool.State.RUNNING).sizes(100 * GIB, 60 * GIB, 40 * GIB).build()))));
    resources.tell(ResourceId.pool(id, "images"), told(List.of(new Volume(id,
        new StorageVolume("images", "old.img", "/srv/images/old.img", "raw", GIB, GIB)))));
    resources.tell(ResourceId.networks(id), told(List.of(
        new Network(id, new VirtualNetwork("off", "b0", "nat", false, true, false)),
        new Network(id, new VirtualNetwork("default", "virbr0", "nat", true, true, true)))));
    host.choose(id);
    draft.hostChanged();
    host.tell(List.of(PVH, PV, HVM, QEMU, ARM));
    draft.choose(PVH);
    draft.pool = "images";
  }

  private void enter(String name) {
    draft.name = name;
    draft.kernel = "/boot/vmlinuz";
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(draft.nameProblem()).as("the page itself asks for it").contains("");
    assertThat(draft.systemProblem()).get().asString().contains("the kernel");
    draft.choose(HVM);
    assertThat(draft.systemProblem()).get().asString().contains("the installer's image");
    draft.choose(PVH);
    draft.storing = Storing.EXISTING;
    assertThat(draft.devicesProblem()).get().asString().contains("a file or a block device");
    draft.wiring = Wiring.BRIDGE;
    draft.path = "/dev/vg/new";
    assertThat(draft.devicesProblem()).get().asString().contains("a bridge");
    draft.wiring = Wiring.NONE;
    enter("new");
    draft.path = "/dev/vg/new";
    assertThat(draft.problem()).isEmpty();
  }

  @Test
  void imagesComeFirstWhereTheyAreWanted() {
    StorageVolume disk = new StorageVolume("images", "a.qcow2", "/srv/a.qcow2", "qcow2", 1, 1);
    StorageVolume named = new StorageVolume("images", "B.ISO", "/srv/B.ISO", "raw", 1, 1);
    StorageVolume image = new StorageVolume("iso", "c", "/srv/c", "iso", 1, 1);
    assertThat(Stream.of(disk, image, named).sorted(NewVmHost.order(true))).containsExactly(named, image, disk);
    assertThat(Stream.of(named, image, disk).sorted(NewVmHost.order(false))).containsExactly(disk, named, image);
  }

  @Test
  void aHostThatGoesIsToldOnEveryPage() {
    enter("new");
    assertThat(draft.problem()).isEmpty();
    creation.hinder("Host 'pm1' is not connected.");
    assertThat(List.of(draft.nameProblem(), draft.systemProblem(), draft.devicesProblem(), draft.problem()))
        .containsOnly(Optional.of("Host 'pm1' is not connected."));
  }

  @Test
  void whatTheHostWouldRefuseIsSaidAtOnce() {
    enter("VM1");
    assertThat(draft.nameProblem()).contains("The host has a virtual machine 'VM1' already.");
    enter("old");
    assertThat(draft.devicesProblem()).hasValueSatisfying(why -> assertThat(why).contains("old.img", "images"));
    draft.format = "qcow2";
    assertThat(draft.devicesProblem()).isEmpty();
    draft.size = "41 GiB";
    assertThat(draft.devicesProblem()).hasValueSatisfying(why -> assertThat(why).contains("40"));
    draft.size = "much";
    assertThat(draft.devicesProblem()).isPresent();
    draft.memory = "9 GiB";
    assertThat(draft.systemProblem()).hasValueSatisfying(why -> assertThat(why).contains("8"));
    draft.memory = "8 GiB";
    assertThat(draft.systemProblem()).isEmpty();
    enter("a/b");
    assertThat(draft.nameProblem()).isPresent();
  }

  /** A guest that is given a file as raw that is not writes over what describes it. */
  @Test
  void theFormatOfADiskIsKnownOrAskedFor() {
    enter("new");
    draft.storing = Storing.EXISTING;
    draft.path("/srv/images/old.img");
    assertThat(draft.problem()).isEmpty();
    assertThat(draft.pathFormat()).contains("raw");
    draft.path("/elsewhere/x");
    assertThat(draft.devicesProblem()).hasValueSatisfying(why -> assertThat(why).startsWith("Choose the format"));
    draft.pathFormat = "qcow2";
    assertThat(draft.problem()).isEmpty();
    assertThat(draft.plan().orElseThrow().disks().get(0).format()).isEqualTo("qcow2");
    draft.path("/elsewhere/y");
    assertThat(draft.devicesProblem()).as("said of another").isPresent();
    draft.path("/dev/vg/y");
    assertThat(draft.problem()).as("devices are raw").isEmpty();
    resources.tell(ResourceId.pool(id, "images"), Known.nothing());
    assertThat(draft.devicesProblem()).as("unless a pool that is being read says otherwise").isPresent();
  }

  /** Two that write to one disk destroy it. */
  @Test
  void whoHasADiskIsTold() {
    enter("new");
    draft.storing = Storing.EXISTING;
    draft.path("/dev/vg/x");
    VirtualMachine runs = VirtualMachine.of(VmId.of(UUID.randomUUID()), "db", id).state(DomainState.RUNNING, 7).build();
    VirtualMachine off = VirtualMachine.of(VmId.of(UUID.randomUUID()), "old", id).build();
    assertThat(host.toAskForUse()).contains(id);
    assertThat(host.toAskForUse()).as("it costs calls").isEmpty();
    assertThat(draft.caution()).isEmpty();
    host.useFailed("No reason.");
    assertThat(draft.caution()).contains("The host did not tell which VMs have this disk: No reason.");
    host.tell(new DiskUse(Map.of(runs, Set.of("/dev/vg/x"), off, Set.of("/dev/vg/y")), List.of()));
    assertThat(draft.devicesProblem()).hasValueSatisfying(why -> assertThat(why).contains("VM 'db'"));
    draft.path("/dev/vg/y");
    assertThat(draft.problem()).isEmpty();
    assertThat(draft.caution()).contains("VM 'old' has this disk, too: do not run both.");
    draft.path("/dev/link/x");
    assertThat(draft.caution())
        .hasValueSatisfying(why -> assertThat(why).startsWith("VM 'db' has a disk of the same name"));
    draft.storing = Storing.NEW;
    assertThat(draft.caution()).isEmpty();
  }

  @Test
  void whatIsElsewhereIsNoNews() {
    VirtualMachine here = VirtualMachine.of(VmId.of(UUID.randomUUID()), "x", id).build();
    VirtualMachine elsewhere = VirtualMachine.of(VmId.of(UUID.randomUUID()), "x", HostId.random()).build();
    assertThat(host.concerns(List.of(new VmChange(here.id(), Optional.empty(), Optional.of(here))))).isTrue();
    assertThat(host.concerns(List.of(new VmChange(here.id(), Optional.of(elsewhere), Optional.of(here))))).isTrue();
    assertThat(host.concerns(List.of(new VmChange(here.id(), Optional.empty(), Optional.of(elsewhere))))).isFalse();
    assertThat(host.concerns(List.of(new HostChange(elsewhere.host(), Optional.empty(), Optional.empty())))).isTrue();
    assertThat(host.concerns(ResourceId.storage(id))).isTrue();
    assertThat(host.concerns(ResourceId.storage(elsewhere.host()))).isFalse();
  }

  @Test
  void whatIsGoneIsSaidAndNothingElseChosen() {
    enter("new");
    draft.proposeNetwork(host.networks());
    assertThat(draft.network).isEqualTo("default");
    assertThat(draft.problem()).isEmpty();
    resources.tell(ResourceId.networks(id), told(List.of(
        new Network(id, new VirtualNetwork("other", "b1", "nat", true, true, false)))));
    draft.proposeNetwork(host.networks());
    assertThat(draft.devicesProblem()).contains("The host has no active network 'default'. Choose another.");
    draft.wiring = Wiring.NONE;
    resources.tell(ResourceId.storage(id), told(List.of(new Pool(id, StoragePool.of("rest", "dir", "/srv/rest")
        .state(StoragePool.State.RUNNING).sizes(100 * GIB, 60 * GIB, 40 * GIB).build()))));
    draft.proposePool();
    assertThat(draft.devicesProblem()).contains("The host has no active pool 'images'. Choose another.");
    draft.pool = "rest";
    assertThat(draft.problem()).isEmpty();
  }

  /** Whether the host has told its kinds before or after that is of no matter. */
  @Test
  void aTemplateIsAsGoodBeforeTheKindsAreKnown() throws Exception {
    host.tell(List.of());
    draft.hostChanged();
    draft.take("<domain type='xen'><os><type>hvm</type></os><devices/></domain>", "early");
    host.tell(List.of(PVH, HVM));
    draft.propose(host.types());
    assertThat(draft.type).isEqualTo(HVM);
    assertThat(draft.booting).isEqualTo(Booting.DISK);
    assertThat(draft.screen).isFalse();
  }

  @Test
  void onlyWhatTheHostHasCanBeChosen() {
    assertThat(host.types()).as("of its own instruction set").containsExactly(PVH, PV, HVM, QEMU);
    assertThat(host.networks()).containsExactly("default");
    draft.proposeNetwork(host.networks());
    assertThat(draft.wiring).isEqualTo(Wiring.NETWORK);
    resources.lack(Feature.VOLUMES, "No storage.");
    assertThat(host.pools()).isEmpty();
    draft.hostChanged();
    assertThat(draft.storing).isEqualTo(Storing.EXISTING);
    draft.storing = Storing.NEW;
    draft.choose(PVH);
    assertThat(draft.devicesProblem()).hasValueSatisfying(why -> assertThat(why).contains("pool"));
  }

  @Test
  void aKindProposesWhatItsGuestsBoot() {
    assertThat(draft.booting).isEqualTo(Booting.KERNEL);
    draft.choose(HVM);
    assertThat(draft.booting).isEqualTo(Booting.IMAGE);
    assertThat(draft.screen).isTrue();
    draft.choose(PV);
    assertThat(draft.booting).isEqualTo(Booting.KERNEL);
    assertThat(draft.screen).isFalse();
  }

  @Test
  void aTemplateFillsWhatIsAskedFor() throws Exception {
    draft.take("""
        <domain type='xen'><name>x</name><memory unit='MiB'>192</memory><vcpu>3</vcpu>
          <os><type>linux</type><kernel>/k</kernel><initrd>/i</initrd><cmdline>a=b &amp;</cmdline></os>
          <devices><interface type='bridge'><source bridge='xenbr0'/></interface></devices></domain>
        """, "'x' on 'pm2'");
    assertThat(draft.type).isEqualTo(PV);
    assertThat(draft.memory).isEqualTo("192 MiB");
    assertThat(draft.vcpus).isEqualTo(3);
    assertThat(draft.kernel + draft.initrd + draft.commandLine).isEqualTo("/k/ia=b &");
    assertThat(draft.wiring).isEqualTo(Wiring.BRIDGE);
    assertThat(draft.bridge).isEqualTo("xenbr0");
    assertThatThrownBy(() -> draft.take("no xml", "")).isInstanceOf(IOException.class);
    assertThat(draft.templateLabel).as("one that cannot be read changes nothing").isEqualTo("'x' on 'pm2'");
    draft.take("<domain><memory>99999999999999999999</memory><vcpu>-4</vcpu></domain>", "odd");
    assertThat(draft.memory).isEqualTo("192 MiB");
    assertThat(draft.vcpus).isEqualTo(3);
  }
}
