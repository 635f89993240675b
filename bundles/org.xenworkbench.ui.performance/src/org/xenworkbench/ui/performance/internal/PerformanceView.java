/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;

/**
 * The Performance view: charts of the hosts and VMs that are selected anywhere in the workbench, side by side; of all
 * hosts while nothing is. Boards are built on a thread of the view's own, one at a time, and only shown on the UI thread.
 */
public final class PerformanceView extends ViewPart {

  private final ISelectionListener selectionListener = this::selectionChanged;
  private final List<Registration> registrations = new ArrayList<>();
  private final AtomicReference<List<ObjectId>> selected = new AtomicReference<>(List.of());
  private final AtomicReference<Optional<Board>> board = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean building = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final ExecutorService builder = Threads.pool("xenworkbench-performance-view", 1);
  private final ExecutorService raster = Threads.pool("xenworkbench-chart", 1);
  private volatile boolean all;

  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private MetricHistory history;
  @Inject
  private MigrationService migrations;
  @Inject
  private RefreshTimes times;

  private @Nullable BoardPanel panel;
  private @Nullable Refresher refresher;

  @Override
  public void createPartControl(Composite parent) {
    times.opening("performance.view", () -> create(parent));
  }

  private void create(Composite parent) {
    BoardPanel created = new BoardPanel(parent, raster, nanos -> times.record("performance.paint", nanos));
    panel = created;
    refresher = Refresher.inPieces(created.control(), "performance.charts", Refresher.CHART, times,
        () -> show(created));
    contributeActions();
    getSite().getPage().addSelectionListener(selectionListener);
    registrations.add(sampler.addListener(batch -> request()));
    registrations.add(migrations.addListener(migration -> request()));
    registrations.add(inventory.addListener(changes -> request()));
    selectionChanged(this, getSite().getPage().getSelection());
    request();
  }

  private void contributeActions() {
    IActionBars bars = getViewSite().getActionBars();
    new ViewActions(sampler, this::setAll).contributeTo(bars.getMenuManager(), bars.getToolBarManager());
    bars.updateActionBars();
  }

  private void setAll(boolean shown) {
    all = shown;
    request();
  }

  private void selectionChanged(IWorkbenchPart part, @Nullable ISelection selection) {
    if (selection instanceof IStructuredSelection structured) {
      List<ObjectId> ids = new ArrayList<>();
      for (Object element : structured) {
        if (element instanceof Host host) {
          ids.add(host.id());
        } else if (element instanceof VirtualMachine vm) {
          ids.add(vm.id());
        }
      }
      if (!ids.isEmpty() || structured.isEmpty() && part.getSite().getId().equals(org.xenworkbench.ui.XenUi.HOSTS_VIEW)) {
        selected.set(List.copyOf(ids));
        request();
      }
    }
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
        board.set(Optional.of(new BoardBuilder(inventory, sampler, history, migrations)
            .build(objects(), all, Instant.now())));
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
    setContentDescription(wanted.leftOut() == 0 ? "" : NLS.bind(Messages.PerformanceView_leftOut,
        wanted.objects().size(), wanted.objects().size() + wanted.leftOut()));
    return shown.show(wanted);
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
    registrations.forEach(Registration::close);
    builder.shutdown();
    raster.shutdown();
    super.dispose();
  }
}
