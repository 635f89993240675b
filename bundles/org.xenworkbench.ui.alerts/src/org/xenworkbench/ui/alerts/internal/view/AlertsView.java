/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.contexts.IContextService;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertListener;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.RememberingView;
import org.xenworkbench.ui.RowMenu;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.AlertTexts;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.alerts.internal.ObjectNames;
import org.xenworkbench.ui.alerts.internal.notice.AlertTab;
import org.xenworkbench.ui.alerts.internal.rule.RuleDialog;
import org.xenworkbench.ui.list.FilterKeys;

/** The Alerts view. */
public final class AlertsView extends RememberingView implements AlertsPanel.Wishes {

  /** New values are not in a hurry. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Clock clock = Timing.system().clock();
  private final List<Registration> registrations = new ArrayList<>();

  @Inject
  private Alerts alerts;
  @Inject
  private Inventory inventory;
  @Inject
  private HostGroups groups;
  @Inject
  private Sampler sampler;
  @Inject
  private RefreshTimes times;

  private @Nullable AlertsPanel panel;
  private @Nullable AlertCommands commands;
  /** Has what is to be shown looked up again. */
  private @Nullable Refresher refresher;
  private @Nullable Job looking;
  private volatile AlertWish wish = AlertWish.ALL;
  private volatile AlertListing listing = AlertListing.NONE;

  @Override
  protected boolean save(IMemento memento) {
    AlertsPanel shown = panel;
    if (shown != null) {
      shown.save(memento);
    }
    return shown != null;
  }

  @Override
  public void createPartControl(Composite parent) {
    times.opening("alerts.view", () -> create(parent));
  }

  private void create(Composite parent) {
    AlertTexts texts = new AlertTexts(sampler, new ObjectNames(inventory, groups));
    AlertsPanel created = new AlertsPanel(parent, alerts, texts, clock, this);
    panel = created;
    Refresher shown = new Refresher(created.control(), "alerts.table", Refresher.TREE, times, this::show);
    looking = Job.createSystem(Messages.AlertsView_job, (ICoreRunnable) monitor -> {
      listing = AlertListing.of(alerts, texts, wish, clock.instant());
      shown.request();
    });
    refresher = new Refresher(created.control(), "alerts.wish", PERIOD, times, this::look);
    AlertCommands activated = new AlertCommands(getViewSite(), alerts, clock, created);
    commands = activated;
    TableViewer active = created.activePanel().table().viewer();
    TableViewer rules = created.ruleTable().viewer();
    active.addOpenListener(event -> activated.showCharts());
    rules.addOpenListener(event -> created.selectedRules().stream().findFirst()
        .ifPresent(rule -> RuleDialog.open(getSite().getWorkbenchWindow(), rule, false)));
    ToolBarNames.follow(getViewSite(), created.control());
    getSite().getService(IContextService.class).activateContext(AlertCommands.CONTEXT, new NoQuestionOpen());
    contextMenu("active", active, activated);
    contextMenu("rules", rules, null);
    FilterKeys.connect(getSite(), created.activePanel().filter());
    XenUi.setHelp(parent, "alerts");
    fillMenu(created);
    left().ifPresent(created::restore);
    registrations.add(alerts.addListener(new Listener()));
    registrations.add(sampler.addListener(batch -> {
      if (alerts.activeCount() > 0) {
        refresh();
      }
    }));
    refresh();
  }

  private final class Listener implements AlertListener {

    @Override
    public void alertChanged(Alert alert, AlertPhase phase) {
      refresh();
    }

    @Override
    public void rulesChanged() {
      refresh();
    }
  }

  private void fillMenu(AlertsPanel shown) {
    IMenuManager menu = getViewSite().getActionBars().getMenuManager();
    MenuManager columns = new MenuManager(Messages.AlertsView_columns);
    columns.setRemoveAllWhenShown(true);
    columns.addMenuListener(manager -> (shown.isActivePage() ? shown.activePanel().table().columns()
        : shown.ruleTable().columns()).contributeTo(manager));
    menu.add(columns);
  }

  private void contextMenu(String page, TableViewer viewer, @Nullable AlertCommands silences) {
    MenuManager manager = new MenuManager();
    manager.setRemoveAllWhenShown(true);
    manager.addMenuListener(menu -> {
      if (silences != null) {
        menu.add(new Separator("alert"));
        silences.contributeTo(menu);
      }
      menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    });
    RowMenu.install(viewer.getTable(), manager);
    getSite().registerContextMenu(getSite().getId() + '.' + page, manager, viewer);
  }

  private void look() {
    AlertsPanel shown = panel;
    Job job = looking;
    if (shown != null && job != null) {
      wish = shown.wish();
      job.schedule(); // again, if it is at it
    }
  }

  private void show() {
    AlertsPanel shown = panel;
    if (shown != null) {
      AlertListing current = listing;
      shown.show(current);
      sayNumber(current.active());
      selectionChanged();
    }
  }

  /** On its tab, which is seen behind other views, too. */
  private void sayNumber(int active) {
    String name = getConfigurationElement().getAttribute("name");
    String title = AlertTab.title(name, active);
    if (!title.equals(getPartName())) {
      setPartName(title);
    }
  }

  @Override
  public void refresh() {
    Refresher asked = refresher;
    if (asked != null) {
      asked.request();
    }
  }

  @Override
  public void newRule() {
    RuleDialog.openNew(getSite().getWorkbenchWindow(), Optional.empty(), Optional.empty());
  }

  @Override
  public void log() {
    AlertCommands activated = commands;
    if (activated != null) {
      activated.showInLog();
    }
  }

  @Override
  public void enable(AlertRule rule, boolean enabled) {
    AlertCommands activated = commands;
    if (activated != null) {
      activated.enable(rule, enabled);
    }
  }

  @Override
  public void selectionChanged() {
    AlertCommands activated = commands;
    if (activated != null) {
      activated.update();
    }
  }

  @Override
  public void setFocus() {
    AlertsPanel shown = panel;
    if (shown != null) {
      shown.setFocus();
    }
  }

  @Override
  public void dispose() {
    Job job = looking;
    if (job != null) {
      job.cancel();
    }
    registrations.forEach(Registration::close);
    super.dispose();
  }
}
