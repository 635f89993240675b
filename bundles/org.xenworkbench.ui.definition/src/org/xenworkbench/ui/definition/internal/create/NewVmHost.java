/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.ui.definition.internal.Messages;

/** What is known of the host on which a VM is to be made, and of those that it could be made on. UI thread. */
final class NewVmHost {

  private static final String RAW = "raw";
  private static final String DEVICES = "/dev/";

  private final Inventory inventory;
  private final VmCreation creation;
  private final HostResources resources;
  private volatile @Nullable HostId id;
  private List<GuestType> types = List.of();
  private String typesProblem = Messages.NewVm_asking;
  private boolean isAskedForUse;
  private Optional<DiskUse> use = Optional.empty();
  private Optional<String> useProblem = Optional.empty();

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
    isAskedForUse = false;
    use = Optional.empty();
    useProblem = Optional.empty();
    look(known -> true);
  }

  /** Has it asked for what is not known any more: that goes with the connection. */
  void lookAgain() {
    look(known -> !known.told() && !known.asking() && known.problem().isEmpty());
  }

  private void look(Predicate<Known<?>> which) {
    id().ifPresent(host -> {
      if (resources.obstacle(host, Feature.STORAGE).isEmpty() && which.test(resources.pools(host))) {
        resources.look(ResourceId.storage(host));
      }
      if (resources.obstacle(host, Feature.NETWORKS).isEmpty() && which.test(resources.networks(host))) {
        resources.look(ResourceId.networks(host));
      }
    });
  }

  /** Has it asked what is in its pools, of those that nobody has looked at, or that could not be read. */
  void lookIntoPools() {
    unread(known -> true);
  }

  /** The same only of those that nobody has looked at. */
  void lookIntoNewPools() {
    unread(known -> known.problem().isEmpty());
  }

  private void unread(Predicate<Known<Volume>> which) {
    id().ifPresent(host -> pools().stream().filter(pool -> {
      Known<Volume> known = resources.volumes(host, pool.name());
      return !known.told() && !known.asking() && which.test(known);
    }).forEach(pool -> resources.look(ResourceId.pool(host, pool.name()))));
  }

  /** Whether changes are of what is shown of it, or of hosts. Any thread. */
  boolean concerns(List<InventoryChange> changes) {
    HostId chosen = id;
    return changes.stream().anyMatch(change -> !(change instanceof InventoryChange.VmChange vm)
        || Stream.of(vm.before(), vm.after()).flatMap(Optional::stream).anyMatch(one -> one.host().equals(chosen)));
  }

  /** The same of what is known of its storage or networks. Any thread. */
  boolean concerns(ResourceId resource) {
    return resource.host().equals(id);
  }

  /** The host, once, if it is to be asked which VMs have which disks. */
  Optional<HostId> toAskForUse() {
    Optional<HostId> asked = isAskedForUse ? Optional.empty() : id();
    isAskedForUse = true;
    return asked;
  }

  void tell(DiskUse known) {
    use = Optional.of(known);
  }

  void useFailed(String reason) {
    useProblem = Optional.of(reason);
  }

  /** Why it is not known which VMs have which disks. */
  Optional<String> useProblem() {
    return useProblem;
  }

  /** A VM that has what is at a path, which is shut off or not. */
  Optional<VirtualMachine> user(String path, boolean isActive) {
    return use.stream().flatMap(known -> known.users(path, "").stream()).filter(vm -> vm.isActive() == isActive)
        .findFirst();
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

  /** A VM that has something of the same name, which may be the same, as by a link or as a volume. */
  Optional<VirtualMachine> namesake(String path) {
    return use.stream().flatMap(known -> known.namesakes(path).stream()).findFirst();
  }

  /**
   * How what is at a path is written; empty if it is not known. Only what is in a pool is, and devices are raw: a guest
   * that is given a file as raw that is not writes over what describes it.
   */
  Optional<String> formatOf(String path) {
    Optional<StorageVolume> volume = volumes().stream().filter(one -> one.path().equals(path)).findFirst();
    return volume.map(StorageVolume::format).filter(format -> !format.isEmpty())
        .map(format -> format.equals("iso") ? RAW : format)
        .or(() -> path.startsWith(DEVICES) && !isReading() ? Optional.of(RAW) : Optional.empty());
  }

  /** The same by what is wanted, images of installers or disks, and then by their names. */
  List<StorageVolume> volumes(boolean images) {
    return volumes().stream().sorted(order(images)).toList();
  }

  static Comparator<StorageVolume> order(boolean images) {
    return Comparator.comparing((StorageVolume one) -> images != isImage(one))
        .thenComparing(StorageVolume::name, NameOrder.NAMES);
  }

  private static boolean isImage(StorageVolume volume) {
    return volume.format().equals("iso") || volume.name().toLowerCase(Locale.ROOT).endsWith(".iso");
  }

  /** Whether it is being asked what is in its pools. */
  boolean isReading() {
    return id().filter(host -> pools().stream().map(pool -> resources.volumes(host, pool.name()))
        .anyMatch(known -> !known.told() && known.problem().isEmpty())).isPresent();
  }

  /** The networks that guests can use. */
  List<String> networks() {
    return id().map(host -> resources.networks(host).all().stream().map(Network::now).filter(VirtualNetwork::active)
        .map(VirtualNetwork::name).toList()).orElse(List.of());
  }
}
