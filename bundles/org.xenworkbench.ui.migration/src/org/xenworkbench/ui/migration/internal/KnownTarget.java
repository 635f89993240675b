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

  /** The UI thread looks at no more virtual machines than these; of more the wizard says it. */
  static final int MOST = 20;

  /** All hosts but the one that they are all on, by name. */
  static List<KnownTarget> of(List<VirtualMachine> vms, Inventory inventory, MigrationService service,
      HostFigures figures) {
    List<VirtualMachine> some = vms.stream().limit(MOST).toList();
    List<VirtualMachine> movable = some.stream().filter(vm -> service.obstacle(vm.id()).isEmpty()).toList();
    List<VirtualMachine> looked = movable.isEmpty() ? some.stream().limit(1).toList() : movable;
    boolean isMore = vms.size() > MOST;
    return inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .filter(host -> vms.stream().anyMatch(vm -> !vm.host().equals(host.id())))
        .sorted(Comparator.comparing(Host::name, NameOrder.NAMES))
        .map(host -> new KnownTarget(host,
            NLS.bind(Messages.KnownTarget_free, host.name(), figures.memoryFree(host.id())),
            obstacle(looked, host, service).filter(why -> !isMore)))
        .toList();
  }

  /** Why none of them can go there: the reason of the first, and no more are asked once one can. */
  private static Optional<String> obstacle(List<VirtualMachine> vms, Host host, MigrationService service) {
    Optional<String> first = Optional.empty();
    for (VirtualMachine vm : vms) {
      Optional<String> why = service.obstacle(vm.id(), host.id());
      if (why.isEmpty()) {
        return why;
      }
      first = first.or(() -> why);
    }
    return first;
  }
}
