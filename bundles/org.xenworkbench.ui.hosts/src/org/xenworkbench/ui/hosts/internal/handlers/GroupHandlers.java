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
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.hosts.internal.GroupMoves;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The handlers of the commands on groups of hosts. Each asks, and leaves the change to the background. */
public final class GroupHandlers {

  private GroupHandlers() {
  }

  /** What all of them work with. */
  private abstract static class GroupHandler extends AbstractHandler {

    @Override
    public final @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
      IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
      if (NoQuestionOpen.holds(window.getShell().getDisplay())) { // else the key was meant for the question
        execute(window, window.getService(HostGroups.class));
      }
      return null;
    }

    abstract void execute(IWorkbenchWindow window, HostGroups groups);

    /** The selected groups, as they are now. */
    static List<HostGroup> selected(IWorkbenchWindow window, HostGroups groups) {
      return ModelSelection.of(ModelSelection.current(window), HostGroup.class).stream()
          .flatMap(group -> groups.group(group.id()).stream()).toList();
    }

    /** The selected hosts that the user added. */
    static Set<HostId> selectedHosts(IWorkbenchWindow window) {
      return ModelSelection.hosts(ModelSelection.current(window)).stream()
          .filter(host -> host.kind() == Host.Kind.HYPERVISOR).map(Host::id).collect(Collectors.toSet());
    }

    /** Asks for a name that a group can have; empty if the user wants none. */
    static Optional<String> askName(IWorkbenchWindow window, HostGroups groups, String title, String name,
        Optional<GroupId> group) {
      InputDialog dialog = new InputDialog(window.getShell(), title, Messages.GroupHandlers_name, name,
          typed -> typed.isBlank() ? "" : groups.obstacle(typed.strip(), group).map(SafeText::cell).orElse(null));
      return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
    }

    /** Makes a group of these hosts. */
    static void make(IWorkbenchWindow window, HostGroups groups, Set<HostId> hosts) {
      askName(window, groups, Messages.GroupHandlers_new, "", Optional.empty()).ifPresent(name -> GroupMoves
          .inBackground(() -> groups.move(hosts, Optional.of(groups.add(name).id()))));
    }
  }

  /** Makes a group of the selected hosts, or an empty one. */
  public static final class NewGroup extends GroupHandler {

    @Override
    void execute(IWorkbenchWindow window, HostGroups groups) {
      make(window, groups, selectedHosts(window));
    }
  }

  /** Gives the selected group another name. */
  public static final class Rename extends GroupHandler {

    @Override
    void execute(IWorkbenchWindow window, HostGroups groups) {
      selected(window, groups).stream().findFirst().ifPresent(group -> askName(window, groups,
          Messages.GroupHandlers_rename, group.name(), Optional.of(group.id()))
          .ifPresent(name -> GroupMoves.inBackground(() -> groups.rename(group.id(), name))));
    }
  }

  /** Removes the selected groups, after asking if there are hosts in them. */
  public static final class Remove extends GroupHandler {

    @Override
    void execute(IWorkbenchWindow window, HostGroups groups) {
      List<HostGroup> selected = selected(window, groups);
      Inventory inventory = window.getService(Inventory.class);
      boolean hasHosts = selected.stream().flatMap(group -> group.hosts().stream())
          .anyMatch(host -> inventory.host(host).isPresent());
      if (!selected.isEmpty() && (!hasHosts || confirms(window, selected))) {
        // One that is gone meanwhile does not keep the rest.
        selected.forEach(group -> GroupMoves.inBackground(() -> groups.remove(group.id())));
      }
    }

    private static boolean confirms(IWorkbenchWindow window, List<HostGroup> selected) {
      String names = selected.stream().map(group -> "    " + SafeText.cell(group.name()))
          .collect(Collectors.joining("\n"));
      return MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.GroupHandlers_remove,
          NLS.bind(Messages.GroupHandlers_removeQuestion, SafeText.label(names)), SWT.NONE,
          Messages.GroupHandlers_remove, IDialogConstants.CANCEL_LABEL) == Window.OK;
    }
  }

  /** Puts the selected hosts into a group that the user chooses, or takes them out of theirs. */
  public static final class MoveToGroup extends GroupHandler {

    @Override
    void execute(IWorkbenchWindow window, HostGroups groups) {
      Set<HostId> hosts = selectedHosts(window);
      if (hosts.isEmpty()) {
        return;
      }
      if (groups.groups().isEmpty()) {
        make(window, groups, hosts);
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
      if (dialog.open() == Window.OK) {
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
