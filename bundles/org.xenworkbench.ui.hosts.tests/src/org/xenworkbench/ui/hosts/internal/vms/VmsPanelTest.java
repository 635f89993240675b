/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.ui.hosts.internal.Fleet;
import org.xenworkbench.ui.hosts.internal.HostColumn;
import org.xenworkbench.ui.hosts.internal.Nodes;
import org.xenworkbench.ui.list.VirtualTable;

/** Drives filter, hint and table; makes a display of its own unless the test runs on the thread of one. */
class VmsPanelTest {

  private final Fleet fleet = new Fleet();
  private final ManualClock clock = new ManualClock();
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final List<String> helped = new ArrayList<>();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private VmFeed feed;
  private VmsPanel panel;
  private Table table;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    create();
  }

  private void create() {
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    shell.setSize(1100, 400);
    Nodes nodes = fleet.nodes();
    VmTexts texts = new VmTexts(fleet.inventory, nodes);
    feed = new VmFeed(fleet.inventory, fleet.sampler, nodes, texts, clock::nanoTime, scheduler);
    panel = new VmsPanel(shell, feed, texts, System::nanoTime,
        Map.of(VmFeed.Lack.HOST, () -> helped.add("add"), VmFeed.Lack.CONNECTION, () -> helped.add("connect")));
    table = panel.table().table();
    shell.open();
    show();
  }

  @AfterEach
  void close() {
    feed.close();
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void show() {
    int pieces = 0;
    do {
      scheduler.advance(Duration.ofSeconds(2));
      while (display.readAndDispatch()) {
        assertThat(shell.isDisposed()).isFalse();
      }
      assertThat(pieces++).as("pieces").isLessThan(100);
    } while (panel.show() || pieces < 2);
  }

  private List<String> names() {
    return Stream.of(table.getItems()).map(item -> item.getText(0)).toList();
  }

  private String cell(int row, HostColumn column) {
    return table.getItem(row).getText(VmTexts.COLUMNS.indexOf(column));
  }

  private Optional<Link> hint() {
    return Stream.of(((Composite) shell.getChildren()[0]).getChildren()).filter(Link.class::isInstance)
        .map(Link.class::cast).filter(link -> "vms.hint".equals(link.getData("org.eclipse.swtbot.widget.key")))
        .filter(Link::getVisible).findFirst();
  }

  @Test
  void whileThereIsNoVmItSaysWhatToDo() {
    assertThat(hint()).hasValueSatisfying(link -> assertThat(link.getText()).contains("Add a host"));
    hint().orElseThrow().notifyListeners(SWT.Selection, new Event());
    Host host = fleet.addHost("pm1", false, Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH));
    show();
    assertThat(hint()).hasValueSatisfying(link -> assertThat(link.getText()).contains("Show Xen Hosts"));
    hint().orElseThrow().notifyListeners(SWT.Selection, new Event());
    assertThat(helped).containsExactly("add", "connect");
    fleet.inventory.put(host.toBuilder().connection(Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    show();
    assertThat(hint()).hasValueSatisfying(link -> assertThat(link.getText()).contains("have no virtual machines"));
    fleet.addVm(host, "VM1", DomainState.RUNNING);
    show();
    assertThat(hint()).isEmpty();
    assertThat(names()).containsExactly("VM1");
  }

  /** Ten thousand are measured, fifty are seen. */
  @Test
  void onlyRowsInSightAreComputed() {
    Host host = fleet.addHost("pm1");
    List<VirtualMachine> vms = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      vms.add(fleet.addVm(host, "vm" + i, DomainState.RUNNING));
    }
    show();
    assertThat(table.getItemCount()).isEqualTo(10_000);
    assertThat(panel.table().inSight()).hasSizeBetween(5, 50);
    int[] asked = {0};
    VmTexts counted = new VmTexts(fleet.inventory, fleet.nodes());
    VirtualTable<VmId> seen = new VirtualTable<>(shell, "counted", id -> {
      asked[0]++;
      return counted.row(id, column -> true);
    }, System::nanoTime);
    VmTexts.COLUMNS.forEach(column -> {
      seen.columns().add(new TableColumn(seen.table(), SWT.NONE), column.spec());
    });
    shell.layout();
    List<VmId> all = vms.stream().map(VirtualMachine::id).toList();
    while (seen.show(all)) {
      assertThat(asked[0]).isLessThan(1_000);
    }
    asked[0] = 0;
    all.forEach(vm -> fleet.sampler.put(vm, Metrics.CPU_USAGE, 0.5));
    seen.show(all);
    assertThat(asked[0]).as("all were measured").isBetween(1, 2 * seen.inSight().size());
  }

  @Test
  void aSampleIsShownOfWhatIsSeenAndOrdersWhatIsSortedByIt() {
    Host host = fleet.addHost("pm1");
    VirtualMachine one = fleet.addVm(host, "one", DomainState.RUNNING);
    VirtualMachine two = fleet.addVm(host, "two", DomainState.RUNNING);
    show();
    table.getColumn(VmTexts.COLUMNS.indexOf(HostColumn.CPU)).notifyListeners(SWT.Selection, new Event());
    show();
    fleet.sampler.put(two.id(), Metrics.CPU_USAGE, 0.75);
    fleet.sampler.put(one.id(), Metrics.CPU_USAGE, 0.25);
    Map<ObjectId, Map<String, Double>> values = Map.of(one.id(), Map.of(), two.id(), Map.of());
    fleet.sampler.tell(new SampleBatch(host.id(), Instant.EPOCH, values));
    show();
    assertThat(names()).containsExactly("two", "one");
    assertThat(cell(0, HostColumn.CPU)).startsWith("75");
    assertThat(cell(0, HostColumn.HOST)).isEqualTo("pm1");
  }

  /** What a filter excludes is not there to be acted on while the list takes its time. */
  @Test
  void untilTheListFollowsTheFilterThereIsNothingToSelect() {
    Host host = fleet.addHost("pm1");
    VirtualMachine web = fleet.addVm(host, "web", DomainState.RUNNING);
    fleet.addVm(host, "mail", DomainState.RUNNING);
    show();
    panel.selectAll();
    boolean[] refresh = {false};
    int[] told = {0};
    panel.onUnfilled(() -> refresh[0] = true);
    panel.table().onSelection(() -> told[0]++);
    panel.filter().setText("web");
    panel.selectAll();
    assertThat(panel.table().selected()).as("nothing more of the rows before").hasSize(2);
    long start = System.nanoTime();
    while (!refresh[0] && System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
      display.readAndDispatch();
    }
    panel.show();
    assertThat(names()).isEmpty();
    assertThat(panel.table().selected()).isEmpty();
    assertThat(told[0]).as("so that no command goes on with them").isOne();
    assertThat(hint()).hasValueSatisfying(link -> assertThat(link.getText()).isEqualTo("Filtering\u2026"));
    show();
    assertThat(names()).containsExactly("web");
    assertThat(hint()).isEmpty();
    assertThat(panel.table().selected()).as("what was asked for meanwhile").containsExactly(web.id());
  }

  @Test
  void whatAFilterTakesAwayIsToldToBeSelectedNoMore() {
    Host host = fleet.addHost("pm1");
    VirtualMachine web = fleet.addVm(host, "web", DomainState.RUNNING);
    fleet.addVm(host, "mail", DomainState.RUNNING);
    show();
    panel.selectAll();
    List<List<VmId>> told = new ArrayList<>();
    panel.table().onSelection(() -> told.add(panel.table().selected()));
    panel.filter().setText("web");
    show();
    assertThat(told).containsExactly(List.of(web.id()));
  }

  @Test
  void aRowInSightSaysWhatIsSoBeforeAllAreInOrder() {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.SHUT_OFF);
    show();
    int[] told = {0};
    feed.onChange(() -> told[0]++);
    fleet.inventory.put(vm.toBuilder().state(DomainState.RUNNING, 1).build());
    assertThat(told[0]).isPositive();
    panel.show();
    assertThat(cell(0, HostColumn.STATE)).isEqualTo("Running");
  }

  @Test
  void filterSortAndColumnsStayOverARestart() {
    Host host = fleet.addHost("pm1");
    fleet.addVm(host, "web1", DomainState.RUNNING);
    fleet.addVm(host, "web2", DomainState.RUNNING);
    fleet.addVm(host, "mail", DomainState.RUNNING);
    panel.filter().setText("web");
    table.getColumn(0).notifyListeners(SWT.Selection, new Event());
    table.getColumn(0).notifyListeners(SWT.Selection, new Event());
    show();
    assertThat(names()).containsExactly("web2", "web1");
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    panel.save(memento);
    feed.close();
    shell.dispose();
    create();
    panel.restore(memento);
    show();
    assertThat(panel.filter().getText()).isEqualTo("web");
    assertThat(names()).containsExactly("web2", "web1");
    assertThat(panel.table().columns().isShown(VmTexts.COLUMNS.indexOf(HostColumn.TREND))).isFalse();
  }

  @Test
  void whatIsToBeShownIsSelectedWhenItComesAndNoFilterHidesIt() {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "VM1", DomainState.RUNNING);
    panel.filter().setText("nothing");
    show();
    assertThat(names()).isEmpty();
    panel.reveal(Set.of(vm.id()));
    show();
    assertThat(panel.table().selected()).containsExactly(vm.id());
  }

  @Test
  void hostileNamesStayInTheirCells() throws Exception {
    Host host = fleet.addHost("pm1");
    VirtualMachine vm = fleet.addVm(host, "=cmd|'/c calc'!A1\n\u202e\"x", DomainState.RUNNING);
    show();
    assertThat(cell(0, HostColumn.NAME)).doesNotContain("\n", "\u202e");
    StringBuilder csv = new StringBuilder();
    fleet.sampler.put(vm.id(), Metrics.CPU_USAGE, 0.25);
    VmCsv.write(List.of(vm), new VmTexts(fleet.inventory, fleet.nodes()), csv);
    String[] lines = csv.toString().split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).isEqualTo("vm,host,state,cpu_ratio,memory_bytes,network_bytes_per_second,"
        + "disk_bytes_per_second,uptime_seconds_at_least,address,vcpus,group,tags,id");
    assertThat(lines[1]).doesNotStartWith("=").doesNotStartWith("\"=").endsWith(
        ",pm1,Running,0.25,1073741824,,,,,2,,," + vm.id().key());
  }
}
