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
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeHostGroups;

/** Groups of hosts in the tree; makes a display of its own unless the test runs on the thread of one. */
class GroupKindTest {

  private final Fleet fleet = new Fleet();
  private final FakeHostGroups groups = new FakeHostGroups();
  private final Nodes nodes = new Nodes(List.of(new GroupKind(groups, fleet.inventory),
      new HostKind(fleet.inventory, fleet.sampler, fleet.tags),
      new VmKind(fleet.inventory, fleet.sampler, fleet.history, fleet.tags)), fleet.facts());
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private final VirtualMachine web = fleet.addVm(pm1, "web", DomainState.RUNNING);
  private final VirtualMachine mail = fleet.addVm(pm2, "mail", DomainState.RUNNING);
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private HostsPanel panel;
  private TreeRefresh refresh;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    open();
  }

  private void open() {
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    panel = new HostsPanel(shell, fleet.inventory, nodes, () -> {}, Optional.empty());
    TreeChanges changes = new TreeChanges(nodes);
    refresh = new TreeRefresh(panel, changes, List.of());
    nodes.listen(changes);
    show();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void show() {
    while (refresh.showNews()) {
      // the next piece
    }
  }

  /** The expanded rows, each indented below its own. */
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (TreeItem item : panel.tree().viewer().getTree().getItems()) {
      add(rows, item, "");
    }
    return rows;
  }

  private static void add(List<String> rows, TreeItem item, String indent) {
    rows.add(indent + item.getText());
    if (item.getExpanded()) {
      for (TreeItem child : item.getItems()) {
        add(rows, child, indent + ' ');
      }
    }
  }

  private HostGroup group(String name, Host... hosts) {
    HostGroup group = groups.add(name);
    Set.of(hosts).forEach(host -> groups.move(Set.of(host.id()), Optional.of(group.id())));
    show();
    return group;
  }

  @Test
  void aGroupStandsAboveAllHostsWithItsOwnBelow() {
    HostGroup lab = group("lab", pm2);
    assertThat(rows()).containsExactly("lab", " pm2", "  mail", "pm1", " web");
    assertThat(nodes.text(lab, HostColumn.STATE)).isEqualTo("1 host");
    groups.move(Set.of(pm1.id()), Optional.of(lab.id()));
    show();
    assertThat(rows()).containsExactly("lab", " pm1", "  web", " pm2", "  mail");
    HostGroup empty = group("empty");
    assertThat(nodes.text(empty, HostColumn.STATE)).isEqualTo("No hosts");
    groups.move(Set.of(pm1.id()), Optional.of(empty.id()));
    show();
    assertThat(rows()).containsExactly("lab", " pm2", "  mail", "empty", " pm1", "  web");
    groups.remove(lab.id());
    groups.rename(empty.id(), "rack");
    show();
    assertThat(rows()).containsExactly("rack", " pm1", "  web", "pm2", " mail");
  }

  @Test
  void groupsStandWithinEachOtherAndMoveWithAllThatIsInThem() {
    HostGroup site = group("site", pm2);
    HostGroup rack = groups.add("rack", Optional.of(site.id()));
    groups.move(Set.of(pm1.id()), Optional.of(rack.id()));
    show();
    assertThat(rows()).containsExactly("site", " rack", "  pm1", "   web", " pm2", "  mail");
    assertThat(nodes.text(site, HostColumn.STATE)).isEqualTo("2 hosts");
    panel.tree().viewer().setSelection(new StructuredSelection(new Object[] {web, rack}));
    groups.nest(Set.of(rack.id()), Optional.empty());
    show();
    assertThat(rows()).containsExactly("site", " pm2", "  mail", "rack", " pm1", "  web");
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactlyInAnyOrder(web, rack);
    assertThat(nodes.text(site, HostColumn.STATE)).isEqualTo("1 host");
    groups.nest(Set.of(site.id()), Optional.of(rack.id()));
    panel.search().setText("mail");
    assertThat(rows()).containsExactly("rack", " site", "  pm2", "   mail");
    panel.search().setText("");
    groups.remove(rack.id());
    show();
    assertThat(rows()).containsExactly("site", " pm2", "  mail", "pm1", " web");
  }

  @Test
  void whatIsDroppedOnAGroupIsNeverWithinItself() {
    HostGroup site = group("site", pm1);
    HostGroup rack = groups.add("rack", Optional.of(site.id()));
    assertThat(RowDrag.isDraggable(new StructuredSelection(new Object[] {rack, pm2}))).isTrue();
    assertThat(RowDrag.isDraggable(new StructuredSelection(new Object[] {rack, web}))).isFalse();
    assertThat(RowDrag.takes(nodes, groups, rack, new StructuredSelection(site))).isFalse();
    assertThat(RowDrag.takes(nodes, groups, pm1, new StructuredSelection(site))).as("a host in it").isFalse();
    assertThat(RowDrag.takes(nodes, groups, rack, new StructuredSelection(pm1))).isTrue();
    assertThat(RowDrag.takes(nodes, groups, null, new StructuredSelection(rack))).as("to the top").isTrue();
    assertThat(RowDrag.takes(nodes, groups, rack, new StructuredSelection(web))).isFalse();
    assertThat(RowDrag.takes(nodes, groups, rack, null)).isFalse();
  }

  @Test
  void whatIsSelectedStaysSoWhenItsHostIsMoved() {
    panel.tree().viewer().setSelection(new StructuredSelection(new Object[] {web, pm1}));
    group("lab", pm1);
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactlyInAnyOrder(web, pm1);
  }

  @Test
  void groupsStandTogetherWhateverIsSortedBy() {
    group("zoo", pm1);
    panel.tree().viewer().getTree().getColumn(0).notifyListeners(SWT.Selection, new Event());
    assertThat(rows()).containsExactly("zoo", " pm1", "  web", "pm2", " mail");
    panel.tree().viewer().getTree().getColumn(0).notifyListeners(SWT.Selection, new Event());
    assertThat(rows()).startsWith("zoo");
  }

  @Test
  void aFilterShowsTheGroupOfWhatMatchesAndAllOfAGroupThatDoes() {
    group("lab", pm1);
    panel.search().setText("web");
    assertThat(rows()).containsExactly("lab", " pm1", "  web");
    panel.search().setText("lab");
    assertThat(rows()).containsExactly("lab", " pm1", "  web");
    panel.search().setText("mail");
    assertThat(rows()).containsExactly("pm2", " mail");
    panel.search().setText("1 host");
    assertThat(rows()).as("how many there are is not looked at").isEmpty();
  }

  @Test
  void theNextRowIsSelectedWhenAGroupIsRemovedOrAHostOfIt() {
    HostGroup lab = group("lab", pm1);
    HostGroup rack = group("rack", pm2);
    panel.tree().viewer().setSelection(new StructuredSelection(lab));
    groups.remove(lab.id());
    show();
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactly(rack);
    panel.tree().viewer().setSelection(new StructuredSelection(pm2));
    fleet.inventory.remove(pm2.id());
    panel.refreshStructure();
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactly(rack);
  }

  @Test
  void aGroupStaysCollapsedAndSelectedOverARestart() {
    HostGroup lab = group("lab", pm1);
    panel.tree().viewer().setSelection(new StructuredSelection(lab));
    panel.tree().viewer().collapseToLevel(lab, 1);
    panel.tree().memory().treeCollapsed(new TreeExpansionEvent(panel.tree().viewer(), lab));
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    panel.save(memento);
    shell.dispose();
    open();
    panel.restore(memento);
    assertThat(rows()).containsExactly("lab", "pm2", " mail");
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactly(lab);
  }

  @Test
  void sayHowToAddAHostWhenTheLastOneInAGroupIsRemoved() {
    Link hint = (Link) Stream.of(panel.tree().viewer().getTree().getParent().getChildren())
        .filter(Link.class::isInstance).findFirst().orElseThrow();
    group("lab", pm1, pm2);
    for (Host host : List.of(pm1, pm2)) {
      assertThat(hint.getVisible()).isFalse();
      fleet.inventory.remove(host.id());
      show();
    }
    assertThat(rows()).containsExactly("lab");
    assertThat(hint.getVisible()).isTrue();
    fleet.addHost("pm4");
    show();
    assertThat(hint.getVisible()).isFalse();
  }

  @Test
  void aGroupIsToldOfWhatItSaysAlone() {
    HostGroup lab = group("lab", pm1);
    List<ObjectId> changed = new ArrayList<>();
    new GroupKind(groups, fleet.inventory).listen(new NodeListener() {
      @Override
      public void changed(ObjectId id) {
        changed.add(id);
      }

      @Override
      public void childrenChanged(Optional<? extends ObjectId> parent) {
        // the list of what stands below is HostKind's
      }

      @Override
      public void placeChanged(ModelObject node) {
        // HostKind tells it
      }

      @Override
      public void measured(ObjectId node) {
        // groups measure nothing
      }
    });
    fleet.inventory.put(pm1);
    assertThat(changed).as("nothing of what it says").isEmpty();
    fleet.inventory.put(Host.of(pm1.id(), "pm1", Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).build());
    fleet.inventory.remove(pm1.id());
    assertThat(changed).containsExactly(lab.id(), lab.id());
  }

  @Test
  void aHostOfAGroupThatIsNotConnectedIsCounted() {
    Host lost = fleet.addHost("pm3", false,
        Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH));
    HostGroup lab = group("lab", pm1, lost);
    assertThat(nodes.text(lab, HostColumn.STATE)).isEqualTo("2 hosts, 1 not connected");
  }
}
