/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;

/**
 * A host as a target of some virtual machines, by what is known without asking it.
 *
 * @param host the host
 * @param label it, and what it has free
 * @param obstacle why none of them can go there, as a sentence; empty if one may
 */
record KnownTarget(Host host, String label, Optional<String> obstacle) {

  /** All hosts but the one that they are all on, by name. */
  static List<KnownTarget> of(List<VirtualMachine> vms, Inventory inventory, MigrationService service,
      HostFigures figures) {
    return inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .filter(host -> vms.stream().anyMatch(vm -> !vm.host().equals(host.id())))
        .sorted(Comparator.comparing(Host::name, NameOrder.NAMES))
        .map(host -> new KnownTarget(host,
            NLS.bind(Messages.KnownTarget_free, host.name(), figures.memoryFree(host.id())), obstacle(vms, host,
                service)))
        .toList();
  }

  private static Optional<String> obstacle(List<VirtualMachine> vms, Host host, MigrationService service) {
    List<Optional<String>> all = vms.stream().map(vm -> service.obstacle(vm.id(), host.id())).toList();
    return all.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : all.get(0);
  }
}
