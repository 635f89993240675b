/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/** Finds hosts and virtual machines by what the command line calls them. */
final class Names {

  /** More are not listed: nobody would read them. */
  static final int MOST = 50;

  private final Inventory inventory;

  Names(Inventory inventory) {
    this.inventory = inventory;
  }

  /** All hosts that can have virtual machines, by name. */
  List<Host> hosts() {
    return inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
  }

  /**
   * The host of that name.
   *
   * @throws IOException if there is none; says which there are
   */
  Host host(String name) throws IOException {
    return hosts().stream().filter(host -> host.name().equals(name)).findFirst()
        .orElseThrow(() -> new IOException(
            NLS.bind(Messages.Names_NoHost, name, list(hosts().stream().map(Host::name)))));
  }

  /** What a host is called. */
  String of(HostId host) {
    return inventory.host(host).map(Host::name).orElseGet(host::toString);
  }

  /**
   * The virtual machines of those names or UUIDs, each once.
   *
   * @throws IOException if there is none or more than one of a name; says which there are
   */
  List<VirtualMachine> vms(List<String> names) throws IOException {
    LinkedHashSet<VirtualMachine> found = new LinkedHashSet<>();
    for (String name : names) {
      found.add(vm(name));
    }
    return new ArrayList<>(found);
  }

  private VirtualMachine vm(String name) throws IOException {
    List<VirtualMachine> all = inventory.virtualMachines().stream().filter(vm -> !vm.isControlDomain()).toList();
    List<VirtualMachine> named = all.stream().filter(vm -> vm.name().equals(name)).toList();
    if (named.size() > 1) {
      throw new IOException(NLS.bind(Messages.Names_SeveralVms, name, list(named.stream()
          .map(vm -> NLS.bind(Messages.Names_VmOn, vm.id().uuid(), of(vm.host()))))));
    }
    Optional<VirtualMachine> one = named.stream().findFirst()
        .or(() -> uuid(name).flatMap(uuid -> inventory.virtualMachine(VmId.of(uuid))));
    if (one.isEmpty()) {
      String away = list(hosts().stream().filter(host -> !host.isConnected()).map(Host::name));
      throw new IOException(NLS.bind(Messages.Names_NoVm, name, list(all.stream().map(VirtualMachine::name)))
          + (away.equals(Messages.Names_None) ? "" : ' ' + NLS.bind(Messages.Names_NotConnected, away)));
    }
    return one.get();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(uuid -> uuid.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String list(Stream<String> names) {
    List<String> all = names.sorted(NameOrder.NAMES).toList();
    String first = all.stream().limit(MOST).collect(Collectors.joining(", "));
    return all.isEmpty() ? Messages.Names_None
        : all.size() <= MOST ? first : NLS.bind(Messages.Names_More, first, all.size() - MOST);
  }
}
