/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.ui.definition.internal.Messages;

/** What is known of the host on which a VM is to be made, and of those that it could be made on. UI thread. */
final class NewVmHost {

  private static final String RAW = "raw";

  private final Inventory inventory;
  private final VmCreation creation;
  private final HostResources resources;
  private @Nullable HostId id;
  private List<GuestType> types = List.of();
  private String typesProblem = Messages.NewVm_asking;

  NewVmHost(Inventory inventory, VmCreation creation, HostResources resources) {
    this.inventory = inventory;
    this.creation = creation;
    this.resources = resources;
  }

  /** The hosts that one can be made on. */
  List<Host> possible() {
    return inventory.hosts().stream().filter(host -> creation.obstacle(host.id()).isEmpty())
        .sorted(Comparator.comparing(Host::name, NameOrder.NAMES)).toList();
  }

  /** Which one; empty as long as none can. */
  Optional<HostId> id() {
    return Optional.ofNullable(id);
  }

  /** Chooses one, and has it asked what it has; which kinds of VMs is told later. */
  void choose(HostId host) {
    id = host;
    types = List.of();
    typesProblem = Messages.NewVm_asking;
    look();
  }

  private void look() {
    id().ifPresent(host -> {
      if (resources.obstacle(host, Feature.STORAGE).isEmpty()) {
        resources.look(ResourceId.storage(host));
      }
      if (resources.obstacle(host, Feature.NETWORKS).isEmpty()) {
        resources.look(ResourceId.networks(host));
      }
    });
  }

  /** Has it asked what is in its pools, of those that nobody has looked at. */
  void lookIntoPools() {
    id().ifPresent(host -> pools().stream()
        .filter(pool -> !resources.volumes(host, pool.name()).told())
        .forEach(pool -> resources.look(ResourceId.pool(host, pool.name()))));
  }

  void tell(List<GuestType> known) {
    types = known;
    typesProblem = Messages.NewVm_noTypes;
  }

  void failed(String reason) {
    typesProblem = reason;
  }

  /** Those of its own instruction set, if there are any. */
  List<GuestType> types() {
    String own = info().map(HostInfo::architecture).orElse("");
    List<GuestType> ofOwn = types.stream().filter(type -> type.architecture().equals(own)).toList();
    return ofOwn.isEmpty() ? types : ofOwn;
  }

  /** Why nothing is known of kinds. */
  String typesProblem() {
    return typesProblem;
  }

  /** Why none can be made on it now. */
  Optional<String> problem() {
    return id().map(creation::obstacle).orElseGet(() -> Optional.of(Messages.NewVm_noHost));
  }

  Optional<HostInfo> info() {
    return id().flatMap(inventory::host).flatMap(Host::info);
  }

  boolean isTaken(String vm) {
    return id().filter(host -> inventory.virtualMachines(host).stream().anyMatch(one -> one.name().equals(vm)))
        .isPresent();
  }

  boolean canMakeVolumes() {
    return id().filter(host -> resources.obstacle(host, Feature.VOLUMES).isEmpty()).isPresent();
  }

  /** The pools that volumes can be made in. */
  List<StoragePool> pools() {
    return id().filter(host -> canMakeVolumes()).map(host -> resources.pools(host).all().stream().map(Pool::now)
        .filter(StoragePool::isActive).toList()).orElse(List.of());
  }

  Optional<StoragePool> pool(String name) {
    return pools().stream().filter(pool -> pool.name().equals(name)).findFirst();
  }

  /** All that is known of what is in them. */
  List<StorageVolume> volumes() {
    return id().map(host -> pools().stream()
        .flatMap(pool -> resources.volumes(host, pool.name()).all().stream()).map(Volume::now).toList())
        .orElse(List.of());
  }

  boolean hasVolume(String pool, String name) {
    return volumes().stream().anyMatch(volume -> volume.pool().equals(pool) && volume.name().equals(name));
  }

  /** How what is at a path is written; what is in no pool is taken for raw. */
  String formatOf(String path) {
    return volumes().stream().filter(volume -> volume.path().equals(path)).map(StorageVolume::format)
        .filter(format -> !format.isEmpty() && !format.equals("iso")).findFirst().orElse(RAW);
  }

  /** The networks that guests can use. */
  List<String> networks() {
    return id().map(host -> resources.networks(host).all().stream().map(Network::now).filter(VirtualNetwork::active)
        .map(VirtualNetwork::name).toList()).orElse(List.of());
  }
}
