/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.services.ISourceProviderService;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.RememberingView;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.CommandRun;
import org.xenworkbench.ui.action.ReadOnly;
import org.xenworkbench.ui.handle.Handles;
import org.xenworkbench.ui.hosts.internal.hostsfile.DemoFleet;
import org.xenworkbench.ui.hosts.internal.hostsfile.RevealsObjects;
import org.xenworkbench.ui.list.EnterOnSeveral;
import org.xenworkbench.ui.list.FilterKeys;

/** The Xen Hosts view. */
public final class HostsView extends RememberingView implements IShowInTarget, RevealsObjects {

  /** Part property that is set once the machines of a connected host are listed. */
  private static final String POPULATED = "populated";
  /** Rows that are sorted by what is measured stay in their places for so long, else nobody could click on one. */
  private static final Duration ORDER = Duration.ofSeconds(2);

  @Inject
  private Inventory inventory;
  @Inject
  private RefreshTimes times;
  @Inject
  private Nodes allRows;
  @Inject
  private Handles handles;
  @Inject
  private HostGroups groups;
  @Inject
  private Tags tags;
  @Inject
  private MetricHistory history;
  @Inject
  private Timing timing;
  /** In use for as long as the view is open, so that operations show in the Progress view. */
  @Inject
  private OperationJobs jobs;

  private final FleetState fleet = new FleetState();
  private ISelection selected = StructuredSelection.EMPTY;
  private @Nullable HostsPanel panel;
  private @Nullable TreeChoices choices;
  private @Nullable Registration nodeListener;
  private @Nullable Registration fleetListener;
  private @Nullable Registration trends;

  @Override
  protected boolean save(IMemento memento) {
    HostsPanel shown = panel;
    TreeChoices chosen = choices;
    if (shown != null && chosen != null) {
      shown.save(memento);
      chosen.save(memento);
    }
    return shown != null;
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("hosts.view", () -> create(parent));
  }

  private void create(Composite parent) {
    Nodes rows = allRows.in(getSite()); // those of what the window shows
    HostRegistry registry = getSite().getService(HostRegistry.class);
    HostsPanel created = new HostsPanel(parent, inventory, rows, () -> run(HostCommands.ADD_HOST, Map.of()),
        DemoFleet.isThere(registry) ? Optional.of(() -> DemoFleet.open(registry)) : Optional.empty());
    panel = created;
    TreeViewer viewer = created.tree().viewer();
    ToolBarNames.follow(getViewSite(), viewer.getControl());
    getSite().setSelectionProvider(viewer);
    RowDrag.from(viewer.getControl(), viewer);
    RowDrag.into(viewer, rows, groups, this::migrate);
    contextMenu(viewer);
    ActionStates actions = new ActionStates(getSite(), viewer.getControl(), viewer, rows, times, "hosts");
    viewer.addSelectionChangedListener(event -> {
      if (!event.getSelection().equals(selected)) { // after Enter GTK tells of the same once more
        selected = event.getSelection();
        say(null);
      }
      actions.selectionChanged();
    });
    viewer.addOpenListener(event -> {
      viewer.setSelection(viewer.getSelection()); // Enter selects the row of the cursor, and is told before that
      rows.of(viewer.getStructuredSelection().getFirstElement()).ifPresent(node -> open(created.tree(), node));
    });
    EnterOnSeveral.connect(viewer.getTree(), viewer.getTree()::getSelectionCount,
        () -> rows.of(viewer.getStructuredSelection().getFirstElement()).ifPresent(node -> open(created.tree(), node)));
    ViewCommand.activate(getSite(), IWorkbenchCommandConstants.FILE_REFRESH, created.tree()::lookAgain);
    FilterKeys.connect(getSite(), created.search());
    XenUi.setHelp(parent, "hosts");
    addColumnMenu(created);
    listen(created, rows, actions);
  }

  private void addColumnMenu(HostsPanel shown) {
    MenuManager columns = new MenuManager(Messages.HostsView_columns);
    columns.setRemoveAllWhenShown(true);
    columns.addMenuListener(shown.tree().columns()::contributeTo);
    getViewSite().getActionBars().getMenuManager().add(columns);
  }

  private void listen(HostsPanel shown, Nodes rows, ActionStates actions) {
    Tree tree = shown.tree().viewer().getTree();
    TreeChanges changes = new TreeChanges(rows);
    TreeChoices chosen = new TreeChoices(getSite(), inventory, groups, tags, rows, shown, changes);
    choices = chosen;
    TreeRefresh refresh = new TreeRefresh(shown, changes,
        List.of(actions::modelChanged, this::sayWhetherPopulated, this::publishWhetherSimulated));
    Refresher news = Refresher.inPieces(tree, "hosts.tree", Refresher.TREE, times, refresh::showNews);
    Refresher values = Refresher.inPieces(tree, "hosts.values", Refresher.CHART, times, refresh::showValues);
    Refresher order = new Refresher(tree, "hosts.order", ORDER, times, shown.tree()::refreshOrder);
    Refresher painted = new Refresher(tree, "hosts.inSight", Refresher.CHART, times,
        shown.tree()::refreshInSight);
    Trends known = new Trends(history, timing, painted::request);
    trends = known;
    shown.tree().show(known);
    tree.addListener(SWT.Paint, event -> values.request()); // other rows may have come into sight
    changes.tell(news::request, () -> {
      values.request();
      painted.request();
      order.request();
    });
    fleetListener = inventory.addListener(fleet);
    fleet.begin(inventory);
    nodeListener = rows.listen(changes);
    left().ifPresent(memento -> {
      chosen.restore(memento);
      shown.restore(memento);
    });
    news.request();
  }

  @Override
  public void reveal(Set<? extends ObjectId> objects) {
    HostsPanel shown = panel;
    if (shown != null) {
      shown.reveal(objects);
    }
  }

  @Override
  public boolean show(ShowInContext context) {
    Set<ObjectId> objects = ModelSelection.objects(context.getSelection()).stream().map(ModelObject::id)
        .collect(Collectors.toSet());
    reveal(objects);
    return !objects.isEmpty();
  }

  private void sayWhetherPopulated() {
    if (fleet.isPopulated() && getPartProperty(POPULATED) == null) {
      setPartProperty(POPULATED, Boolean.TRUE.toString());
    }
  }

  private void publishWhetherSimulated() {
    if (ReadOnly.reason(getSite()).isEmpty() && getSite().getService(ISourceProviderService.class)
        .getSourceProvider(SimulatedState.VARIABLE) instanceof SimulatedState state) {
      state.set(fleet.isAnySimulated());
    }
  }

  private void contextMenu(TreeViewer viewer) {
    MenuManager manager = new MenuManager();
    manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    RowMenu.install(viewer.getTree(), manager);
    getSite().registerContextMenu(manager, viewer);
  }

  private void open(HostsTree tree, Node<?> node) {
    Optional<String> command = node.openCommand();
    if (command.isEmpty()) {
      tree.toggle(node.handle());
    } else {
      run(command.get(), Map.of());
    }
  }

  private void say(@Nullable String message) {
    getViewSite().getActionBars().getStatusLineManager()
        .setErrorMessage(message == null ? null : SafeText.cell(message));
  }

  /** Asks for it when what was dragged has been dropped: a dialog would hold that up. */
  private void migrate(HostId target) {
    getSite().getShell().getDisplay()
        .asyncExec(() -> run(XenUi.MIGRATE_VM, Map.of(XenUi.MIGRATION_TARGET, target.key())));
  }

  private void run(String command, Map<String, String> parameters) {
    CommandRun.of(getSite().getWorkbenchWindow(), command, parameters).ifPresent(this::say);
  }

  /** The Properties view asks for its page: this one says what is so now, not what was so when it was selected. */
  @Override
  public <T> @Nullable T getAdapter(Class<T> type) {
    if (type == IPropertySheetPage.class) {
      LivePropertiesPage page = new LivePropertiesPage(handles.in(getSite()), times);
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
    TreeChoices chosen = choices;
    if (chosen != null) {
      chosen.close();
    }
    close(nodeListener);
    close(fleetListener);
    close(trends);
    super.dispose();
  }

  private static void close(@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }
}
