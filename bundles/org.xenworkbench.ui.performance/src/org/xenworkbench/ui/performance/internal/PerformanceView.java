/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.XenUi;

/**
 * The Performance view: charts of the hosts and VMs that are selected anywhere in the workbench, side by side; of all
 * hosts while nothing is. Boards are built on a thread of the view's own, one at a time, and only shown on the UI
 * thread.
 */
public final class PerformanceView extends ViewPart {

  private static final String ALL = "all";
  private static final int MOST_NAMES = 5;
  private static final int MOST_CAUSES = 2;

  private final ISelectionListener selectionListener = this::selectionChanged;
  private final List<Registration> registrations = new ArrayList<>();
  private final AtomicReference<List<ObjectId>> selected = new AtomicReference<>(List.of());
  private final AtomicReference<Optional<Board>> board = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean building = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final ExecutorService builder = Threads.pool("xenworkbench-performance-view", 1);
  private final ExecutorService raster = Threads.pool("xenworkbench-chart", 1);
  private final Clock clock = Timing.system().clock();
  private volatile boolean all;
  /** What is still to be restored of an earlier session. */
  private @Nullable IMemento state;

  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private Polling polling;
  @Inject
  private MetricHistory history;
  @Inject
  private MigrationService migrations;
  @Inject
  private RefreshTimes times;

  private @Nullable BoardPanel panel;
  private @Nullable ChartActions chartActions;
  private @Nullable Refresher refresher;

  @Override
  public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
    super.init(site, memento);
    state = memento;
    all = memento != null && Boolean.TRUE.equals(memento.getBoolean(ALL));
  }

  @Override
  public void saveState(IMemento memento) {
    BoardPanel shown = panel;
    if (state != null) {
      memento.putMemento(state);
    } else if (shown != null) {
      shown.save(memento);
    }
    memento.putBoolean(ALL, all);
    ChartActions actions = chartActions;
    if (actions != null) {
      actions.save(memento);
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("performance.view", () -> create(parent));
  }

  private void create(Composite parent) {
    BoardPanel created = new BoardPanel(parent, raster, nanos -> times.record("performance.paint", nanos));
    panel = created;
    ChartActions actions = new ChartActions(created);
    chartActions = actions;
    if (state != null) {
      actions.restore(state);
    }
    refresher = Refresher.inPieces(created.control(), "performance.charts", Refresher.CHART, times,
        () -> show(created));
    contributeActions(actions);
    XenUi.setHelp(parent, "performance");
    getSite().getPage().addSelectionListener(selectionListener);
    // What was selected in an earlier session is selected again while another view is active.
    getSite().getPage().addSelectionListener(XenUi.HOSTS_VIEW, selectionListener);
    registrations.add(sampler.addListener(batch -> request()));
    registrations.add(migrations.addListener(migration -> request()));
    registrations.add(inventory.addListener(changes -> request()));
    selectionChanged(this, ModelSelection.current(getSite().getWorkbenchWindow()));
    request();
  }

  private void contributeActions(ChartActions actions) {
    IActionBars bars = getViewSite().getActionBars();
    new ViewActions(polling, all, this::setAll).contributeTo(bars.getMenuManager(), bars.getToolBarManager());
    actions.contributeTo(bars.getMenuManager());
    bars.updateActionBars();
  }

  private void setAll(boolean shown) {
    all = shown;
    request();
  }

  private void selectionChanged(IWorkbenchPart part, @Nullable ISelection selection) {
    if (selection instanceof IStructuredSelection structured) {
      List<ObjectId> ids = ids(structured, inventory.hosts());
      if (!ids.isEmpty() || structured.isEmpty() && part.getSite().getId().equals(XenUi.HOSTS_VIEW)) {
        selected.set(ids);
        request();
      }
    }
  }

  /**
   * What is selected and has charts, once each: of a group its hosts.
   *
   * @param hosts all of them, in order
   */
  static List<ObjectId> ids(IStructuredSelection selection, List<Host> hosts) {
    Set<ObjectId> ids = new LinkedHashSet<>();
    for (Object element : selection) {
      if (element instanceof Host host) {
        ids.add(host.id());
      } else if (element instanceof VirtualMachine vm) {
        ids.add(vm.id());
      } else if (element instanceof HostGroup group) {
        hosts.stream().map(Host::id).filter(group.hosts()::contains).forEach(ids::add);
      }
    }
    return List.copyOf(ids);
  }

  /** Asks for a new board; requests that come while one is built make one more. Any thread. */
  private void request() {
    wanted.set(true);
    if (!builder.isShutdown() && building.compareAndSet(false, true)) {
      builder.execute(this::build);
    }
  }

  private void build() {
    try {
      if (wanted.getAndSet(false)) {
        board.set(Optional.of(new BoardBuilder(inventory, sampler, polling::interval, history, migrations)
            .build(objects(), all, clock.instant())));
        Refresher shown = refresher;
        if (shown != null) {
          shown.request();
        }
      }
    } catch (RuntimeException e) {
      SafeLog.of(PerformanceView.class).error("The charts cannot be made", e);
    } finally {
      building.set(false);
    }
    if (wanted.get()) {
      request();
    }
  }

  /** What is selected and still there; all hypervisor hosts while nothing is selected. */
  private List<ObjectId> objects() {
    List<ObjectId> ids = selected.get();
    return ids.isEmpty() ? inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .<ObjectId>map(Host::id).toList() : ids;
  }

  private boolean show(BoardPanel shown) {
    Optional<Board> current = board.get();
    if (current.isEmpty()) {
      return false;
    }
    Board wanted = current.get();
    setContentDescription(description(wanted));
    boolean more = shown.show(wanted);
    if (!more && state != null && !wanted.charts().isEmpty()) {
      shown.restore(state); // there is something to scroll now
      state = null;
    }
    return more;
  }

  private static String description(Board board) {
    StringJoiner sentences = new StringJoiner(" ");
    if (board.leftOut() > 0) {
      sentences.add(NLS.bind(Messages.PerformanceView_leftOut, board.objects().size(),
          board.objects().size() + board.leftOut()));
    }
    if (!board.charts().isEmpty()) {
      board.causes().stream().limit(MOST_CAUSES).forEach(sentences::add);
    }
    if (!board.unmeasured().isEmpty()) {
      sentences.add(NLS.bind(Messages.PerformanceView_unmeasured, someOf(board.unmeasured())));
    }
    return SafeText.caption(sentences.toString());
  }

  /** There is one line for them. */
  private static String someOf(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return names.size() > MOST_NAMES ? some + ", …" : some;
  }

  @Override
  public void setFocus() {
    BoardPanel shown = panel;
    if (shown != null) {
      shown.setFocus();
    }
  }

  @Override
  public void dispose() {
    getSite().getPage().removeSelectionListener(selectionListener);
    getSite().getPage().removeSelectionListener(XenUi.HOSTS_VIEW, selectionListener);
    registrations.forEach(Registration::close);
    builder.shutdown();
    raster.shutdown();
    super.dispose();
  }
}
