/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.AddressAccess;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.vm.GuestAddresses;

/** Asks hosts for the addresses of guests, of each at most once a minute and once at a time. */
@Component
public class GuestAddressesImpl implements GuestAddresses {

  private static final Duration GOOD = Duration.ofMinutes(1);

  private final Inventory inventory;
  private final HostRegistry registry;
  private final HostCalls hosts;
  private final Timing timing;
  private final Map<VmId, Told> told = new ConcurrentHashMap<>();
  private final Set<VmId> asked = ConcurrentHashMap.newKeySet();
  private final Listeners<Listener> listeners = new Listeners<>();
  private final Registration changes;

  /** @param nanos when, by the monotonic clock */
  private record Told(long nanos, List<String> addresses) {
  }

  /** Uses these services. */
  @Activate
  public GuestAddressesImpl(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference HostCalls hosts, @Reference Timing timing) {
    this.inventory = inventory;
    this.registry = registry;
    this.hosts = hosts;
    this.timing = timing;
    changes = inventory.addListener(all -> all.forEach(this::changed));
  }

  /** Hears nothing any more. */
  @Deactivate
  void close() {
    changes.close();
  }

  /** Another run has other addresses; one that migrates takes its own along. */
  private void changed(InventoryChange change) {
    if (change instanceof InventoryChange.VmChange vm && vm.after().filter(VirtualMachine::isActive).isEmpty()) {
      told.remove(vm.id());
    }
  }

  @Override
  public List<String> of(VmId vm) {
    Told known = told.get(vm);
    return known == null ? List.of() : known.addresses;
  }

  @Override
  public void want(Collection<VmId> vms) {
    vms.stream().filter(this::isOld).map(inventory::virtualMachine).flatMap(Optional::stream).filter(this::canBeAsked)
        .filter(vm -> asked.add(vm.id())).forEach(this::ask);
  }

  private boolean isOld(VmId vm) {
    Told known = told.get(vm);
    return known == null || timing.nanos() - known.nanos >= GOOD.toNanos();
  }

  /** While it migrates, a host may keep its domain to itself. */
  private boolean canBeAsked(VirtualMachine vm) {
    return vm.isActive() && !vm.isMigrating() && !vm.isControlDomain() && registry.capabilities(vm.host())
        .filter(capabilities -> capabilities.whyNot(Feature.GUEST_ADDRESSES).isEmpty()).isPresent();
  }

  private void ask(VirtualMachine vm) {
    hosts.submit(vm.host(), Role.POLLING, session -> session.require(AddressAccess.class).addresses(vm.id().uuid()))
        .whenComplete((addresses, failure) -> {
          asked.remove(vm.id());
          keep(vm.id(), failure == null ? List.copyOf(addresses) : List.of());
        });
  }

  /** What cannot be told is asked for again when it would be old. */
  private void keep(VmId vm, List<String> addresses) {
    if (inventory.virtualMachine(vm).filter(VirtualMachine::isActive).isEmpty()) {
      return; // it ended meanwhile
    }
    List<String> before = of(vm);
    told.put(vm, new Told(timing.nanos(), addresses));
    if (!before.equals(addresses)) {
      listeners.fire(listener -> listener.addressesChanged(vm));
    }
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }
}
