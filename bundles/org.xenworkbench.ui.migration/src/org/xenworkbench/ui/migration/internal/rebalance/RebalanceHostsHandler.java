/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.rebalance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/**
 * Shows what would be migrated to have the selected hosts, or those of the selected groups, used alike, and does it.
 * One host alone stands for all of its type.
 */
public final class RebalanceHostsHandler extends ActionHandler<ModelObject> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<ModelObject> choice) {
    RebalanceService service = window.getService(RebalanceService.class);
    Set<HostId> hosts = hosts(window.getService(HostGroups.class), window.getService(HostRegistry.class),
        choice.fit());
    Optional<String> obstacle = service.obstacle(hosts);
    if (obstacle.isPresent()) {
      refuse(window, obstacle.get());
      return;
    }
    RebalanceDialog dialog = new RebalanceDialog(window.getShell(), service, hosts);
    if (dialog.isAccepted()) {
      window.getService(OperationJobs.class);
      begin(service, dialog.plan());
    }
  }

  private static void begin(RebalanceService service, RebalancePlan plan) {
    Job.create(Words.Rebalance_job, (ICoreRunnable) monitor -> {
      try {
        service.run(plan, XenUi.user());
      } catch (IllegalArgumentException e) {
        Problems.show(Words.Rebalance_failed, e);
      }
    }).schedule();
  }

  /** The hosts among them, and those below the groups. */
  static Set<HostId> hosts(HostGroups groups, HostRegistry registry, List<ModelObject> selected) {
    Set<HostId> hosts = new LinkedHashSet<>();
    selected.forEach(object -> {
      if (object instanceof Host host) {
        hosts.add(host.id());
      } else if (object instanceof HostGroup group) {
        addAll(groups, group, hosts);
      }
    });
    return selected.size() == 1 && selected.get(0) instanceof Host host ? ofType(registry, host.id()) : hosts;
  }

  private static void addAll(HostGroups groups, HostGroup group, Set<HostId> hosts) {
    hosts.addAll(group.hosts());
    Optional<GroupId> parent = Optional.of(group.id());
    groups.groupsIn(parent).forEach(inner -> addAll(groups, inner, hosts));
  }

  private static Set<HostId> ofType(HostRegistry registry, HostId host) {
    Set<HostId> hosts = new LinkedHashSet<>(Set.of(host));
    registry.configuration(host).ifPresent(own -> registry.configurations().stream()
        .filter(other -> other.endpoint().driver().equals(own.endpoint().driver()))
        .forEach(other -> hosts.add(other.id())));
    return hosts;
  }
}
