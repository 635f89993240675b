/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationRequest.Batch;
import org.xenworkbench.core.migration.MigrationRequest.Mode;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What the wizard's user has chosen so far: which virtual machine goes where, and how. Not thread-safe. */
final class MigrationDraft {

  private final List<VirtualMachine> vms;
  private final Map<VmId, HostId> targets = new LinkedHashMap<>();
  private final UUID batch = UUID.randomUUID();
  private Mode mode = Mode.PEER_TO_PEER;
  private MigrationOptions options = MigrationOptions.DEFAULT;
  private Optional<String> address = Optional.empty();
  private int atOnce;

  MigrationDraft(List<VirtualMachine> vms) {
    this.vms = List.copyOf(vms);
    this.atOnce = vms.size();
  }

  List<VirtualMachine> vms() {
    return vms;
  }

  /** Where a virtual machine goes, if that was chosen. */
  Optional<HostId> target(VmId vm) {
    return Optional.ofNullable(targets.get(vm));
  }

  /** Has these go there; those that are there already stay. */
  void send(Collection<VirtualMachine> some, Optional<HostId> target) {
    some.forEach(vm -> {
      targets.remove(vm.id());
      target.filter(host -> !vm.host().equals(host)).ifPresent(host -> targets.put(vm.id(), host));
    });
  }

  /** Where any go, in the order of the virtual machines. */
  Set<HostId> targets() {
    return vms.stream().flatMap(vm -> target(vm.id()).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What is asked of a host: those that go there, and some more if they went there as well. */
  List<MigrationRequest> requests(HostId target, Collection<VirtualMachine> more) {
    return vms.stream().filter(vm -> !vm.host().equals(target))
        .filter(vm -> more.contains(vm) || target(vm.id()).filter(target::equals).isPresent())
        .map(vm -> request(vm, target)).toList();
  }

  /** What is asked for. */
  List<MigrationRequest> requests() {
    return vms.stream().flatMap(vm -> target(vm.id()).map(target -> request(vm, target)).stream()).toList();
  }

  private MigrationRequest request(VirtualMachine vm, HostId target) {
    return MigrationRequest.peerToPeer(vm.id(), target).withMode(mode).withOptions(options)
        .withAddress(targets().size() > 1 ? Optional.empty() : address)
        .withBatch(atOnce < vms.size() ? Optional.of(new Batch(batch, atOnce)) : Optional.empty());
  }

  Mode mode() {
    return mode;
  }

  /** A tunnel is the source host's own. */
  void setMode(Mode who) {
    mode = who;
    if (who == Mode.CLIENT_MANAGED) {
      options = options.toBuilder().tunnelled(false).build();
    }
  }

  MigrationOptions options() {
    return options;
  }

  /** What stands still, or goes through a tunnel, cannot be switched over before its end; disks go through none. */
  void setOptions(MigrationOptions chosen) {
    options = chosen.toBuilder().postCopy(chosen.postCopy() && canBeSwitchedOver(chosen))
        .storage(chosen.tunnelled() ? MigrationOptions.Storage.SHARED : chosen.storage()).build();
  }

  static boolean canBeSwitchedOver(MigrationOptions chosen) {
    return chosen.live() && !chosen.tunnelled();
  }

  Optional<String> address() {
    return address;
  }

  void setAddress(Optional<String> chosen) {
    address = chosen;
  }

  /** How many of them are to be under way at once. */
  int atOnce() {
    return atOnce;
  }

  void setAtOnce(int most) {
    atOnce = most;
  }
}
