/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The Xen Hosts view. Hosts and VMs are named as they are shown, so {@code pm1 (simulated)}. */
public final class HostsViewPage {

  private static final String VIEW = "org.xenworkbench.ui.hosts.view";
  private static final Query TREE = Query.key(Kind.TREE, "hosts.tree");
  private static final Query FILTER = Query.key(Kind.TEXT, "hosts.filter");
  private static final int STATE = 1;
  /** What stands below every host besides its VMs. */
  private static final Set<String> FURTHER = Set.of("Storage", "Networks");

  private final UiDriver driver;

  /** Opens the view. */
  public HostsViewPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /** The name under which a simulated host is shown. */
  public static String simulated(String host) {
    return host + " (simulated)";
  }

  /** The hosts, from top to bottom. */
  public List<String> hosts() {
    return driver.rows(TREE).stream().map(row -> row.cell(0)).toList();
  }

  /** The VMs below a host, Domain-0 included. */
  public List<String> vms(String host) {
    return host(host).map(row -> row.children().stream().map(vm -> vm.cell(0)).filter(name -> !FURTHER.contains(name))
        .toList()).orElse(List.of());
  }

  /** The rows below another, which need not be there. */
  public List<List<String>> below(String... path) {
    List<Row> rows = driver.rows(TREE);
    for (String name : path) {
      rows = rows.stream().filter(row -> row.cell(0).equals(name)).findFirst().map(Row::children).orElse(List.of());
    }
    return rows.stream().map(Row::cells).toList();
  }

  /** Opens a row as Enter does, which is closed at first. */
  public void open(String... path) {
    driver.select(TREE, List.of(List.of(path)));
    driver.press(TREE, Keys.of(SWT.CR));
  }

  /** Selects a row. */
  public void selectRow(String... path) {
    driver.select(TREE, List.of(List.of(path)));
  }

  private Optional<Row> host(String host) {
    return driver.rows(TREE).stream().filter(row -> row.cell(0).equals(host)).findFirst();
  }

  private Optional<Row> vm(String host, String vm) {
    return host(host).flatMap(row -> row.children().stream().filter(child -> child.cell(0).equals(vm)).findFirst());
  }

  /** The state of a host, empty if it is not shown. */
  public String state(String host) {
    return host(host).map(row -> row.cell(STATE)).orElse("");
  }

  /** The state of a VM, empty if it is not shown under that host. */
  public String state(String host, String vm) {
    return vm(host, vm).map(row -> row.cell(STATE)).orElse("");
  }

  /** All cells of a host's row. */
  public List<String> cells(String host) {
    return host(host).map(Row::cells).orElse(List.of());
  }

  /** Waits for a host's state. */
  public void waitForState(String host, String state) {
    Wait.forValue("State of " + host, () -> state(host), state::equals);
  }

  /** Waits for a VM's state. */
  public void waitForState(String host, String vm, String state) {
    Wait.forValue("State of " + vm + " under " + host, () -> state(host, vm), state::equals);
  }

  /** Selects a host. */
  public void select(String host) {
    driver.select(TREE, List.of(List.of(host)));
  }

  /** Selects a VM. */
  public void select(String host, String vm) {
    driver.select(TREE, List.of(List.of(host, vm)));
  }

  /** Selects VMs of one host. */
  public void select(String host, List<String> vms) {
    driver.select(TREE, vms.stream().map(vm -> List.of(host, vm)).toList());
  }

  /** Selects hosts. */
  public void selectAll(List<String> hosts) {
    driver.select(TREE, hosts.stream().map(List::of).toList());
  }

  /** Selects nothing. */
  public void selectNothing() {
    driver.select(TREE, List.of());
  }

  /** The names of the hosts and VMs that are selected, as the model has them. */
  public List<String> selected() {
    return driver.onUi(() -> {
      IViewPart view = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().findView(VIEW);
      return view == null ? List.<String>of() : ModelSelection.objects(view.getSite().getSelectionProvider()
          .getSelection()).stream().map(ModelObject::name).toList();
    });
  }

  /** Chooses a command for what is selected from the context menu. */
  public void contextMenu(String... path) {
    driver.chooseContextMenu(TREE, path);
  }

  /** What the context menu offers for what is selected. */
  public List<MenuEntry> contextMenuEntries() {
    return driver.contextMenu(TREE);
  }

  /** Whether the context menu offers an entry that can be chosen. */
  public boolean canChoose(String entry) {
    return contextMenuEntries().contains(new MenuEntry(entry, true));
  }

  /** Chooses a command for what is selected from the menu bar. */
  public void menu(String... path) {
    driver.chooseMenu(path);
  }

  /** Runs a command of the view's menu, while the view is active. */
  public void run(String command) {
    driver.onUi(() -> {
      IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
      page.activate(page.findView(VIEW));
      PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
        try {
          PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
          throw new IllegalStateException(command, e);
        }
      });
      return null;
    });
  }

  /** What the line says about hosts that are hidden; empty if it is not seen. */
  public String hidden() {
    return driver.controls(Link.class).stream()
        .filter(each -> driver.onUi(() -> "hosts.hidden".equals(each.getData(Query.WIDGET_KEY)) && each.isVisible()))
        .findFirst().map(each -> driver.onUi(each::getText)).orElse("");
  }

  /** Presses keys in the tree. */
  public void press(Keys... keys) {
    driver.press(TREE, keys);
  }

  /** Presses Enter on a row below a host that is not selected, as GTK tells it: the key first, then the selection. */
  public void openBelow(String host, String vm) {
    open(host, item -> Stream.of(item.getItems()).filter(child -> child.getText().equals(vm)).findFirst());
  }

  /** The same on a host. */
  public void open(String host) {
    open(host, Optional::of);
  }

  private void open(String host, Function<TreeItem, Optional<TreeItem>> below) {
    Tree tree = driver.controls(Tree.class).stream()
        .filter(each -> driver.onUi(() -> TREE.value().equals(each.getData(Query.WIDGET_KEY)))).findFirst()
        .orElseThrow();
    driver.onUi(() -> {
      TreeItem item = Stream.of(tree.getItems()).filter(each -> each.getText().equals(host)).findFirst()
          .flatMap(below).orElseThrow();
      tree.setSelection(item); // of which nobody is told
      Event enter = new Event();
      enter.item = item;
      tree.getDisplay().asyncExec(() -> tree.notifyListeners(SWT.DefaultSelection, enter)); // a dialog may open
      tree.getDisplay().asyncExec(() -> tree.notifyListeners(SWT.Selection, enter));
      return null;
    });
  }

  /** Shows only what contains that text. */
  public void filter(String text) {
    driver.setText(FILTER, text);
  }

  /** Presses keys in the filter. */
  public void pressInFilter(Keys... keys) {
    driver.press(FILTER, keys);
  }

  /** Whether what is typed goes to the filter. */
  public boolean isFilterFocused() {
    return driver.onUi(() -> {
      Control focused = PlatformUI.getWorkbench().getDisplay().getFocusControl();
      return focused != null && FILTER.value().equals(focused.getData(Query.WIDGET_KEY));
    });
  }

  /** The names of all hosts and VMs that are shown. */
  public List<String> names() {
    return driver.rows(TREE).stream().flatMap(HostsViewPage::names).toList();
  }

  private static Stream<String> names(Row row) {
    return Stream.concat(Stream.of(row.cell(0)).filter(name -> !FURTHER.contains(name)),
        row.children().stream().flatMap(HostsViewPage::names));
  }

  @Override
  public String toString() {
    return Arrays.toString(driver.rows(TREE).toArray());
  }
}
