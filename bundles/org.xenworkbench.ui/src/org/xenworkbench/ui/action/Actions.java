/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.HostAction;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action.Asking;

/**
 * The table of everything that can be done with what is selected: rows of hosts and virtual machines, and of whatever
 * else bundles bring as {@link ActionRows}. An OSGi service. What changes the power state
 * of VMs, what can be set of them, and what is done with hosts, follows the tables of the core: {@link PowerAction},
 * {@link VmSetting}, {@link VmChange} and {@link HostAction}.
 *
 * @since 0.1
 */
@Component(service = Actions.class)
public final class Actions {

  private static final String HOSTS = "org.xenworkbench.ui.hosts.";

  /** Done by commands of others, with rows in the bundle of the hosts view, or in the dialog of snapshots. */
  private static final Set<VmChange> BY_OTHERS = Set.of(VmChange.RENAME, VmChange.DELETE,
      VmChange.REVERT_TO_SNAPSHOT, VmChange.DELETE_SNAPSHOT);

  private static final List<Action<?>> OWN = Stream.of(
      Arrays.stream(PowerAction.values()).map(Actions::power),
      VmSetting.values().stream().map(Actions::setting),
      VmChange.values().stream().filter(change -> !BY_OTHERS.contains(change)).map(Actions::change),
      Stream.of(
          new Action<>(HOSTS + "adoptVm", Subject.VM, Asking.WARNING,
              (services, vm) -> services.getService(VmService.class).adoptionObstacle(vm.id()),
              Optional.of((services, vm) -> services.getService(VmService.class).adopt(vm.id(), XenUi.user()))),
          new Action<>(HOSTS + "snapshotsVm", Subject.VM, Asking.NOTHING,
              (services, vm) -> services.getService(VmService.class).obstacle(vm.id(), vm.host(),
                  VmChange.TAKE_SNAPSHOT),
              Optional.empty()),
          new Action<>(HOSTS + "cloneVm", Subject.VM, Asking.NOTHING,
              (services, vm) -> services.getService(VmCreation.class).cloneObstacle(vm.id(), vm.host()),
              Optional.empty()),
          new Action<>(XenUi.MIGRATE_VM, Subject.VM, Asking.NOTHING,
              (services, vm) -> services.getService(MigrationService.class).obstacle(vm.id()), Optional.empty()),
          new Action<>(XenUi.OPEN_CONSOLE, Subject.VM, Asking.NOTHING,
              (services, vm) -> services.getService(ConsoleService.class).obstacle(vm.id()), Optional.empty())),
      Arrays.stream(HostAction.values()).map(Actions::host)).<Action<?>>flatMap(rows -> rows).toList();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<ActionRows> others;

  /** Those of hosts and VMs, and whatever bundles bring. */
  public Actions() {
    this(List.of());
  }

  Actions(List<ActionRows> others) {
    this.others = others;
  }

  /** All rows. */
  public List<Action<?>> all() {
    return Stream.concat(OWN.stream(), others.stream().<Action<?>>flatMap(rows -> rows.rows().stream())).toList();
  }

  /** The row of that name, or of the command with that id; empty if there is none now. */
  public Optional<Action<?>> find(String name) {
    return all().stream().filter(row -> row.command().equals(name) || row.id().equals(name)).findFirst();
  }

  /**
   * The row of that name.
   *
   * @param name its name, or the id of its command
   * @throws IllegalArgumentException if there is none
   */
  public Action<?> of(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("No such action: " + name));
  }

  private static Action<VirtualMachine> power(PowerAction action) {
    Asking asking = action.effect().isHarsh() ? Asking.WARNING
        : action.effect() == PowerAction.Effect.ASKS_GUEST ? Asking.QUESTION : Asking.NOTHING;
    return new Action<>(HOSTS + action.id() + "Vm", Subject.VM, asking,
        (services, vm) -> services.getService(VmService.class).obstacle(vm.id(), vm.host(), action),
        Optional.of(
            (services, vm) -> services.getService(VmService.class).power(vm.id(), vm.host(), action, XenUi.user())));
  }

  private static Action<VirtualMachine> setting(VmSetting setting) {
    return new Action<>(HOSTS + setting.id() + "Vm", Subject.VM,
        (services, vm) -> services.getService(VmService.class).obstacle(vm.id(), vm.host(), setting),
        new Input<>(setting.label(),
            (services, vm) -> services.getService(VmService.class).amount(vm, setting),
            (services, vm, value) -> services.getService(VmService.class)
                .set(vm.id(), vm.host(), setting, value, XenUi.user())));
  }

  private static Action<VirtualMachine> change(VmChange change) {
    return new Action<>(HOSTS + change.id() + "Vm", Subject.VM,
        change == VmChange.DISCARD_SAVED ? Asking.WARNING : Asking.NOTHING,
        (services, vm) -> services.getService(VmService.class).obstacle(vm.id(), vm.host(), change),
        change.text().isPresent() ? Optional.empty() // its handler asks for it
            : Optional.of((services, vm) -> services.getService(VmService.class).change(vm.id(), vm.host(), change, "",
                XenUi.user())));
  }

  private static Action<Host> host(HostAction action) {
    return new Action<>(HOSTS + action.id() + "Host", Subject.HOST,
        action == HostAction.REMOVE ? Asking.QUESTION : Asking.NOTHING, (services, host) -> action.obstacle(host),
        action == HostAction.REMOVE ? Optional.empty() // a job's, since it writes a file
            : Optional.of((services, host) -> action.perform(services.getService(HostRegistry.class), host.id())));
  }
}
