/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.hosts.internal.TagRow.TagId;

/**
 * VMs below their tags, one with several below each, and below the last row those that have none; control domains,
 * which belong to their hosts, only where they have some. It is put in order by what changes, and knows nothing before
 * it listens.
 */
final class ByTag implements Arrangement {

  /** How VMs stand that are not sorted by a column. */
  static final Comparator<VirtualMachine> ORDER =
      Comparator.comparing(VirtualMachine::name, NameOrder.NAMES).thenComparing(vm -> vm.id().key());

  private final Inventory inventory;
  private final Tags tags;
  private final Map<TagId, Set<VmId>> below = new HashMap<>();
  private final Map<VmId, List<TagId>> above = new HashMap<>();

  ByTag(Inventory inventory, Tags tags) {
    this.inventory = inventory;
    this.tags = tags;
  }

  @Override
  public List<ModelObject> roots() {
    Set<TagId> there;
    synchronized (this) {
      there = new HashSet<>(below.keySet());
    }
    boolean isAnyWithout = there.remove(TagRow.NONE.id());
    return Stream.<ModelObject>concat(
        there.stream().map(TagRow::of).sorted(Comparator.comparing(TagRow::name, NameOrder.NAMES)),
        isAnyWithout ? Stream.of(TagRow.NONE) : Stream.of()).toList();
  }

  @Override
  public List<ModelObject> below(ModelObject row) {
    if (!(row instanceof TagRow tag)) {
      return List.of();
    }
    List<VmId> vms;
    synchronized (this) {
      vms = List.copyOf(below.getOrDefault(tag.id(), Set.of()));
    }
    return vms.stream().flatMap(vm -> inventory.virtualMachine(vm).stream()).sorted(ORDER)
        .map(ModelObject.class::cast).toList();
  }

  @Override
  public synchronized boolean hasBelow(ModelObject row) {
    return row instanceof TagRow tag && below.containsKey(tag.id());
  }

  /** As many as there are: to count those of each row would take as long as there are VMs. */
  @Override
  public synchronized Optional<String> state(ModelObject row) {
    return row instanceof TagRow tag ? Optional.of(TagKind.words(below.getOrDefault(tag.id(), Set.of()).size()))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<TagRow> parentOf(ModelObject row) {
    return row instanceof VirtualMachine vm
        ? above.getOrDefault(vm.id(), List.of()).stream().findFirst().map(TagRow::of) : Optional.empty();
  }

  @Override
  public synchronized List<ModelObject> parentsOf(ModelObject row) {
    return row instanceof VirtualMachine vm
        ? above.getOrDefault(vm.id(), List.of()).stream().<ModelObject>map(TagRow::of).toList() : List.of();
  }

  @Override
  public synchronized boolean has(ModelObject object) {
    return object instanceof TagRow tag ? below.containsKey(tag.id())
        : object instanceof VirtualMachine vm && above.containsKey(vm.id());
  }

  @Override
  public Registration listen(NodeListener listener) {
    Registration vms = inventory.addListener(changes -> changes.forEach(change -> {
      if (change instanceof VmChange vm) {
        boolean stays = vm.before().map(VirtualMachine::name).equals(vm.after().map(VirtualMachine::name));
        vm.after().or(vm::before).ifPresent(now -> put(now, !stays).tell(listener));
      }
    }));
    Registration tagged = tags.addListener(objects -> objects.forEach(object -> {
      if (object instanceof VmId vm) {
        inventory.virtualMachine(vm).ifPresent(now -> put(now, false).tell(listener));
      }
    }));
    inventory.virtualMachines().forEach(vm -> put(vm, false));
    return () -> {
      vms.close();
      tagged.close();
    };
  }

  /** What is another than before: tags that come or go, the VM, and tags that have others below them. */
  private record Changed(Set<TagId> rows, Optional<VirtualMachine> vm, Set<TagId> tags) {

    void tell(NodeListener listener) {
      rows.forEach(tag -> listener.moved(TagRow.of(tag)));
      vm.ifPresent(listener::moved);
      tags.forEach(listener::changed);
    }
  }

  /** Puts a VM where it belongs now. */
  private synchronized Changed put(VirtualMachine vm, boolean isRenamed) {
    VmId id = vm.id();
    List<TagId> before = above.getOrDefault(id, List.of());
    List<TagId> now = inventory.virtualMachine(id).map(this::places).orElse(List.of());
    if (before.equals(now)) {
      return new Changed(Set.of(), isRenamed ? Optional.of(vm) : Optional.empty(), Set.of());
    }
    Set<TagId> rows = new HashSet<>(now);
    rows.removeAll(below.keySet());
    now.forEach(tag -> below.computeIfAbsent(tag, key -> new HashSet<>()).add(id));
    before.stream().filter(tag -> !now.contains(tag))
        .forEach(tag -> below.computeIfPresent(tag, (key, vms) -> without(vms, id)));
    if (now.isEmpty()) {
      above.remove(id);
    } else {
      above.put(id, now);
    }
    before.stream().filter(tag -> !below.containsKey(tag)).forEach(rows::add);
    Set<TagId> changed = new HashSet<>(before);
    changed.addAll(now);
    return new Changed(rows, Optional.of(vm), changed);
  }

  private static @Nullable Set<VmId> without(Set<VmId> vms, VmId id) {
    vms.remove(id);
    return vms.isEmpty() ? null : vms;
  }

  private List<TagId> places(VirtualMachine vm) {
    List<TagId> own = tags.of(vm.id()).stream().map(TagId::new).toList();
    return own.isEmpty() && !vm.isControlDomain() ? List.of(TagRow.NONE.id()) : own;
  }
}
