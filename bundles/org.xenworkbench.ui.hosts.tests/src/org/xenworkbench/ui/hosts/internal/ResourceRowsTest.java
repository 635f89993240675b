/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.testkit.FakeHostResources;

/** Rows of storage and networks; makes a display of its own unless the test runs on the thread of one. */
class ResourceRowsTest {

  private final Fleet fleet = new Fleet();
  private final Host host = fleet.addHost("pm1");
  private final VirtualMachine vm = fleet.addVm(host, "web", DomainState.RUNNING);
  private final FakeHostResources resources = new FakeHostResources();
  private final Nodes nodes = nodes(Optional.of(resources));
  private final Storage storage = new Storage(host.id());
  private final Networks networks = new Networks(host.id());
  private final Pool pool = pool("images", StoragePool.State.RUNNING);
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private HostsTree tree;
  private TreeViewer viewer;

  private Nodes nodes(Optional<HostResources> known) {
    return new Nodes(List.of(new HostKind(fleet.inventory, fleet.sampler, fleet.tags),
        new VmKind(fleet.inventory, fleet.sampler, fleet.history, fleet.tags),
        new StorageKind(fleet.inventory, known), new PoolKind(fleet.inventory, known),
        new VolumeKind(fleet.inventory, known), new NetworksKind(fleet.inventory, known),
        new NetworkKind(fleet.inventory, known)), fleet.facts());
  }

  private Pool pool(String name, StoragePool.State state) {
    boolean on = state != StoragePool.State.INACTIVE;
    return new Pool(host.id(), StoragePool.of(name, "dir", "/srv/" + name).state(state)
        .sizes(on ? 200L << 30 : 0, on ? 50L << 30 : 0, on ? 150L << 30 : 0).kept(true, true).build());
  }

  private static <T> Known<T> told(List<T> all) {
    return new Known<>(true, false, all, Optional.empty());
  }

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    tree = new HostsTree(new Composite(shell, SWT.NONE), nodes);
    viewer = tree.viewer();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  /** As the user opens it. */
  private void open(ModelObject row) {
    tree.toggle(row);
  }

  private List<Object> below(Object row) {
    TreeItem item = (TreeItem) viewer.testFindItem(row);
    List<Object> found = new ArrayList<>();
    for (TreeItem each : item.getItems()) {
      found.add(each.getData());
    }
    return found;
  }

  @Test
  void eachHypervisorHasStorageAndNetworksBelowItsVmsAndIsNotAsked() {
    Host machine = fleet.inventory.put(Host.of(HostId.random(), "here", Fleet.connected())
        .kind(Host.Kind.MACHINE).build());
    assertThat(nodes.children(host)).containsExactly(vm, storage, networks);
    assertThat(nodes.children(machine)).isEmpty();
    assertThat(nodes.hasChildren(storage)).as("nobody knows yet").isTrue();
    assertThat(viewer.getExpandedState(host)).isTrue();
    assertThat(viewer.getExpandedState(storage)).isFalse();
    tree.refreshStructure();
    tree.showAsLeft();
    assertThat(resources.looked()).as("nobody has looked").isEmpty();
  }

  @Test
  void whatTheUserOpensIsAskedForAndShownWhenItIsTold() {
    open(storage);
    assertThat(resources.looked()).containsExactly(storage.id());
    resources.tell(storage.id(), new Known<>(false, true, List.of(), Optional.empty()));
    tree.refreshBelow(List.of(storage.id()));
    assertThat(nodes.text(storage, HostColumn.STATE)).isEqualTo("asking the host\u2026");
    resources.tell(storage.id(), told(List.of(pool, pool("off", StoragePool.State.INACTIVE))));
    tree.refreshBelow(List.of(storage.id()));
    assertThat(below(storage)).containsExactly(pool, pool("off", StoragePool.State.INACTIVE));
    assertThat(viewer.getExpandedState(storage)).isTrue();
    assertThat(nodes.text(storage, HostColumn.STATE)).isEqualTo("2 pools");
    assertThat(resources.looked()).as("once").hasSize(1);
    tree.toggle(storage);
    tree.refreshBelow(List.of(storage.id()));
    assertThat(viewer.getExpandedState(storage)).isFalse();
  }

  /** What is selected below it stays selected, and yet nothing opens it but the user. */
  @Test
  void whatTheUserHasCollapsedStaysSoWhateverIsSelectedBelow() {
    for (int size = 1; size < 3; size++) {
      resources.tell(storage.id(), told(List.of(pool)));
      resources.tell(pool.id(), told(List.of(volume("web.img", size), volume("db.img", 7))));
      open(storage);
      tree.refreshBelow(List.of(storage.id()));
      if (size == 1) {
        open(pool); // and it is left open
      }
      tree.refreshBelow(List.of(pool.id()));
      assertThat(viewer.getExpandedState(pool)).isTrue();
      viewer.setSelection(new StructuredSelection(size == 1 ? volume("web.img", 1) : pool), true);
      tree.toggle(storage);
      resources.tell(pool.id(), told(List.of(volume("web.img", 8 + size), volume("new.img", 7))));
      tree.refreshBelow(List.of(pool.id(), storage.id()));
      tree.refreshLabels(List.of(pool.id(), storage.id()));
      tree.refreshBelow(List.of(host.id()));
      tree.refreshStructure();
      assertThat(viewer.getExpandedState(storage)).isFalse();
      assertThat(viewer.getExpandedState(host)).isTrue();
    }
  }

  private Volume volume(String name, long size) {
    return new Volume(host.id(), new StorageVolume("images", name, "/srv/images/" + name, "raw", size, size));
  }

  @Test
  void whatBecomesOfAPoolIsShown() {
    resources.tell(storage.id(), told(List.of(pool)));
    open(storage);
    tree.refreshBelow(List.of(storage.id()));
    TreeItem item = (TreeItem) viewer.testFindItem(pool);
    assertThat(item.getText(1)).startsWith("Active");
    resources.tell(storage.id(), told(List.of(pool("images", StoragePool.State.INACTIVE))));
    tree.refreshBelow(List.of(storage.id()));
    assertThat(item.getText(1)).isEqualTo("Inactive, autostart");
  }

  @Test
  void volumesStandBelowTheirPoolIfThatIsActive() {
    Volume volume = new Volume(host.id(), new StorageVolume("images", "web.img", "/srv/images/web.img", "raw", 1 << 30,
        1 << 29));
    Pool off = pool("off", StoragePool.State.INACTIVE);
    resources.tell(storage.id(), told(List.of(pool, off)));
    resources.tell(pool.id(), told(List.of(volume)));
    resources.tell(off.id(), told(List.of(volume)));
    assertThat(nodes.children(pool)).containsExactly(volume);
    assertThat(nodes.children(off)).isEmpty();
    assertThat(nodes.hasChildren(off)).isFalse();
    assertThat(nodes.parent(volume)).hasValueSatisfying(one -> assertThat(one).isEqualTo(pool));
    assertThat(nodes.find(volume.id())).hasValueSatisfying(one -> assertThat(one).isEqualTo(volume));
    assertThat(nodes.text(volume, HostColumn.STATE)).isEqualTo("raw, 1.0 GiB");
    assertThat(nodes.text(volume, HostColumn.USE)).startsWith("50");
    assertThat(nodes.text(volume, HostColumn.CPU)).isEmpty();
  }

  @Test
  void columnsSayHowFullAPoolIs() {
    assertThat(nodes.text(pool, HostColumn.CAPACITY)).isEqualTo("200.0 GiB");
    assertThat(nodes.text(pool, HostColumn.ALLOCATION)).isEqualTo("50.0 GiB");
    assertThat(nodes.value(pool, HostColumn.USE)).isEqualTo(0.25);
    assertThat(nodes.text(pool, HostColumn.AUTOSTART)).isEqualTo("yes");
    assertThat(nodes.text(pool, HostColumn.STATE)).startsWith("Active, 25").contains("of 200.0 GiB used, autostart");
    Pool off = pool("off", StoragePool.State.INACTIVE);
    assertThat(nodes.text(off, HostColumn.USE)).isEmpty();
    resources.tell(off.id(), new Known<>(false, false, List.of(), Optional.of("Pool 'off' is not active.")));
    assertThat(nodes.text(off, HostColumn.STATE)).as("said once").isEqualTo("Inactive, autostart");
    assertThat(nodes.text(vm, HostColumn.CAPACITY)).isEmpty();
    assertThat(ShareBar.bar(10, 20, 104, 24, 0.25)).isEqualTo(new Rectangle(12, 22, 25, 20));
  }

  @Test
  void aNetworkHasItsVmsBelowWhichStandBelowTheirHostAsWell() {
    Network lan = new Network(host.id(), new VirtualNetwork("lan", "br0", "bridge", true, true, false));
    resources.putInto("lan", vm.id());
    resources.tell(networks.id(), told(List.of(lan)));
    assertThat(nodes.children(networks)).containsExactly(lan);
    assertThat(nodes.children(lan)).containsExactly(vm);
    assertThat(nodes.parent(vm)).hasValueSatisfying(one -> assertThat(one).isEqualTo(host));
    assertThat(nodes.text(lan, HostColumn.STATE)).isEqualTo("Active, bridge br0");
    open(networks);
    open(lan);
    tree.refreshStructure();
    assertThat(below(lan)).containsExactly(vm);
    viewer.setSelection(new StructuredSelection(vm));
    fleet.change(vm, DomainState.SHUT_OFF);
    tree.refreshLabels(List.of(vm.id()));
    TreeItem below = ((TreeItem) viewer.testFindItem(lan)).getItem(0);
    assertThat(below.getText(1)).as("both rows of it follow").isEqualTo("Shut off");
    assertThat(viewer.getStructuredSelection().toList()).containsExactly(vm);
  }

  @Test
  void aHostThatIsNotConnectedSaysSoAndWhatItHadIsGone() {
    resources.tell(storage.id(), told(List.of(pool)));
    open(storage);
    List<ObjectId> changed = new ArrayList<>();
    try (Registration heard = nodes.listen(new NodeListener() {
      @Override
      public void childrenChanged(Optional<? extends ObjectId> parent) {
        parent.ifPresent(changed::add);
      }

      @Override
      public void placeChanged(ModelObject node) {
      }

      @Override
      public void changed(ObjectId node) {
      }

      @Override
      public void measured(ObjectId node) {
      }
    })) {
      fleet.inventory.put(host.toBuilder()
          .connection(Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).build());
      assertThat(changed).contains(storage.id(), networks.id());
      assertThat(heard).isNotNull();
    }
    resources.tell(storage.id(), Known.nothing());
    tree.refreshStructure();
    assertThat(nodes.text(storage, HostColumn.STATE)).isEqualTo("Not known: the host is not connected");
    assertThat(below(storage)).isEmpty();
    assertThat(nodes.hasChildren(storage)).isFalse();
    int before = resources.looked().size();
    fleet.inventory.put(host);
    tree.refreshStructure();
    assertThat(resources.looked()).as("it was left open").hasSize(before + 1).last().isEqualTo(storage.id());
  }

  @Test
  void aHostThatCannotTellSaysWhyAndIsNotAskedAgainAndAgain() {
    open(storage);
    resources.tell(storage.id(), new Known<>(false, false, List.of(), Optional.of("It has no storage driver.")));
    for (int i = 0; i < 5; i++) {
      tree.refreshStructure();
    }
    assertThat(resources.looked()).hasSize(1);
    assertThat(nodes.text(storage, HostColumn.STATE)).isEqualTo("It has no storage driver.");
  }

  @Test
  void whatIsOpenIsKeptOverARestart() {
    open(storage);
    XMLMemento memento = XMLMemento.createWriteRoot("state");
    tree.memory().save(memento);
    shell.dispose();
    shell = new Shell(display);
    tree = new HostsTree(new Composite(shell, SWT.NONE), nodes);
    viewer = tree.viewer();
    assertThat(tree.memory().isOpened(storage)).isFalse();
    tree.memory().restore(memento);
    resources.tell(storage.id(), told(List.of(pool)));
    tree.refreshStructure();
    assertThat(viewer.getExpandedState(storage)).isTrue();
    assertThat(nodes.id(pool.id().key())).isEqualTo(pool.id());
  }

  @Test
  void lookingAgainAsksForWhatIsSelectedAndWhatItIsBelow() {
    resources.tell(storage.id(), told(List.of(pool)));
    resources.tell(pool.id(), told(List.of()));
    viewer.setSelection(new StructuredSelection(pool));
    int before = resources.looked().size();
    tree.lookAgain();
    assertThat(resources.looked().subList(before, resources.looked().size()))
        .containsExactly(pool.id(), storage.id());
    open(networks);
    viewer.setSelection(new StructuredSelection(host));
    before = resources.looked().size();
    tree.lookAgain();
    assertThat(resources.looked().subList(before, resources.looked().size())).contains(networks.id());
  }

  @Test
  void aRecordingHasNeither() {
    assertThat(nodes(Optional.empty()).children(host)).containsExactly(vm);
  }

  /** The header of the bar's column is clicked to sort, also where most rows have nothing to say. */
  @Test
  void poolsAreSortedByTheirUse() {
    Pool full = new Pool(host.id(), StoragePool.of("a", "dir", "").state(StoragePool.State.RUNNING)
        .sizes(10, 9, 1).build());
    resources.tell(storage.id(), told(List.of(full, pool)));
    open(storage);
    viewer.getTree().getColumn(HostColumn.USE.ordinal()).notifyListeners(SWT.Selection, new Event());
    tree.refreshStructure();
    assertThat(below(storage)).containsExactlyInAnyOrder(full, pool);
    Object first = below(storage).get(0);
    viewer.getTree().getColumn(HostColumn.USE.ordinal()).notifyListeners(SWT.Selection, new Event());
    assertThat(below(storage).get(0)).isNotEqualTo(first);
    assertThat(ResourceId.parse(pool.id().key())).contains(pool.id());
  }
}
