/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.HostAction;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.vm.VmService;

/** What can be done about what the built-in checks find. */
final class Fixes {

  private static final long MIB = 1L << 20;
  /** A guest that keeps less than that of its memory might not live through it. */
  private static final double KEPT = 0.5;
  private static final long LEAST_KEPT = 256 * MIB;
  /** What a guest keeps beyond what it uses. */
  private static final long RESERVE = 128 * MIB;
  /** More would be a list of all VMs. */
  private static final int MOST_SHUT_DOWN = 2;

  private final HostRegistry registry;
  private final VmService vms;
  private final Inventory inventory;
  private final Sampler sampler;

  Fixes(HostRegistry registry, VmService vms, Inventory inventory, Sampler sampler) {
    this.registry = registry;
    this.vms = vms;
    this.inventory = inventory;
    this.sampler = sampler;
  }

  List<Fix> connect(Host host) {
    return HostAction.CONNECT.obstacle(host).isPresent() ? List.of()
        : List.of(Fix.of(NLS.bind(Messages.Fix_Connect, host.name()), user -> {
          registry.connect(host.id());
          return CompletableFuture.completedFuture(host); // that it is connected is seen in the inventory
        }));
  }

  /** Resumes or starts what does not run. */
  List<Fix> run(VirtualMachine vm) {
    boolean isPaused = vm.state() == DomainState.PAUSED;
    PowerAction action = isPaused ? PowerAction.RESUME : PowerAction.START;
    return vms.obstacle(vm.id(), vm.host(), action).isPresent() ? List.of()
        : List.of(Fix.of(NLS.bind(isPaused ? Messages.Fix_Resume : Messages.Fix_Start, vm.name()),
            user -> vms.power(vm.id(), vm.host(), action, user).done()));
  }

  /**
   * Gets that much memory from VMs of a host: from one that can give it and keeps enough, or by ending one; the
   * smallest that will do.
   */
  List<Fix> free(Host host, List<VirtualMachine> machines, long missing) {
    long wanted = (missing + MIB - 1) / MIB * MIB;
    List<VirtualMachine> running = machines.stream().filter(vm -> vm.state().isRunning() && !vm.isControlDomain())
        .filter(vm -> vm.host().equals(host.id()) && !vm.isMigrating() && vm.memory() >= wanted)
        .sorted(Comparator.comparingLong(VirtualMachine::memory)).toList();
    List<Fix> found = new ArrayList<>();
    running.stream().filter(vm -> vm.memory() - wanted >= least(vm))
        .max(Comparator.comparingLong(VirtualMachine::memory)).stream().flatMap(vm -> balloon(host, vm, wanted))
        .forEach(found::add);
    running.stream().flatMap(vm -> shutDown(host, vm)).limit(MOST_SHUT_DOWN).forEach(found::add);
    return found;
  }

  private Stream<Fix> balloon(Host host, VirtualMachine vm, long taken) {
    if (vms.obstacle(vm.id(), host.id(), VmSetting.SET_MEMORY).isPresent()) {
      return Stream.empty();
    }
    long kept = (vm.memory() - taken) / MIB * MIB;
    String question = unused(vm).isPresent() ? Messages.Fix_BalloonAsk : Messages.Fix_BalloonAskBlind;
    return Stream.of(Fix.of(NLS.bind(Messages.Fix_Balloon,
        new Object[] {Quantities.bytes(taken), vm.name(), host.name(), Quantities.bytes(kept)}),
        user -> vms.set(vm.id(), host.id(), VmSetting.SET_MEMORY, kept(vm, taken, kept), user).done())
        .asking(NLS.bind(question,
            new Object[] {vm.name(), Quantities.bytes(kept), Quantities.bytes(vm.memory())})));
  }

  /**
   * Its memory when it is taken, which is not when it was offered: never less than the user was told.
   *
   * @throws IllegalArgumentException if it can give none any more
   */
  private long kept(VirtualMachine offered, long taken, long told) {
    return inventory.virtualMachine(offered.id()).filter(vm -> vm.host().equals(offered.host()))
        .filter(vm -> vm.memory() > told && told >= used(vm))
        .map(vm -> Math.max(told, (vm.memory() - taken) / MIB * MIB))
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Fix_BalloonLate, offered.name())));
  }

  private double least(VirtualMachine vm) {
    return Math.max(used(vm), Math.max(LEAST_KEPT, vm.memory() * KEPT));
  }

  /** What its guest needs, as far as it tells. */
  private double used(VirtualMachine vm) {
    return unused(vm).map(free -> vm.memory() - free + RESERVE).orElse(0.0);
  }

  private Optional<Double> unused(VirtualMachine vm) {
    return Optional.ofNullable(sampler.latest(vm.id()).get(Metrics.MEMORY_INTERNAL_FREE));
  }

  private Stream<Fix> shutDown(Host host, VirtualMachine vm) {
    return vms.obstacle(vm.id(), host.id(), PowerAction.SHUT_DOWN).isPresent() ? Stream.empty()
        : Stream.of(Fix.of(NLS.bind(Messages.Fix_ShutDown, new Object[] {vm.name(), host.name(),
            Quantities.bytes(vm.memory())}),
            user -> vms.power(vm.id(), host.id(), PowerAction.SHUT_DOWN, user).done())
            .asking(NLS.bind(Messages.Fix_ShutDownAsk, vm.name(), host.name())));
  }
}
