/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.ui.AccessibleNames;

/** Closes and opens what the view shows; makes a display of its own unless the test runs on the thread of one. */
class HostsPanelTest {

  private final Fleet fleet = new Fleet();
  private final List<String> asked = new ArrayList<>();
  private final Host first = fleet.addHost("pm1");
  private final Host second = fleet.addHost("pm2");
  private final VirtualMachine web = fleet.addVm(first, "web", DomainState.RUNNING);
  private final VirtualMachine data = fleet.addVm(first, "db", DomainState.RUNNING);
  private final VirtualMachine mail = fleet.addVm(second, "mail", DomainState.RUNNING);
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private HostsPanel panel;
  private TreeViewer viewer;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    open();
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void open() {
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    panel = new HostsPanel(shell, fleet.inventory, fleet.nodes(), () -> {}, Optional.empty());
    viewer = panel.tree().viewer();
    shell.setSize(500, 400);
    shell.open();
  }

  @Test
  void aScreenReaderIsToldWhatTreeAndFilterAreFor() {
    assertThat(AccessibleNames.of(viewer.getTree())).contains("Hosts and virtual machines");
    assertThat(AccessibleNames.of(panel.search()).orElseThrow()).startsWith("Filter hosts and virtual machines");
  }

  /** Links tell their state by themselves. */
  @Test
  void aScreenReaderIsNotToldOfLinksThatAreHidden() throws ReflectiveOperationException {
    List<Link> links = Stream.of(viewer.getTree().getParent().getChildren()).filter(Link.class::isInstance)
        .map(Link.class::cast).toList();
    assertThat(links).as("for no hosts, hidden ones, and for no match").hasSize(3);
    for (Link link : links) {
      assertThat(link.isVisible()).isFalse();
      assertThat(state(link) & ACC.STATE_INVISIBLE).as(link.getText()).isNotZero();
    }
    panel.search().setText("nowhere");
    assertThat(links).filteredOn(Link::isVisible).singleElement()
        .satisfies(link -> assertThat(state(link) & ACC.STATE_INVISIBLE).isZero());
  }

  @Test
  void withoutHostsItLeadsToTheFirstOneAndToTheDemoFleet() {
    panel = new HostsPanel(shell, new FakeInventory(), fleet.nodes(), () -> asked.add("add"),
        Optional.of(() -> asked.add("demo")));
    Link hint = (Link) Stream.of(panel.tree().viewer().getTree().getParent().getChildren())
        .filter(child -> "hosts.hint".equals(child.getData("org.eclipse.swtbot.widget.key"))).findFirst().orElseThrow();
    assertThat(hint.getText().replaceAll("<[^>]*>", ""))
        .isEqualTo("No hosts. Add one\u2026 or open the demo fleet, which is simulated.");
    for (String target : List.of("demo", "Add one\u2026")) {
      Event click = new Event();
      click.text = target;
      hint.notifyListeners(SWT.Selection, click);
    }
    assertThat(asked).containsExactly("demo", "add");
  }

  /** What the listeners tell that SWT asks. */
  private static int state(Link link) throws ReflectiveOperationException {
    Field listeners = Accessible.class.getDeclaredField("accessibleControlListeners");
    listeners.setAccessible(true);
    AccessibleControlEvent event = new AccessibleControlEvent(link.getAccessible());
    event.childID = ACC.CHILDID_SELF;
    for (Object listener : (List<?>) listeners.get(link.getAccessible())) {
      ((AccessibleControlListener) listener).getState(event);
    }
    return event.detail;
  }

  private void restart(Runnable beforeRestored) {
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    panel.save(memento);
    shell.dispose();
    beforeRestored.run();
    open();
    panel.restore(memento);
  }

  private Stream<String> shown() {
    Tree tree = viewer.getTree();
    return Stream.of(tree.getItems()).flatMap(host -> Stream.concat(Stream.of(host),
        host.getExpanded() ? Stream.of(host.getItems()) : Stream.of())).map(TreeItem::getText);
  }

  private boolean saysThatNothingMatches() {
    return Stream.of(viewer.getTree().getParent().getChildren()).filter(Link.class::isInstance)
        .anyMatch(link -> "hosts.noMatch".equals(link.getData("org.eclipse.swtbot.widget.key")) && link.getVisible());
  }

  private void press(int keyCode) {
    Event event = new Event();
    event.keyCode = keyCode;
    panel.search().notifyListeners(SWT.KeyDown, event);
  }

  @Test
  void selectionExpansionSortAndFilterAreAsTheyWere() {
    viewer.setSelection(new StructuredSelection(new Object[] {web, first}));
    viewer.collapseToLevel(second, 1);
    panel.tree().memory().treeCollapsed(new TreeExpansionEvent(viewer, second));
    viewer.getTree().getColumn(0).notifyListeners(SWT.Selection, new Event());
    panel.search().setText("pm");
    restart(() -> {});
    assertThat(panel.search().getText()).isEqualTo("pm");
    panel.search().setText("");
    assertThat(shown()).containsExactly("pm1", "db", "web", "pm2");
    assertThat(viewer.getStructuredSelection().toArray()).containsExactlyInAnyOrder(web, first);
  }

  /** VMs come after the view, when their hosts are connected. */
  @Test
  void aFilterOfAnEarlierSessionThatIsClearedLeavesNothingCollapsed() {
    panel.search().setText("web");
    restart(() -> List.of(web, data, mail).forEach(vm -> fleet.inventory.remove(vm.id())));
    List.of(web, data, mail).forEach(fleet.inventory::put);
    panel.refreshStructure();
    panel.search().setText("");
    assertThat(shown()).contains("web", "db", "mail");
  }

  @Test
  void aVmThatComesLaterIsSelectedThen() {
    viewer.setSelection(new StructuredSelection(mail));
    restart(() -> fleet.inventory.remove(mail.id()));
    assertThat(viewer.getStructuredSelection().toArray()).isEmpty();
    VirtualMachine again = fleet.inventory.put(mail);
    panel.refreshStructure();
    panel.tree().memory().selectWanted();
    assertThat(viewer.getStructuredSelection().toArray()).containsExactly(again);
  }

  @Test
  void whatTheUserSelectsMeanwhileStaysSelected() {
    viewer.setSelection(new StructuredSelection(mail));
    restart(() -> fleet.inventory.remove(mail.id()));
    viewer.setSelection(new StructuredSelection(web));
    fleet.inventory.put(mail);
    panel.refreshStructure();
    panel.tree().memory().selectWanted();
    assertThat(viewer.getStructuredSelection().toArray()).containsExactly(web);
  }

  @Test
  void hostsAndTheirVmsAreSortedByWhatIsMeasured() {
    fleet.sampler.put(web.id(), Metrics.CPU_USAGE, 0.2);
    fleet.sampler.put(data.id(), Metrics.CPU_USAGE, 0.1);
    fleet.sampler.put(second.id(), Metrics.CPU_AVG, 0.1);
    fleet.sampler.put(first.id(), Metrics.CPU_AVG, 0.9);
    viewer.getTree().getColumn(2).notifyListeners(SWT.Selection, new Event());
    assertThat(shown()).containsExactly("pm2", "mail", "pm1", "db", "web");
    fleet.sampler.put(data.id(), Metrics.CPU_USAGE, 0.7);
    panel.tree().refreshOrder();
    assertThat(shown()).containsExactly("pm2", "mail", "pm1", "web", "db");
  }

  @Test
  void aFilterWithoutAMatchSaysSoAndEscClearsIt() {
    viewer.setSelection(new StructuredSelection(web));
    panel.search().setText("nowhere");
    assertThat(saysThatNothingMatches()).isTrue();
    press(SWT.ESC);
    assertThat(panel.search().getText()).isEmpty();
    assertThat(saysThatNothingMatches()).isFalse();
    assertThat(viewer.getStructuredSelection().toArray()).containsExactly(web);
  }

  /** Down leads there from the field. */
  @Test
  void escClearsTheFilterInTheTreeToo() {
    panel.search().setText("mail");
    press(SWT.ARROW_DOWN);
    Event escape = new Event();
    escape.keyCode = SWT.ESC;
    escape.doit = true;
    viewer.getTree().notifyListeners(SWT.KeyDown, escape);
    assertThat(panel.search().getText()).isEmpty();
    assertThat(escape.doit).isFalse();
    assertThat(shown()).contains("web", "mail");
  }

  @Test
  void whatIsToBeShownClearsTheFilterThatHidesIt() {
    panel.search().setText("mail");
    panel.reveal(Set.of(mail.id()));
    assertThat(panel.search().getText()).as("it shows that").isEqualTo("mail");
    panel.reveal(Set.of(web.id()));
    assertThat(panel.search().getText()).isEmpty();
    assertThat(viewer.getStructuredSelection().toArray()).containsExactly(web);
  }

  /** It is saved in the background, and the filter may not fit what it will be called. */
  @Test
  void aHostThatIsAddedWhileAFilterIsTypedIsSelectedWhenItComes() {
    panel.search().setText("mail");
    fleet.inventory.remove(second.id());
    panel.refreshStructure();
    panel.reveal(Set.of(second.id()));
    Host again = fleet.inventory.put(second);
    panel.refreshStructure();
    panel.tree().memory().selectWanted();
    assertThat(panel.search().getText()).isEmpty();
    assertThat(viewer.getStructuredSelection().toArray()).containsExactly(again);
  }

  /** It may be one that cannot be connected, as of a hosts file that is wrong there. */
  @Test
  void aHostThatIsAddedWhileThoseThatAreOffAreHiddenIsNeverHidden() {
    List<String> shown = new ArrayList<>();
    panel.onShowOff(() -> shown.add("all"));
    panel.hideOff(true);
    panel.reveal(Set.of(second.id()));
    assertThat(shown).as("it is connected").isEmpty();
    panel.reveal(Set.of(HostId.random()));
    assertThat(shown).as("it is still to come").containsExactly("all");
  }

  @Test
  void typingWhatNoRowBeginsWithLeavesTheSelection() {
    viewer.setSelection(new StructuredSelection(web));
    Event typed = new Event();
    typed.character = 'h';
    viewer.getTree().notifyListeners(SWT.KeyDown, typed);
    viewer.getTree().deselectAll(); // as GTK's search does
    viewer.getTree().notifyListeners(SWT.Selection, new Event());
    assertThat(viewer.getStructuredSelection().toArray()).containsExactly(web);
  }

  @Test
  void downGoesFromTheFilterIntoTheTree() {
    press(SWT.ARROW_DOWN);
    assertThat(viewer.getStructuredSelection().toArray()).hasSize(1);
  }
}
