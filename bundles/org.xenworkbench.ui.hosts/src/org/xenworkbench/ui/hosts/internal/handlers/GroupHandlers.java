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
import org.xenworkbench.ui.ListChooser;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.GroupMoves;
import org.xenworkbench.ui.hosts.internal.HostsView;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.NameDialog;

/** The dialogs of the commands on groups of hosts. Each asks, and leaves the change to the background. */
public final class GroupHandlers {

  /** How many hosts there is room to name. */
  private static final int NAMES = 5;

  private GroupHandlers() {
  }

  /** Makes a group of these hosts, within that group if there is one. */
  private static void make(IWorkbenchWindow window, HostGroups groups, List<Host> hosts, Optional<GroupId> parent) {
    Set<HostId> ids = ids(hosts);
    Display display = window.getShell().getDisplay();
    String words = parent.isPresent() && hosts.isEmpty()
        ? NLS.bind(Messages.GroupHandlers_nameWithin, SafeText.cell(groups.path(parent).label())) : words(hosts);
    new NameDialog(window.getShell(), Messages.GroupHandlers_new, words, "",
        typed -> groups.obstacle(typed, Optional.empty(), parent)).ask()
        .ifPresent(name -> GroupMoves.inBackground(() -> {
          GroupId group = groups.add(name, parent).id();
          groups.move(ids, Optional.of(group));
          Displays.later(display, () -> reveal(window, group));
        }));
  }

  /** Where a new group is made: in the one that is selected, else in the one that all these hosts are in. */
  static Optional<GroupId> place(HostGroups groups, List<HostGroup> selected, List<Host> hosts) {
    List<Optional<GroupId>> places = hosts.stream().map(host -> groups.groupOf(host.id()).map(HostGroup::id))
        .distinct().toList();
    return selected.size() == 1 && hosts.isEmpty() ? Optional.of(selected.get(0).id())
        : places.size() == 1 ? places.get(0) : Optional.empty();
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
        HostGroups groups = window.getService(HostGroups.class);
        List<Host> hosts = ModelSelection.hosts(ModelSelection.current(window)).stream()
            .filter(host -> HostAction.whyBuiltIn(host).isEmpty()).toList();
        make(window, groups, hosts,
            place(groups, ModelSelection.of(ModelSelection.current(window), HostGroup.class), hosts));
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
      new NameDialog(window.getShell(), Messages.GroupHandlers_rename, Messages.GroupHandlers_name, group.name(),
          typed -> groups.obstacle(typed, Optional.of(group.id()), group.parent())).ask()
          .ifPresent(name -> GroupMoves.inBackground(() -> groups.rename(group.id(), name)));
    }
  }

  /** Removes the selected groups, after asking if there is something in them. */
  public static final class Remove extends ActionHandler<HostGroup> {

    @Override
    protected boolean isConfirmed(IWorkbenchWindow window, Choice<HostGroup> choice) {
      Inventory inventory = window.getService(Inventory.class);
      HostGroups groups = window.getService(HostGroups.class);
      boolean isAnyIn = choice.fit().stream().anyMatch(group -> !groups.groupsIn(Optional.of(group.id())).isEmpty()
          || group.hosts().stream().anyMatch(host -> inventory.host(host).isPresent()));
      return !isAnyIn || super.isConfirmed(window, choice);
    }
  }

  /** Puts the selected hosts, and groups if some are selected, too, into a group that the user chooses. */
  public static final class MoveToGroup extends ActionHandler<Host> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
      moveTo(window, choice.fit(), ModelSelection.of(ModelSelection.current(window), HostGroup.class));
    }
  }

  /** Puts the selected groups into one that the user chooses. */
  public static final class MoveGroup extends ActionHandler<HostGroup> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<HostGroup> choice) {
      moveTo(window, List.of(), choice.fit());
    }
  }

  private static void moveTo(IWorkbenchWindow window, List<Host> chosen, List<HostGroup> moved) {
    HostGroups groups = window.getService(HostGroups.class);
    Set<HostId> hosts = ids(chosen);
    Set<GroupId> ids = moved.stream().map(HostGroup::id).collect(Collectors.toSet());
    List<Object> places = places(groups, ids);
    if (places.size() == 1 && ids.isEmpty()) {
      make(window, groups, chosen, Optional.empty()); // there is no group yet
      return;
    }
    ElementListSelectionDialog dialog = new ListChooser(window.getShell(),
        element -> element instanceof HostGroup group ? groups.path(Optional.of(group.id())).label()
            : Messages.GroupHandlers_none);
    dialog.setTitle(Messages.GroupHandlers_move);
    dialog.setMessage(Messages.GroupHandlers_choose);
    dialog.setElements(places.toArray());
    dialog.setInitialSelections(now(hosts, ids, groups.groups()));
    if (dialog.open() == Window.OK && dialog.getResult() != null) { // else it went with the workbench
      Optional<GroupId> place = Optional.ofNullable(dialog.getFirstResult()).filter(HostGroup.class::isInstance)
          .map(HostGroup.class::cast).map(HostGroup::id);
      GroupMoves.inBackground(() -> {
        groups.nest(ids, place);
        groups.move(hosts, place);
      });
    }
  }

  /** Where those groups can be, and hosts anyway: the top, if they can be there, is the last one. */
  static List<Object> places(HostGroups groups, Set<GroupId> moved) {
    List<Object> places = new ArrayList<>();
    groups.groups().stream().filter(group -> groups.whyNotIn(moved, Optional.of(group.id())).isEmpty())
        .forEach(places::add);
    if (groups.whyNotIn(moved, Optional.empty()).isEmpty()) {
      places.add(Messages.GroupHandlers_none);
    }
    return places;
  }

  /** Where all of them are now; the group of the first if they are in several. */
  static Object now(Set<HostId> hosts, Set<GroupId> moved, List<HostGroup> groups) {
    return groups.stream()
        .filter(group -> !Collections.disjoint(group.hosts(), hosts) || groups.stream().anyMatch(
            other -> moved.contains(other.id()) && other.parent().filter(group.id()::equals).isPresent()))
        .findFirst().<Object>map(group -> group).orElse(Messages.GroupHandlers_none);
  }
}
