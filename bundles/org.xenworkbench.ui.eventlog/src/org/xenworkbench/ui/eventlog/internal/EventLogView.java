/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.CsvDialog;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.RememberingView;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.list.FilterKeys;

/** The Event Log view. */
public final class EventLogView extends RememberingView implements IShowInTarget {

  @Inject
  private Timing timing;
  @Inject
  private EventLog log;
  @Inject
  private Inventory inventory;
  @Inject
  private RefreshTimes times;
  /** In use for as long as the view is open, so that the engine runs: it knows the hosts, and ends lost migrations. */
  @Inject
  private MigrationService migrations;

  private @Nullable LogPanel panel;
  private @Nullable LogCommands commands;
  private @Nullable LogFeed feed;
  private @Nullable OpenEntries open;

  @Override
  protected boolean save(IMemento memento) {
    LogPanel shown = panel;
    if (shown != null) {
      shown.save(memento);
    }
    return shown != null;
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("eventlog.view", () -> create(parent));
  }

  private void create(Composite parent) {
    LogTexts texts = new LogTexts(timing.clock(), key -> ModelTexts.hostName(key, inventory));
    LogPanel created = new LogPanel(parent, texts, query -> {
      LogFeed current = feed;
      if (current != null) {
        current.setQuery(query);
      }
    });
    panel = created;
    TableViewer viewer = created.table().viewer();
    ToolBarNames.follow(getViewSite(), viewer.getControl());
    LogCommands activated = new LogCommands(getViewSite(), created, texts, Map.of(
        LogCommands.EXPORT, () -> export("events.csv", Optional.empty()),
        LogCommands.EXPORT_HTML, () -> export("events.html", Optional.of(texts))));
    commands = activated;
    viewer.addSelectionChangedListener(event -> activated.update());
    created.onCompare(() -> activated.run(XenUi.COMPARE_HOSTS));
    viewer.addOpenListener(event -> open(created, activated));
    getSite().setSelectionProvider(viewer);
    getSite().getService(IContextService.class).activateContext(LogCommands.CONTEXT, new NoQuestionOpen());
    FilterMenus filters = new FilterMenus(created, new SavedFilters(), key -> ModelTexts.hostName(key, inventory));
    contextMenu(viewer, filters);
    Refresher refresher =
        Refresher.inPieces(viewer.getTable(), "eventlog.table", Refresher.TREE, times, this::refresh);
    created.table().onUnfilled(refresher::request);
    LogFeed shown = new LogFeed(log, refresher::request);
    feed = shown;
    created.table().onEnd(shown::more);
    created.follow(new LogCourse(log, refresher::request));
    open = new OpenEntries(log, refresher::request);
    created.table().parts().onOpen(shown::open);
    FilterKeys.connect(getSite(), created.filter().words());
    XenUi.setHelp(parent, "eventlog");
    fillMenu(created, filters);
    left().ifPresent(created::restore);
  }

  /** An entry of several shows its parts; to what another is about one goes. */
  private static void open(LogPanel shown, LogCommands activated) {
    List<LogEntry> selected = shown.table().selected();
    if (selected.size() != 1 || !shown.table().parts().toggle(selected.get(0))) {
      activated.run(LogCommands.PREFIX + LogCommands.GO_TO);
    }
  }

  private void fillMenu(LogPanel shown, FilterMenus filters) {
    IMenuManager menu = getViewSite().getActionBars().getMenuManager();
    Action details = new Action(Messages.EventLogView_details, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        shown.wantDetails(isChecked());
      }
    };
    details.setChecked(shown.areDetailsWanted());
    shown.onDetails(() -> details.setChecked(shown.areDetailsWanted()));
    menu.add(details);
    menu.add(filters.named(getSite().getShell()));
    menu.add(columnMenu(shown));
  }

  private static MenuManager columnMenu(LogPanel shown) {
    MenuManager columns = new MenuManager(Messages.EventLogView_columns);
    columns.setRemoveAllWhenShown(true);
    columns.addMenuListener(shown.table().columns()::contributeTo);
    return columns;
  }

  /** What somebody else wants to be seen: the entries of a query, by its text and kind, or one entry, selected. */
  @Override
  public boolean show(ShowInContext context) {
    LogPanel shown = panel;
    LogFeed current = feed;
    if (shown == null || current == null) {
      return false;
    }
    if (context.getInput() instanceof EventQuery query) {
      shown.filter().show(query);
      return true;
    }
    Optional<LogEntry> wanted = ModelSelection.of(context.getSelection(), LogEntry.class).stream().findFirst();
    wanted.ifPresent(entry -> shown.seek(entry, current));
    return wanted.isPresent();
  }

  private boolean refresh() {
    LogPanel shown = panel;
    LogFeed current = feed;
    LogCommands active = commands;
    if (shown == null || current == null || active == null) {
      return false;
    }
    boolean more = shown.show(current);
    OpenEntries counted = open;
    if (counted != null) {
      shown.filter().count(counted.number());
    }
    active.update();
    return more;
  }

  private void contextMenu(TableViewer viewer, FilterMenus filters) {
    MenuManager manager = new MenuManager();
    manager.add(filters.byValue());
    manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    RowMenu.install(viewer.getTable(), manager);
    getSite().registerContextMenu(manager, viewer);
  }

  private void export(String name, Optional<LogTexts> html) {
    LogFeed current = feed;
    Optional<Path> file = CsvDialog.ask(getSite().getShell(), Messages.EventLogView_exportTitle, name);
    if (file.isPresent() && current != null) {
      new ExportJob(log, current.query(), file.get(), html).schedule();
    }
  }

  @Override
  public void setFocus() {
    LogPanel shown = panel;
    if (shown != null) {
      shown.table().viewer().getTable().setFocus();
    }
  }

  @Override
  public void dispose() {
    LogFeed current = feed;
    if (current != null) {
      current.close();
    }
    OpenEntries counted = open;
    if (counted != null) {
      counted.close();
    }
    super.dispose();
  }
}
