/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.host.HostAction;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.GroupMoves;
import org.xenworkbench.ui.hosts.internal.HostsView;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.NameDialog;

/** The dialogs of the commands on groups of hosts. Each asks, and leaves the change to the background. */
public final class GroupHandlers {

  /** How many hosts there is room to name. */
  private static final int NAMES = 5;

  private GroupHandlers() {
  }

  /** Asks for a name that a group can have; empty if the user wants none. */
  private static Optional<String> askName(IWorkbenchWindow window, HostGroups groups, String title,
      String words, String name, Optional<GroupId> group) {
    return new NameDialog(window.getShell(), title, words, name, typed -> groups.obstacle(typed, group)).ask();
  }

  /** Makes a group of these hosts. */
  private static void make(IWorkbenchWindow window, HostGroups groups, List<Host> hosts) {
    Set<HostId> ids = ids(hosts);
    Display display = window.getShell().getDisplay();
    askName(window, groups, Messages.GroupHandlers_new, words(hosts), "", Optional.empty())
        .ifPresent(name -> GroupMoves.inBackground(() -> {
          GroupId group = groups.add(name).id();
          groups.move(ids, Optional.of(group));
          Displays.later(display, () -> reveal(window, group));
        }));
  }

  private static void reveal(IWorkbenchWindow window, GroupId group) {
    IWorkbenchPage page = window.getActivePage(); // none of a window that was closed
    if (page != null && page.findView(XenUi.HOSTS_VIEW) instanceof HostsView view) {
      view.reveal(Set.of(group));
    }
  }

  /** What the name of a new group is asked for with: which hosts will be in it. */
  static String words(List<Host> hosts) {
    if (hosts.isEmpty()) {
      return Messages.GroupHandlers_name;
    }
    String names = hosts.stream().limit(NAMES).map(host -> SafeText.cell(host.name()))
        .collect(Collectors.joining(", "));
    return hosts.size() <= NAMES ? NLS.bind(Messages.GroupHandlers_nameOf, names)
        : NLS.bind(Messages.GroupHandlers_nameOfMore, names, hosts.size() - NAMES);
  }

  private static Set<HostId> ids(List<Host> hosts) {
    return hosts.stream().map(Host::id).collect(Collectors.toSet());
  }

  /** Makes a group of the selected hosts that the user added, or an empty one. */
  public static final class NewGroup extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
      IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
      if (NoQuestionOpen.holds(window.getShell().getDisplay())) { // else the key was meant for the question
        List<Host> hosts = ModelSelection.hosts(ModelSelection.current(window));
        make(window, window.getService(HostGroups.class),
            hosts.stream().filter(host -> HostAction.whyBuiltIn(host).isEmpty()).toList());
      }
      return null;
    }
  }

  /** Gives the selected group another name. */
  public static final class Rename extends ActionHandler<HostGroup> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<HostGroup> choice) {
      HostGroup group = choice.fit().get(0);
      HostGroups groups = window.getService(HostGroups.class);
      askName(window, groups, Messages.GroupHandlers_rename, Messages.GroupHandlers_name, group.name(),
          Optional.of(group.id())).ifPresent(name -> GroupMoves.inBackground(() -> groups.rename(group.id(), name)));
    }
  }

  /** Removes the selected groups, after asking if there are hosts in them. */
  public static final class Remove extends ActionHandler<HostGroup> {

    @Override
    protected boolean isConfirmed(IWorkbenchWindow window, Choice<HostGroup> choice) {
      Inventory inventory = window.getService(Inventory.class);
      boolean hasHosts = choice.fit().stream().flatMap(group -> group.hosts().stream())
          .anyMatch(host -> inventory.host(host).isPresent());
      return !hasHosts || super.isConfirmed(window, choice);
    }
  }

  /** Puts the selected hosts into a group that the user chooses, or takes them out of theirs. */
  public static final class MoveToGroup extends ActionHandler<Host> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
      HostGroups groups = window.getService(HostGroups.class);
      Set<HostId> hosts = ids(choice.fit());
      if (groups.groups().isEmpty()) {
        make(window, groups, choice.fit());
        return;
      }
      ElementListSelectionDialog dialog = new ElementListSelectionDialog(window.getShell(), new LabelProvider() {
        @Override
        public String getText(@Nullable Object element) {
          return element instanceof HostGroup group ? SafeText.cell(group.name()) : Messages.GroupHandlers_none;
        }
      });
      dialog.setTitle(Messages.GroupHandlers_move);
      dialog.setMessage(Messages.GroupHandlers_choose);
      List<Object> choices = new ArrayList<>(groups.groups());
      choices.add(Messages.GroupHandlers_none);
      dialog.setElements(choices.toArray());
      dialog.setMultipleSelection(false);
      dialog.setInitialSelections(now(hosts, groups.groups()));
      if (dialog.open() == Window.OK && dialog.getResult() != null) { // else it went with the workbench
        Optional<GroupId> chosen = Optional.ofNullable(dialog.getFirstResult()).filter(HostGroup.class::isInstance)
            .map(HostGroup.class::cast).map(HostGroup::id);
        GroupMoves.inBackground(() -> groups.move(hosts, chosen));
      }
    }

    /** Where all of them are now; the group of the first if they are in several. */
    static Object now(Set<HostId> hosts, List<HostGroup> groups) {
      return groups.stream().filter(group -> !Collections.disjoint(group.hosts(), hosts)).findFirst()
          .<Object>map(group -> group).orElse(Messages.GroupHandlers_none);
    }
  }
}
