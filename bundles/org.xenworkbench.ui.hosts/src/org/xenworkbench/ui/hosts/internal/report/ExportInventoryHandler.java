/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.action.ReadOnly;

/** Asks of which hosts an inventory is wanted, and has it written. */
public final class ExportInventoryHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay()) || ReadOnly.refuses(window)) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    Inventory inventory = window.getService(Inventory.class);
    List<Host> all = inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
    List<Host> selected = selected(all, ModelSelection.current(window));
    ExportInventoryDialog dialog = new ExportInventoryDialog(window.getShell(), all, selected);
    Optional<ReportDraft> draft = dialog.ask();
    if (draft.isPresent()) {
      HostGroups groups = window.getService(HostGroups.class);
      List<Host> wanted = draft.get().isOfAll() ? all : selected;
      new ExportInventoryJob(new ReportReader(inventory, groups, window.getService(HostCalls.class)), draft.get(),
          wanted.stream().map(Host::id).toList(), window.getService(Timing.class).clock().instant(),
          window.getService(EventLog.class)).schedule();
    }
    return null;
  }

  /** The selected hosts, those of groups, and those that VMs are on, in the order of all. */
  static List<Host> selected(List<Host> all, IStructuredSelection selection) {
    Set<HostId> found = new LinkedHashSet<>();
    for (Object element : selection) {
      if (element instanceof Host host) {
        found.add(host.id());
      } else if (element instanceof HostGroup group) {
        found.addAll(group.allHosts());
      } else if (element instanceof VirtualMachine vm) {
        found.add(vm.host());
      }
    }
    List<Host> hosts = new ArrayList<>(all);
    hosts.removeIf(host -> !found.contains(host.id()));
    return List.copyOf(hosts);
  }
}
