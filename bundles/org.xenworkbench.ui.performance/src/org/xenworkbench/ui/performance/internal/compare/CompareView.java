/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.ViewCommand;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.performance.internal.BoardBuilder;
import org.xenworkbench.ui.performance.internal.EventActions;

/**
 * Source and target of a migration before, during and after it; which migration, the secondary id tells, so that it is
 * the same after a restart. Comparisons are made on a thread of the view's own, and only shown on the UI thread.
 */
public final class CompareView extends ViewPart {

  private static final String TITLE = "title";

  private final List<Registration> registrations = new ArrayList<>();
  private final ExecutorService builder = Threads.pool("xenworkbench-compare-hosts", 1);
  private final ExecutorService raster = Threads.pool("xenworkbench-chart", 1);
  private @Nullable IMemento state;

  @Inject
  private Timing timing;
  @Inject
  private Inventory inventory;
  @Inject
  private Sampler sampler;
  @Inject
  private Polling polling;
  @Inject
  private MetricHistory history;
  @Inject
  private EventLog log;
  @Inject
  private RefreshTimes times;
  /** In use for as long as the view is open, so that migrations that run go on being followed. */
  @Inject
  private MigrationService migrations;

  private @Nullable ComparePage page;
  private @Nullable CompareFeed feed;

  @Override
  public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
    super.init(site, memento);
    state = memento;
    String title = memento == null ? null : memento.getString(TITLE);
    if (title != null) {
      setPartName(title); // its tab is seen before anybody reads the log
    }
  }

  @Override
  public void saveState(IMemento memento) {
    ComparePage shown = page;
    IMemento earlier = state;
    if (shown != null) {
      shown.actions().save(memento);
      memento.putString(TITLE, getPartName());
    } else if (earlier != null) {
      memento.putMemento(earlier); // nobody has seen the view
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    XenUi.setHelp(parent, "compare");
    Optional<UUID> migration = id(getViewSite().getSecondaryId());
    if (migration.isPresent()) {
      times.opening("compare.view", () -> create(parent, migration.get()));
    } else {
      new Label(parent, SWT.WRAP).setText(Messages.Compare_choose);
    }
  }

  static Optional<UUID> id(@Nullable String secondary) {
    try {
      return Optional.ofNullable(secondary).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a view that somebody opened without a migration
    }
  }

  private void create(Composite parent, UUID migration) {
    BoardBuilder boards = new BoardBuilder(inventory, sampler, polling::interval, history, log);
    CompareFeed made = new CompareFeed(migration, log, new ComparisonBuilder(boards, history), timing.clock(), builder);
    EventActions events = new EventActions(boards::events, () -> Optional.of(getSite().getPage()));
    ComparePage shown = new ComparePage(parent, made, raster, times, events);
    feed = made;
    page = shown;
    IMemento earlier = state;
    if (earlier != null) {
      shown.actions().restore(earlier);
    }
    shown.onShown(this::showTitle);
    contributeActions(shown);
    registrations.add(sampler.addListener(made::sampled));
    registrations.add(log.addListener(entry -> {
      if (boards.changed(entry) && !made.changed(entry)) {
        made.request(); // another band
      }
    }));
  }

  private void contributeActions(ComparePage shown) {
    Action toLog = new Action(Messages.Compare_log, XenIcon.LOG.descriptor()) {
      @Override
      public void run() {
        entry().ifPresent(entry -> ShowIn.show(getSite().getPage(), XenUi.EVENT_LOG_VIEW, entry));
      }
    };
    Action toTop = new Action(Messages.Compare_top, XenIcon.TOP.descriptor()) {
      @Override
      public void run() {
        entry().ifPresent(entry -> ShowIn.show(getSite().getPage(), XenUi.TOP_VIEW, entry));
      }
    };
    toTop.setToolTipText(Messages.Compare_topTooltip);
    Action all = new Action(Messages.Compare_whole) {
      @Override
      public void run() {
        shown.zoom().newestWanted();
      }
    };
    IMenuManager menu = getViewSite().getActionBars().getMenuManager();
    menu.add(all);
    menu.add(toTop);
    menu.add(copy(shown));
    shown.actions().contributeTo(menu);
    getViewSite().getActionBars().getToolBarManager().add(toLog);
    getViewSite().getActionBars().getToolBarManager().add(toTop);
    getViewSite().getActionBars().updateActionBars();
    ViewCommand.activate(getSite(), IWorkbenchCommandConstants.EDIT_COPY, shown.means()::copy);
    MenuManager popup = new MenuManager();
    popup.add(copy(shown));
    RowMenu.install(shown.means().table(), popup);
    ToolBarNames.follow(getViewSite(), shown.control());
  }

  private static Action copy(ComparePage shown) {
    return new Action(Messages.Compare_copy) {
      @Override
      public void run() {
        shown.means().copy();
      }
    };
  }

  private Optional<LogEntry> entry() {
    CompareFeed current = feed;
    return current == null ? Optional.empty() : current.latest().map(known -> known.migration().entry());
  }

  private void showTitle() {
    CompareFeed current = feed;
    if (current != null) {
      current.latest().map(Comparison::migration).map(CompareTexts::title).filter(title -> !title.equals(getPartName()))
          .ifPresent(this::setPartName);
    }
  }

  @Override
  public void setFocus() {
    ComparePage shown = page;
    if (shown != null) {
      shown.setFocus();
    }
  }

  @Override
  public void dispose() {
    registrations.forEach(Registration::close);
    builder.shutdown();
    raster.shutdown();
    super.dispose();
  }
}
