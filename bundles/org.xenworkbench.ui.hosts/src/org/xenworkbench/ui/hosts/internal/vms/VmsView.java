/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.CsvDialog;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.RememberingView;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.CommandRun;
import org.xenworkbench.ui.handle.Handles;
import org.xenworkbench.ui.hosts.internal.ActionStates;
import org.xenworkbench.ui.hosts.internal.HostCommands;
import org.xenworkbench.ui.hosts.internal.LivePropertiesPage;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.Node;
import org.xenworkbench.ui.hosts.internal.Nodes;
import org.xenworkbench.ui.hosts.internal.RowDrag;
import org.xenworkbench.ui.hosts.internal.Trends;
import org.xenworkbench.ui.list.EnterOnSeveral;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.ListSelection;

/** The Virtual Machines view: all of all hosts, in one table. */
public final class VmsView extends RememberingView implements IShowInTarget {

  private static final String CONTEXT = "org.xenworkbench.ui.hosts.vms.context";
  private static final String EXPORT = "org.xenworkbench.ui.hosts.vms.exportCsv";

  @Inject
  private Timing timing;
  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private MetricHistory history;
  @Inject
  private RefreshTimes times;
  @Inject
  private Nodes allRows;
  @Inject
  private Handles handles;

  private ISelection selected = StructuredSelection.EMPTY;
  private @Nullable Shown shown;

  /** What is there once the view is seen. */
  private record Shown(VmsPanel panel, VmFeed feed, VmTexts texts, Nodes nodes, ListSelection selection,
      Trends trends, ScheduledExecutorService thread) {
  }

  @Override
  protected boolean save(IMemento memento) {
    Shown now = shown;
    if (now != null) {
      now.panel.save(memento);
    }
    return now != null;
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("vms.view", () -> create(parent));
  }

  private void create(Composite parent) {
    Nodes nodes = allRows.in(getSite()); // those of what the window shows
    VmTexts texts = new VmTexts(inventory, nodes);
    ScheduledExecutorService thread = timing.scheduler("xenworkbench-vms");
    VmFeed feed = new VmFeed(inventory, sampler, nodes, texts, timing::nanos, thread);
    VmsPanel panel = new VmsPanel(parent, feed, texts, timing::nanos, Map.of(
        VmFeed.Lack.HOST, () -> run(HostCommands.ADD_HOST),
        VmFeed.Lack.CONNECTION, () -> ShowIn.open(getSite().getPage(), XenUi.HOSTS_VIEW, null)));
    ListSelection selection = new ListSelection(this::selected);
    Table table = panel.table().table();
    getSite().setSelectionProvider(selection);
    ActionStates actions = new ActionStates(getSite(), table, selection, nodes, times, "vms");
    panel.table().onSelection(() -> {
      if (!selection.getSelection().equals(selected)) { // after Enter GTK tells of the same once more
        selected = selection.getSelection();
        say(null);
      }
      selection.changed();
      actions.selectionChanged();
    });
    Refresher refresher = Refresher.inPieces(table, "vms.table", Refresher.CHART, times, () -> {
      boolean more = panel.show();
      if (!more) {
        actions.modelChanged();
      }
      return more;
    });
    Trends trends = new Trends(history, timing, refresher::request);
    shown = new Shown(panel, feed, texts, nodes, selection, trends, thread);
    panel.paint(trends, refresher::request);
    panel.onUnfilled(refresher::request);
    feed.onChange(refresher::request);
    table.addListener(SWT.DefaultSelection, event -> open());
    EnterOnSeveral.connect(table, table::getSelectionCount, this::open);
    RowDrag.from(table, selection);
    commands(panel, selection);
    XenUi.setHelp(parent, "vms");
    left().ifPresent(panel::restore);
    refresher.request();
  }

  private void commands(VmsPanel panel, ListSelection selection) {
    Table table = panel.table().table();
    ToolBarNames.follow(getViewSite(), table);
    getSite().getService(IContextService.class).activateContext(CONTEXT, new NoQuestionOpen());
    ViewCommand.activate(getSite(), EXPORT, this::export);
    ViewCommand.activate(getSite(), IWorkbenchCommandConstants.EDIT_COPY, panel.table()::copySelected);
    ViewCommand.activate(getSite(), IWorkbenchCommandConstants.EDIT_SELECT_ALL, panel::selectAll);
    FilterKeys.connect(getSite(), panel.filter());
    MenuManager menu = new MenuManager();
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    RowMenu.install(table, menu);
    getSite().registerContextMenu(menu, selection);
    getSite().registerContextMenu(XenUi.HOSTS_VIEW, menu, selection); // what the tree has for the same handles
    MenuManager columns = new MenuManager(Messages.HostsView_columns);
    columns.setRemoveAllWhenShown(true);
    columns.addMenuListener(panel.table().columns()::contributeTo);
    IMenuManager viewMenu = getViewSite().getActionBars().getMenuManager();
    viewMenu.add(columns);
  }

  private List<VirtualMachine> selected() {
    Shown now = shown;
    return now == null ? List.of() : now.panel.table().selected().stream().map(inventory::virtualMachine)
        .flatMap(Optional::stream).toList();
  }

  /** What a double click does in the tree. */
  private void open() {
    Shown now = shown;
    if (now != null && !selected().isEmpty()) {
      now.nodes.of(selected().get(0)).flatMap(Node::openCommand).ifPresent(this::run);
    }
  }

  private void say(@Nullable String message) {
    getViewSite().getActionBars().getStatusLineManager()
        .setErrorMessage(message == null ? null : SafeText.cell(message));
  }

  private void run(String command) {
    CommandRun.of(getSite().getWorkbenchWindow(), command).ifPresent(this::say);
  }

  private void export() {
    Shown now = shown;
    Optional<Path> file = CsvDialog.ask(getSite().getShell(), Messages.VmsView_exportTitle, "virtual-machines.csv");
    if (file.isPresent() && now != null && now.feed.isBehind()) {
      say(Messages.VmsPanel_filtering);
    } else if (file.isPresent() && now != null) {
      List<VirtualMachine> listed = now.feed.listing().order().stream().map(inventory::virtualMachine)
          .flatMap(Optional::stream).toList();
      new VmExportJob(listed, now.texts, file.get()).schedule();
    }
  }

  @Override
  public boolean show(ShowInContext context) {
    Shown now = shown;
    List<VirtualMachine> vms = ModelSelection.virtualMachines(context.getSelection());
    if (now != null && !vms.isEmpty()) {
      now.panel.reveal(vms.stream().map(VirtualMachine::id).collect(Collectors.toSet()));
    }
    return !vms.isEmpty();
  }

  /** The Properties view asks for its page: this one says what is so now. */
  @Override
  public <T> @Nullable T getAdapter(Class<T> type) {
    return type == IPropertySheetPage.class ? type.cast(new LivePropertiesPage(handles.in(getSite()), times))
        : super.getAdapter(type);
  }

  @Override
  public void setFocus() {
    Shown now = shown;
    if (now != null) {
      now.panel.table().table().setFocus();
    }
  }

  @Override
  public void dispose() {
    Shown now = shown;
    if (now != null) {
      now.feed.close();
      now.trends.close();
      now.thread.shutdownNow();
    }
    super.dispose();
  }
}
