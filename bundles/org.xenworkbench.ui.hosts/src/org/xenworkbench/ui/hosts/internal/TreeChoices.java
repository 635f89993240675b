/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.ViewCommand;

/**
 * What the user has chosen in the menu of the tree's view: below what VMs are shown, and whether hosts that are not
 * connected are. Kept with the view. UI thread.
 */
final class TreeChoices {

  private static final String BY = "showBy";
  private static final String HIDE = "hideOff";

  /** Below what VMs are shown. */
  private enum By {
    HOST("showByHost"), GROUP("showByGroup"), TAG("showByTag");

    private final String command;

    By(String command) {
      this.command = HostCommands.of(command);
    }
  }

  private final Inventory inventory;
  private final HostGroups groups;
  private final Tags tags;
  private final Nodes nodes;
  private final HostsPanel panel;
  private final NodeListener listener;
  private final Map<By, ViewCommand> commands = new EnumMap<>(By.class);
  private final ViewCommand hide;
  private By by = By.HOST;
  private boolean hides;
  private @Nullable Registration arrangement;

  /**
   * Has the commands of the view's menu work.
   *
   * @param listener is told where rows come and go, as far as their kinds do not
   */
  TreeChoices(IWorkbenchPartSite site, Inventory inventory, HostGroups groups, Tags tags, Nodes nodes,
      HostsPanel panel, NodeListener listener) {
    this.inventory = inventory;
    this.groups = groups;
    this.tags = tags;
    this.nodes = nodes;
    this.panel = panel;
    this.listener = listener;
    Stream.of(By.values())
        .forEach(each -> commands.put(each, ViewCommand.activate(site, each.command, () -> show(each))));
    hide = ViewCommand.activate(site, HostCommands.HIDE_OFF, () -> hide(!hides));
    panel.onShowOff(() -> hide(false));
    tell();
  }

  private void show(By wanted) {
    if (wanted != by) {
      by = wanted;
      close();
      Optional<Arrangement> chosen = switch (by) {
        case HOST -> Optional.empty();
        case GROUP -> Optional.of(new ByGroup(inventory, groups));
        case TAG -> Optional.of(new ByTag(inventory, tags));
      };
      arrangement = chosen.map(rows -> rows.listen(listener)).orElse(null);
      nodes.arrange(chosen);
      panel.rearrange();
    }
    tell(); // the menu has marked what was clicked
  }

  private void hide(boolean wanted) {
    hides = wanted;
    panel.hideOff(wanted);
    tell();
  }

  private void tell() {
    commands.forEach((each, command) -> command.choose(each == by));
    hide.choose(hides);
  }

  void save(IMemento memento) {
    memento.putString(BY, by.name());
    memento.putBoolean(HIDE, hides);
  }

  void restore(IMemento memento) {
    String stored = memento.getString(BY);
    Stream.of(By.values()).filter(each -> each.name().equals(stored)).forEach(this::show);
    hide(Boolean.TRUE.equals(memento.getBoolean(HIDE)));
  }

  void close() {
    Registration open = arrangement;
    if (open != null) {
      open.close();
      arrangement = null;
    }
  }
}
