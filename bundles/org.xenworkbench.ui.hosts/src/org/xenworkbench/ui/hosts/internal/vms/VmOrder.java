/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.hosts.internal.HostColumn;
import org.xenworkbench.ui.hosts.internal.HostsFilter;
import org.xenworkbench.ui.hosts.internal.RowFacts;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * Which VMs are listed, and in which order. What a change costs is what changed: of the other VMs nothing is asked, and
 * nothing is sorted unless what it is sorted by is another. For one thread.
 */
final class VmOrder {

  /** What a VM says in a column. */
  interface Texts {

    String text(VirtualMachine vm, HostColumn column);

    /** What it is sorted by if that is not its text; NaN if it is. */
    double value(VirtualMachine vm, HostColumn column);
  }

  private static final Comparator<Entry> NAMES = Comparator.<Entry, String>comparing(entry -> entry.vm.name(),
      ColumnSort.TEXTS).thenComparing(entry -> entry.vm.id().key());

  private final Inventory inventory;
  private final Texts texts;
  private final Map<VmId, Entry> entries = new HashMap<>();
  private List<Entry> listed = new ArrayList<>();
  private List<VmId> order = List.of();
  private VmWish wish = VmWish.FIRST;
  private boolean isOthersListed;
  private boolean isMoved;

  /** A VM, listed or not. */
  private static final class Entry {

    private VirtualMachine vm;
    private boolean isListed;
    private String text = "";
    private double value;

    Entry(VirtualMachine vm) {
      this.vm = vm;
    }
  }

  /** Creates it, with all VMs that there are. */
  VmOrder(Inventory inventory, Texts texts) {
    this.inventory = inventory;
    this.texts = texts;
    inventory.virtualMachines().forEach(vm -> changed(vm.id()));
  }

  VmWish wish() {
    return wish;
  }

  /** How many VMs there are, listed or not. */
  int count() {
    return entries.size();
  }

  void show(VmWish wanted) {
    boolean isFilteredOtherwise = !wanted.listsAs(wish);
    boolean isSortedOtherwise = wanted.column() != wish.column();
    isMoved |= isSortedOtherwise || wanted.descending() != wish.descending();
    wish = wanted;
    for (Entry entry : entries.values()) {
      if (isFilteredOtherwise) {
        list(entry);
      }
      if (isSortedOtherwise) {
        value(entry);
      }
    }
  }

  /** A VM came, went, or is another now. */
  void changed(VmId id) {
    Optional<VirtualMachine> vm = inventory.virtualMachine(id);
    Entry known = entries.get(id);
    if (vm.isPresent()) {
      put(vm.get(), known);
    } else if (known != null) {
      entries.remove(id);
      isOthersListed |= known.isListed;
      known.isListed = false;
    }
  }

  private void put(VirtualMachine vm, @Nullable Entry known) {
    Entry entry = known == null ? new Entry(vm) : known;
    entries.put(vm.id(), entry);
    isMoved |= !entry.vm.name().equals(vm.name());
    entry.vm = vm;
    list(entry);
    value(entry);
  }

  /** All VMs of a host are others now, such as when it has another name. */
  void changed(HostId host) {
    inventory.virtualMachines(host).forEach(vm -> changed(vm.id()));
  }

  /** VMs have new values. */
  void measured(Collection<VmId> ids) {
    for (VmId id : wish.isMeasured() ? ids : Set.<VmId>of()) {
      Entry entry = entries.get(id);
      if (entry != null) {
        list(entry);
        value(entry);
      }
    }
  }

  private void list(Entry entry) {
    boolean isWanted = wish.words().stream().allMatch(word -> says(entry.vm, word));
    if (isWanted != entry.isListed) {
      entry.isListed = isWanted;
      isOthersListed = true;
      value(entry);
    }
  }

  private boolean says(VirtualMachine vm, String word) {
    Optional<String> tag = HostsFilter.tag(word);
    if (tag.isPresent()) {
      return RowFacts.isAmong(texts.text(vm, HostColumn.TAGS), tag.get());
    }
    return wish.shown().stream().anyMatch(column -> texts.text(vm, column).toLowerCase(Locale.ROOT).contains(word));
  }

  private void value(Entry entry) {
    if (entry.isListed && wish.column() != HostColumn.NAME) {
      double value = texts.value(entry.vm, wish.column());
      String text = Double.isNaN(value) ? texts.text(entry.vm, wish.column()) : "";
      isMoved |= Double.compare(value, entry.value) != 0 || !text.equals(entry.text);
      entry.value = value;
      entry.text = text;
    }
  }

  /** The VMs in their order; the same list as before if nothing moved. */
  List<VmId> order() {
    if (isOthersListed) {
      listed = new ArrayList<>(entries.values().stream().filter(entry -> entry.isListed).toList());
    }
    if (isOthersListed || isMoved) {
      listed.sort(comparator());
      List<VmId> sorted = listed.stream().map(entry -> entry.vm.id()).toList();
      order = sorted.equals(order) ? order : sorted;
    }
    isOthersListed = false;
    isMoved = false;
    return order;
  }

  /** What is alike stands by its name, whichever way it is sorted. */
  private Comparator<Entry> comparator() {
    if (wish.column() == HostColumn.NAME) {
      return wish.descending() ? NAMES.reversed() : NAMES;
    }
    Comparator<Entry> ascending = Comparator.<Entry>comparingDouble(entry -> entry.value)
        .thenComparing(entry -> entry.text, ColumnSort.TEXTS);
    return (wish.descending() ? ascending.reversed() : ascending).thenComparing(NAMES);
  }
}
