/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * Which VMs are listed, and in which order. What a change costs is what changed, and a sort of numbers: the value that
 * is sorted by is asked for only of a VM that is listed and has a new one, names are compared only when one is new. For
 * one thread.
 */
final class TopOrder {

  /** Unknown values are less than any; what is alike stands by its name, whichever way it is sorted. */
  private static final Comparator<Entry> UP =
      Comparator.<Entry>comparingDouble(entry -> entry.value).thenComparingInt(entry -> entry.place);
  private static final Comparator<Entry> DOWN =
      Comparator.<Entry>comparingDouble(entry -> -entry.value).thenComparingInt(entry -> entry.place);
  private static final Comparator<Entry> NAMES = Comparator.<Entry, String>comparing(entry -> entry.vm.name(),
      ColumnSort.TEXTS).thenComparing(entry -> entry.host, ColumnSort.TEXTS);

  private final Inventory inventory;
  private final ToDoubleBiFunction<VirtualMachine, Usage> now;
  private final ToDoubleBiFunction<VirtualMachine, Usage> mean;
  private final Map<VmId, Entry> entries = new HashMap<>();
  private final List<Entry> byName = new ArrayList<>();
  private List<Entry> listed = new ArrayList<>();
  private List<VmId> order = List.of();
  private TopWish wish = TopWish.FIRST;
  private Optional<VmsThen> then = Optional.empty();
  private boolean areNamesNew;
  private boolean isOthersListed;
  private boolean isMoved;

  /** A VM, listed or not. */
  private static final class Entry {

    private VirtualMachine vm;
    private String host = "";
    private boolean isListed;
    private double value = Double.NEGATIVE_INFINITY;
    /** Its place among all by their names. */
    private int place;

    Entry(VirtualMachine vm) {
      this.vm = vm;
    }
  }

  /**
   * Creates it, with all VMs that there are.
   *
   * @param now what a VM uses now; NaN if that is not known
   * @param mean what it used in the mean; NaN if that is not known
   */
  TopOrder(Inventory inventory, ToDoubleBiFunction<VirtualMachine, Usage> now,
      ToDoubleBiFunction<VirtualMachine, Usage> mean) {
    this.inventory = inventory;
    this.now = now;
    this.mean = mean;
    inventory.virtualMachines().forEach(vm -> changed(vm.id()));
  }

  TopWish wish() {
    return wish;
  }

  /** How many VMs there are, listed or not. */
  int count() {
    return entries.size();
  }

  boolean knows(VmId id) {
    return entries.containsKey(id);
  }

  void show(TopWish wanted) {
    boolean isSortedOtherwise = wanted.column() != wish.column() || wanted.descending() != wish.descending();
    wish = wanted;
    entries.values().forEach(this::list);
    if (isSortedOtherwise) {
      entries.values().forEach(this::value);
      isMoved = true;
    }
  }

  /** From now on VMs are listed by where they were in a time that is over; by where they are if it is empty. */
  void were(Optional<VmsThen> past) {
    if (!past.equals(then)) {
      then = past;
      entries.values().forEach(entry -> put(entry.vm, entry));
      entries.values().forEach(this::value);
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
      byName.remove(known);
      isOthersListed |= known.isListed;
      known.isListed = false;
    }
  }

  private void put(VirtualMachine vm, @Nullable Entry known) {
    Entry entry = known == null ? new Entry(vm) : known;
    if (known == null) {
      entries.put(vm.id(), entry);
      byName.add(entry);
    }
    String host = inventory.host(then.map(past -> past.host(vm)).orElse(vm.host())).map(Host::name).orElse("");
    areNamesNew |= known == null || !entry.vm.name().equals(vm.name()) || !entry.host.equals(host);
    entry.vm = vm;
    entry.host = host;
    if (!list(entry)) {
      value(entry);
    }
  }

  /** All VMs of a host are others now, such as when it has another name. */
  void changed(HostId host) {
    inventory.virtualMachines(host).forEach(vm -> changed(vm.id()));
  }

  /** VMs have new values. */
  void measured(Collection<VmId> ids) {
    if (wish.column().usage().isPresent() && !wish.column().isMean()) {
      ids.forEach(this::value);
    }
  }

  /** VMs have new means. */
  void averaged(Collection<VmId> ids) {
    if (wish.column().isMean()) {
      ids.forEach(this::value);
    }
  }

  /** Lists it, or does not; whether that is another thing than before, and its value is asked for so. */
  private boolean list(Entry entry) {
    boolean isThere = then.map(past -> past.has(entry.vm.id()))
        .orElseGet(() -> wish.hosts().filter(some -> !some.contains(entry.vm.host())).isEmpty());
    boolean isWanted = isThere && wish.matches(entry.vm.name(), entry.host);
    if (isWanted == entry.isListed) {
      return false;
    }
    entry.isListed = isWanted;
    isOthersListed = true;
    value(entry);
    return true;
  }

  private void value(VmId id) {
    Entry entry = entries.get(id);
    if (entry != null) {
      value(entry);
    }
  }

  private void value(Entry entry) {
    Optional<Usage> usage = wish.column().usage();
    if (entry.isListed && usage.isPresent()) {
      double known = (wish.column().isMean() ? mean : now).applyAsDouble(entry.vm, usage.get());
      double value = Double.isFinite(known) ? known : Double.NEGATIVE_INFINITY;
      isMoved |= value != entry.value;
      entry.value = value;
    }
  }

  /** The VMs in their order; the same list as before if nothing moved. */
  List<VmId> order() {
    if (areNamesNew) {
      byName.sort(NAMES);
      for (int i = 0; i < byName.size(); i++) {
        byName.get(i).place = i;
      }
    }
    if (isOthersListed) {
      listed = new ArrayList<>(entries.values().stream().filter(entry -> entry.isListed).toList());
    }
    if (areNamesNew || isOthersListed || isMoved) {
      listed.sort(comparator());
      List<VmId> sorted = listed.stream().map(entry -> entry.vm.id()).toList();
      order = sorted.equals(order) ? order : sorted;
    }
    areNamesNew = false;
    isOthersListed = false;
    isMoved = false;
    return order;
  }

  private Comparator<Entry> comparator() {
    if (wish.column().usage().isPresent()) {
      return wish.descending() ? DOWN : UP;
    }
    Comparator<Entry> names = Comparator.comparingInt(entry -> entry.place);
    Comparator<Entry> hosts = Comparator.<Entry, String>comparing(entry -> entry.host, ColumnSort.TEXTS);
    return wish.column() == TopColumn.HOST ? (wish.descending() ? hosts.reversed() : hosts).thenComparing(names)
        : wish.descending() ? names.reversed() : names;
  }
}
