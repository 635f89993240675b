/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.host.HostAction;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;
import org.xenworkbench.ui.hosts.internal.GroupMoves;
import org.xenworkbench.ui.hosts.internal.HostCommands;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * What can be done with groups of hosts. Renaming and removing share the commands, and so the keys, of what the
 * workbench and hosts have.
 */
@Component
public final class GroupActions implements ActionRows {

  static final Subject<HostGroup> GROUP = new Subject<>(HostGroup.class, HostGroup::name,
      (services, group) -> services.getService(HostGroups.class).group(group.id()), Messages.GroupActions_select);

  private static final List<Action<?>> ROWS = List.of(
      new Action<>(HostCommands.MOVE_TO_GROUP, Subject.HOST, Asking.NOTHING,
          (services, host) -> HostAction.whyBuiltIn(host), Optional.empty()),
      new Action<>(HostCommands.MOVE_TO_GROUP, GROUP, Asking.NOTHING, (services, group) -> Optional.empty(),
          Optional.empty()).named("moveGroup"),
      new Action<>(HostCommands.RENAME, GROUP, Asking.NOTHING, (services, group) -> Optional.empty(),
          Optional.empty()).named("renameGroup"),
      new Action<>(HostCommands.REMOVE_HOST, GROUP, Asking.QUESTION, (services, group) -> Optional.empty(),
          Optional.of((services, group) -> {
            HostGroups groups = services.getService(HostGroups.class);
            GroupMoves.inBackground(() -> groups.remove(group.id())); // each alone: one that is gone keeps no other
          })).named("removeGroup"));

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
