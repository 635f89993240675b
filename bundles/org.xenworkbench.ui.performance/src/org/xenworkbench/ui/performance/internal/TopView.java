/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.services.IEvaluationService;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.CsvDialog;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.RememberingView;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.performance.internal.top.TopList;
import org.xenworkbench.ui.performance.internal.top.TopMoment;
import org.xenworkbench.ui.performance.internal.top.TopRange;

/** The view of all virtual machines and what they use, those that use most on top. */
public final class TopView extends RememberingView implements IShowInTarget {

  static final String CONTEXT = "org.xenworkbench.ui.performance.top.context";
  static final String SHOW_CHARTS = "org.xenworkbench.ui.performance.top.showCharts";
  static final String EXPORT = "org.xenworkbench.ui.performance.top.exportCsv";

  private final ISelectionListener selectionListener = this::selectionChanged;

  @Inject
  private Timing timing;
  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private MetricHistory history;
  @Inject
  private EventLog events;
  @Inject
  private RefreshTimes times;

  private final List<Registration> registrations = new ArrayList<>();
  private Set<HostId> hosts = Set.of();
  private @Nullable TopList list;
  private @Nullable ShownTime shownTime;

  @Override
  protected boolean save(IMemento memento) {
    TopList shown = list;
    if (shown != null) {
      shown.save(memento);
    }
    return shown != null;
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("top.view", () -> create(parent));
  }

  private void create(Composite parent) {
    ShownTime time = new ShownTime(getSite().getPage(), this::timeShown);
    shownTime = time;
    LoggedEvents logged = new LoggedEvents(events, inventory::identities);
    TopList created = new TopList(parent, inventory, sampler, history, times, Stream.of(Range.values())
        .map(range -> new TopRange(range.command(), range.label(), range.window().length())).toList(), time::time,
        () -> hosts, (host, then) -> logged.of(host, then.from(timing.clock().instant()), then.end()), timing);
    list = created;
    created.onTime(this::showTime);
    registrations.add(events.addListener(entry -> {
      if (logged.changed(entry)) {
        created.logged();
      }
    }));
    hosts = hosts(ModelSelection.current(getSite().getWorkbenchWindow()));
    getSite().setSelectionProvider(created.selection());
    ToolBarNames.follow(getViewSite(), created.table());
    contextMenu(created);
    ViewCommand charts = ViewCommand.activate(getSite(), SHOW_CHARTS, this::showCharts);
    charts.enable(false);
    created.selection().addSelectionChangedListener(event -> charts.enable(!created.selected().isEmpty()));
    ViewCommand.activate(getSite(), EXPORT, this::export);
    ViewCommand.activate(getSite(), IWorkbenchCommandConstants.EDIT_COPY, created::copy);
    created.table().addListener(SWT.DefaultSelection, event -> showCharts());
    created.onState(() -> getSite().getService(IEvaluationService.class).requestEvaluation(XenUi.IS_POSSIBLE));
    FilterKeys.connect(getSite(), created.filter());
    getSite().getService(IContextService.class).activateContext(CONTEXT, new NoQuestionOpen());
    XenUi.setHelp(parent, "top");
    MenuManager columns = new MenuManager(Messages.TopView_columns);
    columns.setRemoveAllWhenShown(true);
    columns.addMenuListener(created::contributeColumnsTo);
    IMenuManager menu = getViewSite().getActionBars().getMenuManager();
    menu.add(columns);
    left().ifPresent(created::restore);
    getSite().getPage().addSelectionListener(XenUi.HOSTS_VIEW, selectionListener);
  }

  /** Of VMs the menu has what the hosts view has for them, which has the same handles. */
  private void contextMenu(TopList shown) {
    MenuManager manager = new MenuManager();
    manager.add(new Separator("top"));
    manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    RowMenu.install(shown.table(), manager);
    getSite().registerContextMenu(manager, shown.selection());
    getSite().registerContextMenu(XenUi.HOSTS_VIEW, manager, shown.selection());
  }

  private void selectionChanged(IWorkbenchPart part, @Nullable ISelection selection) {
    TopList shown = list;
    if (shown != null && selection instanceof IStructuredSelection structured) {
      hosts = hosts(structured);
      shown.hostsSelected();
    }
  }

  /** A time that is looked back at is told by the tab as well. */
  private void showTime(Optional<String> past) {
    String name = getSite().getRegisteredName();
    setPartName(past.map(time -> NLS.bind(Messages.PerformanceView_pinned, name, time)).orElse(name));
  }

  /**
   * What another view wants to be seen: who used most of the hosts of a migration, while it ran, or of hosts in the
   * stretch of time that is the input.
   */
  @Override
  public boolean show(ShowInContext context) {
    TopList shown = list;
    Optional<TopMoment> moment = TopMoments.of(context, inventory, timing.clock().instant());
    if (shown != null) {
      moment.ifPresent(shown::show);
    }
    return shown != null && moment.isPresent();
  }

  private void timeShown() {
    TopList shown = list;
    if (shown != null) {
      shown.timeShown();
    }
  }

  /** The selected hosts, those of groups, and those that VMs are on. */
  static Set<HostId> hosts(IStructuredSelection selection) {
    Set<HostId> found = new LinkedHashSet<>();
    for (Object element : selection) {
      if (element instanceof Host host) {
        found.add(host.id());
      } else if (element instanceof HostGroup group) {
        found.addAll(group.allHosts());
      } else if (element instanceof VirtualMachine vm) {
        found.add(vm.host());
      }
    }
    return found.stream().collect(Collectors.toUnmodifiableSet());
  }

  private void showCharts() {
    TopList shown = list;
    if (shown == null || shown.selected().isEmpty()) {
      return;
    }
    ShowIn.show(getSite().getPage(), XenUi.PERFORMANCE_VIEW,
        new ShowInContext(null, shown.selection().getSelection()));
  }

  private void export() {
    TopList shown = list;
    if (shown != null) {
      CsvDialog.ask(getSite().getShell(), Messages.TopView_exportTitle, "virtual-machines.csv")
          .ifPresent(shown::export);
    }
  }

  @Override
  public void setFocus() {
    TopList shown = list;
    if (shown != null) {
      shown.table().setFocus();
    }
  }

  @Override
  public void dispose() {
    getSite().getPage().removeSelectionListener(XenUi.HOSTS_VIEW, selectionListener);
    registrations.forEach(Registration::close);
    ShownTime time = shownTime;
    if (time != null) {
      time.close();
    }
    TopList shown = list;
    if (shown != null) {
      shown.close();
    }
    super.dispose();
  }
}
