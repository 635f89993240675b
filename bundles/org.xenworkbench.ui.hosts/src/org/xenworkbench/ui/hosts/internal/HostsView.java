/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.services.ISourceProviderService;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.list.FilterKeys;

/** The Xen Hosts view. */
public final class HostsView extends ViewPart {

  /** Part property that is set once the machines of a connected host are listed. */
  private static final String POPULATED = "populated";
  /** Rows that are sorted by what is measured stay in their places for so long, else nobody could click on one. */
  private static final Duration ORDER = Duration.ofSeconds(2);

  /** What is left of a refresh. */
  private final Queue<Runnable> steps = new ArrayDeque<>();

  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private RefreshTimes times;
  @Inject
  private ConsoleService consoles;
  /** In use for as long as the view is open, so that operations show in the Progress view. */
  @Inject
  private OperationJobs jobs;

  /** Starts true: the first refresh shows everything. */
  private final AtomicBoolean structureChanged = new AtomicBoolean(true);
  /** Hosts whose own row or whose VMs' rows say something new since the last refresh. */
  private final Set<HostId> changedHosts = ConcurrentHashMap.newKeySet();
  /** How the user left the view in an earlier session. */
  private @Nullable IMemento state;
  private @Nullable HostsPanel panel;
  private @Nullable Registration inventoryListener;
  private @Nullable Registration sampleListener;

  @Override
  public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
    super.init(site, memento);
    state = memento;
  }

  @Override
  public void saveState(IMemento memento) {
    HostsPanel shown = panel;
    if (shown != null) {
      shown.save(memento);
    } else if (state != null) {
      memento.putMemento(state); // the view was never seen in this session
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("hosts.view", () -> create(parent));
  }

  private void create(Composite parent) {
    HostsPanel created = new HostsPanel(parent, inventory, new HostRows(inventory, sampler),
        () -> run(HostCommands.ADD_HOST));
    panel = created;
    TreeViewer viewer = created.tree().viewer();
    ToolBarNames.follow(getViewSite(), viewer.getControl());
    getSite().setSelectionProvider(viewer);
    contextMenu(viewer);
    ActionStates actions = new ActionStates(getSite(), viewer, inventory, times);
    viewer.addSelectionChangedListener(event -> {
      say(null);
      actions.selectionChanged();
    });
    viewer.addOpenListener(event -> open(viewer.getStructuredSelection().getFirstElement()));
    FilterKeys.connect(getSite(), created.search());
    XenUi.setHelp(parent, "hosts");
    addColumnMenu(created);
    if (state != null) {
      created.restore(state);
    }
    listen(viewer, created, actions);
  }

  private void addColumnMenu(HostsPanel shown) {
    MenuManager columns = new MenuManager(Messages.HostsView_columns);
    columns.setRemoveAllWhenShown(true);
    columns.addMenuListener(shown.tree().columns()::contributeTo);
    getViewSite().getActionBars().getMenuManager().add(columns);
  }

  private void listen(TreeViewer viewer, HostsPanel shown, ActionStates actions) {
    Refresher tree = Refresher.inPieces(viewer.getTree(), "hosts.tree", Refresher.TREE, times,
        () -> refresh(shown, actions));
    Refresher values = new Refresher(viewer.getTree(), "hosts.values", Refresher.CHART, times,
        shown.tree()::refreshValues);
    Refresher order = new Refresher(viewer.getTree(), "hosts.order", ORDER, times, shown.tree()::refreshOrder);
    inventoryListener = inventory.addListener(changes -> {
      changes.forEach(this::note);
      tree.request();
    });
    inventory.hosts().forEach(host -> changedHosts.add(host.id()));
    sampleListener = sampler.addListener(batch -> {
      values.request();
      order.request();
    });
    tree.request();
  }

  private void note(InventoryChange change) {
    if (change instanceof InventoryChange.HostChange host) {
      changedHosts.add(host.id());
    } else if (change instanceof InventoryChange.VmChange vm) {
      vm.before().ifPresent(before -> changedHosts.add(before.host()));
      vm.after().ifPresent(after -> changedHosts.add(after.host()));
    }
    if (changesStructure(change)) {
      structureChanged.set(true);
    }
  }

  /** Whether rows come, go, or change their place; else only what they say is new. */
  private static boolean changesStructure(InventoryChange change) {
    if (change instanceof InventoryChange.VmChange vm) {
      return vm.before().isEmpty() || vm.after().isEmpty() || vm.moved()
          || !vm.before().get().name().equals(vm.after().get().name());
    }
    return !(change instanceof InventoryChange.HostChange host) || host.before().isEmpty() || host.after().isEmpty()
        || !host.before().get().name().equals(host.after().get().name())
        || host.before().get().isConnected() != host.after().get().isConnected();
  }

  /** First the tree, then what depends on it, one after the other. */
  private boolean refresh(HostsPanel shown, ActionStates actions) {
    if (steps.isEmpty()) {
      if (structureChanged.getAndSet(false) || shown.isFiltering()) {
        steps.add(shown::refreshStructure);
        steps.add(shown.tree().memory()::selectWanted);
      }
      Set<HostId> changed = Set.copyOf(changedHosts);
      changedHosts.removeAll(changed);
      for (HostId host : changed) {
        steps.add(() -> shown.tree().refreshLabels(host));
        steps.add(() -> shown.tree().expandIfNew(host));
      }
      steps.add(shown.tree().memory()::revealRestored);
      steps.add(actions::modelChanged);
      steps.add(this::sayWhetherPopulated);
      steps.add(this::publishWhetherSimulated);
    }
    steps.remove().run();
    return !steps.isEmpty();
  }

  /** Selects a host as soon as it is shown, which it is after it was saved in the background. */
  public void selectWhenShown(HostId host) {
    HostsPanel shown = panel;
    if (shown != null) {
      shown.tree().memory().select(Set.of(host));
    }
  }

  private boolean isAnySimulated() {
    return inventory.hosts().stream().anyMatch(Host::simulated);
  }

  private void sayWhetherPopulated() {
    if (isPopulated() && getPartProperty(POPULATED) == null) {
      setPartProperty(POPULATED, Boolean.TRUE.toString());
    }
  }

  private void publishWhetherSimulated() {
    if (getSite().getService(ISourceProviderService.class)
        .getSourceProvider(SimulatedState.VARIABLE) instanceof SimulatedState state) {
      state.set(isAnySimulated());
    }
  }

  /** Whether no connection is under way and the machines of a connected host are listed. */
  private boolean isPopulated() {
    return inventory.hosts().stream().noneMatch(host -> host.connection().state() == Connection.State.CONNECTING)
        && !inventory.virtualMachines().isEmpty();
  }

  private void contextMenu(TreeViewer viewer) {
    MenuManager manager = new MenuManager();
    manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    RowMenu.install(viewer.getTree(), manager);
    getSite().registerContextMenu(manager, viewer);
  }

  private void open(@Nullable Object element) {
    if (element instanceof VirtualMachine vm) {
      consoles.obstacle(vm.id()).ifPresentOrElse(this::say, () -> run(XenUi.OPEN_CONSOLE));
    } else if (element instanceof Host host && host.kind() == Host.Kind.HYPERVISOR) {
      run(host.isConnected() ? HostCommands.PROPERTIES_OF : HostCommands.CONNECT_HOST);
    }
  }

  private void say(@Nullable String message) {
    getViewSite().getActionBars().getStatusLineManager()
        .setErrorMessage(message == null ? null : SafeText.cell(message));
  }

  private void run(String commandId) {
    try {
      getSite().getService(IHandlerService.class).executeCommand(commandId, null);
    } catch (CommandException e) {
      Problems.show(Messages.HostsView_commandFailed, e);
    }
  }

  /** The Properties view asks for its page: this one says what is so now, not what was so when it was selected. */
  @Override
  public <T> @Nullable T getAdapter(Class<T> type) {
    if (type == IPropertySheetPage.class) {
      LivePropertiesPage page = new LivePropertiesPage(inventory, sampler, times);
      return type.cast(page);
    }
    return super.getAdapter(type);
  }

  @Override
  public void setFocus() {
    HostsPanel shown = panel;
    if (shown != null) {
      shown.tree().viewer().getControl().setFocus();
    }
  }

  @Override
  public void dispose() {
    close(inventoryListener);
    close(sampleListener);
    super.dispose();
  }

  private static void close(@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }
}
