/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.internal.Messages;

/**
 * How hosts and virtual machines are called everywhere. Any thread.
 *
 * @since 0.1
 */
public final class ModelTexts {

  private ModelTexts() {
  }

  /** The host's name, marked if it is simulated: for the tree, which says so for all. */
  public static String name(Host host) {
    return host.simulated() ? NLS.bind(Messages.ModelTexts_simulated, host.name()) : host.name();
  }

  /** The state of a host's connection, or why it failed. */
  public static String state(Host host) {
    Connection connection = host.connection();
    return switch (connection.state()) {
      case DISCONNECTED -> Messages.ModelTexts_disconnected;
      case CONNECTING -> Messages.ModelTexts_connecting;
      case CONNECTED -> Messages.ModelTexts_connected;
      case FAILED -> connection.reason().orElse(Messages.ModelTexts_failed);
    };
  }

  /** The state of a host's connection, and whether another leads to the same machine. */
  public static String state(Host host, Inventory inventory) {
    return host.sameMachineAs().flatMap(inventory::host)
        .map(other -> NLS.bind(Messages.ModelTexts_sameMachine, state(host), other.name()))
        .orElseGet(() -> state(host));
  }

  /** The state of a VM, and which other hosts have a VM with the same UUID. */
  public static String state(VirtualMachine vm, Inventory inventory) {
    String others = vm.alsoOn().stream().flatMap(host -> inventory.host(host).stream()).map(Host::name)
        .collect(Collectors.joining(", "));
    String own = ownState(vm, inventory);
    return others.isEmpty() ? own : NLS.bind(Messages.ModelTexts_sameUuid, own, others);
  }

  /** What a host is called now, or the one that stands for it since it was removed; empty if none is in the list. */
  public static Optional<String> hostName(HostId host, Inventory inventory) {
    return inventory.host(host).or(() -> inventory.host(inventory.standIn(host))).map(Host::name);
  }

  /** The same of a host that an entry of the event log names by its key; empty for any other key. */
  public static Optional<String> hostName(String key, Inventory inventory) {
    try {
      return ObjectId.parse(key) instanceof HostId host ? hostName(host, inventory) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // somebody else's entry
    }
  }

  /** That of the domain, or where it is migrating to or from. */
  private static String ownState(VirtualMachine vm, Inventory inventory) {
    return vm.migratingTo()
        .map(target -> hostName(target, inventory).map(name -> NLS.bind(Messages.ModelTexts_migratingTo, name))
            .orElse(Messages.ModelTexts_migrating))
        .or(() -> vm.migratingFrom().map(source -> hostName(source, inventory)
            .map(name -> NLS.bind(Messages.ModelTexts_migratingFrom, name))
            .orElse(Messages.ModelTexts_migratingFromRemoved)))
        .orElseGet(() -> isOutOfSight(vm, inventory) ? Messages.ModelTexts_outOfSight
            : vm.saved() ? Messages.ModelTexts_saved : says(vm) ? explained(vm) : state(vm.state()));
  }

  /** Nobody asked the host about its VM: that it reported no state would be said of the hypervisor. */
  public static boolean isOutOfSight(VirtualMachine vm, Inventory inventory) {
    return vm.state() == DomainState.NO_STATE && inventory.host(vm.host()).filter(Host::isConnected).isEmpty();
  }

  /** Whether the reason belongs beside the state: that it runs tells enough, wherever it came from. */
  private static boolean says(VirtualMachine vm) {
    return vm.state().isRunning() ? vm.reason().isTrouble() : vm.reason().isNotable() && !isDiscarded(vm);
  }

  /** It was saved, and is no more: by its host's word, which libvirt does not take back, it still ended for that. */
  private static boolean isDiscarded(VirtualMachine vm) {
    return vm.reason() == StateReason.SAVED && !vm.saved();
  }

  /** The state of a VM's domain and why it is in it, as far as the host tells. */
  public static String explained(VirtualMachine vm) {
    if (vm.saved()) {
      return Messages.ModelTexts_saved;
    }
    String state = state(vm.state());
    return vm.reason().text().isEmpty() || isDiscarded(vm)
        || vm.state() == DomainState.CRASHED && vm.reason() == StateReason.CRASHED
            ? state : NLS.bind(Messages.ModelTexts_because, state, vm.reason().text());
  }

  /** The state of a domain. */
  public static String state(DomainState state) {
    return switch (state) {
      case NO_STATE -> Messages.ModelTexts_noState;
      case RUNNING, BLOCKED -> Messages.ModelTexts_running;
      case PAUSED -> Messages.ModelTexts_paused;
      case SHUTTING_DOWN -> Messages.ModelTexts_shuttingDown;
      case SHUT_OFF -> Messages.ModelTexts_shutOff;
      case CRASHED -> Messages.ModelTexts_crashed;
      case PM_SUSPENDED -> Messages.ModelTexts_suspended;
    };
  }
}
