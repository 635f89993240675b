/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** What can be scheduled. How things are at that time is not known, so that little speaks against it now. */
@Component
public final class ScheduleActions implements ActionRows {

  private static final String MIGRATION = "org.xenworkbench.ui.migration.";

  private static final List<Action<?>> ROWS = List.of(
      new Action<>(MIGRATION + "scheduleMigrationVm", Subject.VM, Asking.NOTHING,
          (services, vm) -> targets(services.getService(Inventory.class), services.getService(HostRegistry.class), vm)
              .isEmpty() ? Optional.of(NLS.bind(Words.ScheduleActions_noTarget, vm.name())) : Optional.empty(),
          Optional.empty()),
      new Action<>(MIGRATION + "scheduleEvacuationHost", Subject.HOST, Asking.NOTHING,
          (services, host) -> services.getService(HostRegistry.class).configuration(host.id())
              .filter(at -> !at.readOnly()).isPresent() ? Optional.empty()
                  : Optional.of(NLS.bind(Words.ScheduleActions_readOnly, host.name())),
          Optional.empty()));

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }

  /** Other hosts of the type of that which has it; none of a control domain. */
  static List<Host> targets(Inventory inventory, HostRegistry registry, VirtualMachine vm) {
    String type = type(registry, vm.host());
    return vm.isControlDomain() ? List.of() : inventory.hosts().stream().filter(host -> !host.id().equals(vm.host())
        && host.sameMachineAs().isEmpty() && type(registry, host.id()).equals(type)).toList();
  }

  /** Those that are targets of each of them: one that is there already, or of another type, would fail at its time. */
  static List<Host> targets(Inventory inventory, HostRegistry registry, List<VirtualMachine> vms) {
    List<Host> all = new ArrayList<>(targets(inventory, registry, vms.get(0)));
    vms.forEach(vm -> all.retainAll(targets(inventory, registry, vm)));
    return all;
  }

  private static String type(HostRegistry registry, HostId host) {
    return registry.configuration(host).map(at -> at.endpoint().driver()).orElse("?" + host);
  }
}
