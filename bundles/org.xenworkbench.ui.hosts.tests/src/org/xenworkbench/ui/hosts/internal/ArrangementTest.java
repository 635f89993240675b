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
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeInventory;

/** VMs by host, by group and by tag, with and without hosts that are not connected. */
class ArrangementTest {

  private final Fleet fleet = new Fleet();
  private final FakeHostGroups groups = new FakeHostGroups();
  private final Nodes nodes = new Nodes(List.of(new GroupKind(groups, fleet.inventory),
      new TagKind(fleet.tags, fleet.inventory), new HostKind(fleet.inventory, fleet.sampler, fleet.tags),
      new VmKind(fleet.inventory, fleet.sampler, fleet.history, fleet.tags)), fleet.facts());
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private final VirtualMachine web = fleet.addVm(pm1, "web", DomainState.RUNNING);
  private final VirtualMachine mail = fleet.addVm(pm2, "mail", DomainState.RUNNING);
  private final VirtualMachine control = fleet.inventory.put(VirtualMachine
      .of(VmId.onHost(pm1.id(), new UUID(0, 0)), "Domain-0", pm1.id()).state(DomainState.RUNNING, 0).build());
  private final TreeChanges changes = new TreeChanges(nodes);
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private HostsPanel panel;
  private TreeRefresh refresh;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    panel = new HostsPanel(shell, fleet.inventory, nodes, () -> {}, Optional.empty());
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

  private void arrange(Arrangement wanted) {
    wanted.listen(changes);
    nodes.arrange(Optional.of(wanted));
    panel.rearrange();
  }

  private List<String> rows() {
    show();
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

  private HostGroup group(String name, Optional<HostGroup> parent, Host... hosts) {
    HostGroup group = groups.add(name, parent.map(HostGroup::id));
    Set.of(hosts).forEach(host -> groups.move(Set.of(host.id()), Optional.of(group.id())));
    return group;
  }

  private Link hidden() {
    return (Link) Stream.of(panel.tree().viewer().getTree().getParent().getChildren())
        .filter(child -> "hosts.hidden".equals(child.getData("org.eclipse.swtbot.widget.key"))).findFirst()
        .orElseThrow();
  }

  private void connection(Host host, Connection.State state) {
    fleet.inventory.put(Host.of(host.id(), host.name(), Connection.of(state, Instant.EPOCH)).build());
  }

  /** The next key would be meant for it. */
  @Test
  void nothingIsSelectedInsteadOfWhatIsHidden() {
    show();
    panel.tree().viewer().setSelection(new StructuredSelection(pm2));
    arrange(new ByGroup(fleet.inventory, groups));
    show();
    assertThat(panel.tree().viewer().getStructuredSelection().toList()).as("hosts are left out").isEmpty();
    nodes.arrange(Optional.empty());
    panel.rearrange();
    show();
    panel.tree().viewer().setSelection(new StructuredSelection(pm1));
    panel.hideOff(true);
    connection(pm1, Connection.State.DISCONNECTED);
    assertThat(rows()).doesNotContain("pm1");
    assertThat(panel.tree().viewer().getStructuredSelection().toList()).isEmpty();
  }

  @Test
  void byGroupVmsStandBelowTheGroupOfTheirHost() {
    HostGroup site = group("site", Optional.empty(), pm2);
    group("rack", Optional.of(site), pm1);
    show();
    panel.tree().viewer().setSelection(new StructuredSelection(web));
    arrange(new ByGroup(fleet.inventory, groups));
    assertThat(rows()).as("without hosts and control domains").containsExactly("site", " rack", "  web", " mail");
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactly(web);
    fleet.move(web, pm2);
    assertThat(rows()).containsExactly("site", " rack", " mail", " web");
    groups.move(Set.of(pm2.id()), Optional.empty());
    assertThat(rows()).containsExactly("site", " rack", "mail", "web");
    fleet.addVm(pm1, "db", DomainState.RUNNING);
    assertThat(rows()).containsExactly("site", " rack", "  db", "mail", "web");
    nodes.arrange(Optional.empty());
    panel.rearrange();
    assertThat(rows()).contains("site", " rack", "  pm1", "   Domain-0", "   db", "pm2", " mail", " web");
  }

  @Test
  void byTagAVmStandsBelowEachOfItsTags() {
    fleet.tags.put(web.id(), "web", "production");
    arrange(new ByTag(fleet.inventory, fleet.tags));
    assertThat(rows()).containsExactly("production", " web", "web", " web", "(no tag)", " mail");
    fleet.tags.put(mail.id(), "production");
    assertThat(rows()).containsExactly("production", " mail", " web", "web", " web");
    assertThat(nodes.text(TagRow.of(new TagRow.TagId("production")), HostColumn.STATE)).isEqualTo("2 VMs");
    assertThat(new TagKind(fleet.tags, fleet.inventory).state(TagRow.NONE)).isEqualTo("No VMs");
    fleet.tags.put(control.id(), "odd");
    assertThat(rows()).as("where it was given one").startsWith("odd", " Domain-0");
    fleet.tags.change(List.of(web.id()), Set.of(), Set.of("production", "web"));
    assertThat(rows()).containsExactly("odd", " Domain-0", "production", " mail", "(no tag)", " web");
    fleet.move(web, pm2);
    fleet.inventory.remove(mail.id());
    fleet.addVm(pm1, "new", DomainState.RUNNING);
    assertThat(rows()).containsExactly("odd", " Domain-0", "(no tag)", " new", " web");
  }

  /** What can be done with the selection is one key away. */
  @Test
  void noOtherRowIsSelectedForOneThatIsOnlyOutOfSight() {
    panel.tree().viewer().setSelection(new StructuredSelection(pm2));
    arrange(new ByTag(fleet.inventory, fleet.tags));
    show();
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).isEmpty();
    nodes.arrange(Optional.empty());
    panel.rearrange();
    show();
    panel.tree().viewer().setSelection(new StructuredSelection(pm2));
    panel.hideOff(true);
    connection(pm2, Connection.State.DISCONNECTED);
    show();
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).isEmpty();
  }

  /** For each row that is painted, all VMs of the fleet were sorted. */
  @Test
  void howManyHaveATagIsCountedWhereTheyStand() {
    fleet.tags.put(web.id(), "web");
    Inventory none = new FakeInventory();
    Nodes rows = new Nodes(List.of(new TagKind(fleet.tags, none)), fleet.facts());
    Arrangement byTag = new ByTag(fleet.inventory, fleet.tags);
    byTag.listen(changes);
    rows.arrange(Optional.of(byTag));
    assertThat(rows.text(TagRow.of(new TagRow.TagId("web")), HostColumn.STATE)).isEqualTo("1 VM");
    assertThat(rows.text(TagRow.NONE, HostColumn.STATE)).isEqualTo("1 VM");
    fleet.tags.put(mail.id(), "web");
    assertThat(rows.text(TagRow.of(new TagRow.TagId("web")), HostColumn.STATE)).isEqualTo("2 VMs");
  }

  @Test
  void aVmThatIsCalledOtherwiseMovesToItsPlaceAndStaysSelected() {
    fleet.tags.put(web.id(), "a", "b");
    fleet.tags.put(mail.id(), "a");
    arrange(new ByTag(fleet.inventory, fleet.tags));
    panel.tree().viewer().setSelection(new StructuredSelection(web));
    fleet.inventory.put(VirtualMachine.of(web.id(), "aaa", pm1.id()).state(DomainState.RUNNING, 1).build());
    assertThat(rows()).containsExactly("a", " aaa", " mail", "b", " aaa");
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactly(web);
    fleet.inventory.remove(web.id());
    assertThat(rows()).containsExactly("a", " mail");
  }

  @Test
  void aRowThatComesBelowOneThatIsClosedLeavesItClosed() {
    fleet.tags.put(web.id(), "a");
    arrange(new ByTag(fleet.inventory, fleet.tags));
    show();
    TagRow tag = TagRow.of(new TagRow.TagId("a"));
    panel.tree().toggle(tag);
    fleet.tags.put(mail.id(), "a");
    assertThat(rows()).containsExactly("a");
    panel.tree().toggle(tag);
    assertThat(rows()).containsExactly("a", " mail", " web");
  }

  @Test
  void aFilterFindsTagsInEachArrangement() {
    fleet.tags.put(web.id(), "web", "production");
    fleet.tags.put(pm2.id(), "web");
    panel.search().setText("tag:WEB");
    assertThat(rows()).as("a host with all below it").containsExactly("pm1", " web", "pm2", " mail");
    panel.search().setText("tag:production");
    assertThat(rows()).containsExactly("pm1", " web");
    panel.search().setText("tag:prod");
    assertThat(rows()).as("the whole tag").isEmpty();
    panel.search().setText("tag: mail");
    assertThat(rows()).as("any tag").isEmpty();
    panel.search().setText("produ");
    assertThat(rows()).as("as a word").containsExactly("pm1", " web");
    fleet.tags.change(List.of(web.id()), Set.of("x"), Set.of("production"));
    assertThat(rows()).isEmpty();
    arrange(new ByTag(fleet.inventory, fleet.tags));
    panel.search().setText("tag:x");
    assertThat(rows()).containsExactly("web", " web", "x", " web");
  }

  @Test
  void hostsThatAreNotConnectedAreHiddenAndCounted() {
    panel.hideOff(true);
    assertThat(rows()).containsExactly("pm1", " Domain-0", " web", "pm2", " mail");
    assertThat(hidden().getVisible()).isFalse();
    connection(pm1, Connection.State.FAILED);
    assertThat(rows()).containsExactly("pm2", " mail");
    assertThat(hidden().getVisible()).isTrue();
    assertThat(hidden().getText()).isEqualTo("1 host that is not connected is hidden. <a>Show</a>");
    connection(pm2, Connection.State.CONNECTING);
    assertThat(rows()).isEmpty();
    assertThat(hidden().getText()).startsWith("2 hosts that are not connected are hidden.");
    connection(pm1, Connection.State.CONNECTED);
    assertThat(rows()).containsExactly("pm1", " Domain-0", " web");
    connection(pm2, Connection.State.CONNECTED);
    assertThat(rows()).as("each where it belongs").containsExactly("pm1", " Domain-0", " web", "pm2", " mail");
    connection(pm1, Connection.State.DISCONNECTED);
    show();
    hidden().notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
    assertThat(rows()).contains("pm1", "pm2");
    assertThat(hidden().getVisible()).isFalse();
  }

  @Test
  void whatIsToBeShownIsNotHidden() {
    connection(pm1, Connection.State.DISCONNECTED);
    panel.hideOff(true);
    assertThat(rows()).doesNotContain("pm1");
    panel.reveal(Set.of(pm1.id()));
    assertThat(rows()).contains("pm1");
    assertThat(panel.tree().viewer().getStructuredSelection().toArray()).containsExactly(pm1);
  }

  @Test
  void vmsOfHostsThatAreNotConnectedAreHiddenInEachArrangement() {
    fleet.tags.put(web.id(), "a", "b");
    group("site", Optional.empty(), pm1);
    panel.hideOff(true);
    connection(pm1, Connection.State.DISCONNECTED);
    arrange(new ByGroup(fleet.inventory, groups));
    assertThat(rows()).containsExactly("site", "mail");
    arrange(new ByTag(fleet.inventory, fleet.tags));
    assertThat(rows()).containsExactly("a", "b", "(no tag)", " mail");
    connection(pm1, Connection.State.CONNECTED);
    assertThat(rows()).containsExactly("a", " web", "b", " web", "(no tag)", " mail");
  }
}
