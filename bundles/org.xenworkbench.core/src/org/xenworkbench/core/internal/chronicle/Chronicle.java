/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.internal.chronicle.ChronicleEntries.Noted;
import org.xenworkbench.core.internal.host.DerivedState;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationListener;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;

/**
 * Writes an entry for whatever happens to a VM, whoever did it, unless an operation of ours or a migration tells it.
 * States come from the inventory, so that it makes no difference whether an event or a poll told of them. All is done
 * on the dispatcher's thread: an operation is known there before anything that it does.
 */
@Component(service = EnginePart.class)
public class Chronicle implements EnginePart, HostEventListener, RoundConsumer, InventoryListener,
    OperationListener {

  private final Dispatcher dispatcher;
  private final InventoryImpl inventory;
  private final Clock clock;
  private final ListedVms listed = new ListedVms();
  private final OwnActions own;
  private final ChronicleEntries entries;
  private final Reboots reboots;
  private final Unexplained held = new Unexplained();
  private final Unexplained vanished = new Unexplained();
  /**
   * What happened to a VM while an operation of ours runs on it: its end tells whether it was the operation's doing.
   */
  private final Map<VmId, List<Noted>> waiting = new HashMap<>();
  private final Map<VmId, String> failingFiles = new HashMap<>();
  private final List<Registration> registrations = new ArrayList<>();

  /** Listens from now on. */
  @Activate
  public Chronicle(@Reference Dispatcher dispatcher, @Reference InventoryImpl inventory,
      @Reference HostCalls hosts, @Reference Polling polling, @Reference OperationService operations,
      @Reference EventLog log) {
    this(dispatcher, inventory, hosts, polling, operations, log, Timing.system());
  }

  /** For tests. */
  public Chronicle(Dispatcher dispatcher, InventoryImpl inventory, HostCalls hosts, Polling polling,
      OperationService operations, EventLog log, Timing timing) {
    this.dispatcher = dispatcher;
    this.inventory = inventory;
    this.clock = timing.clock();
    this.own = new OwnActions(timing::nanos);
    this.entries = new ChronicleEntries(inventory, log, timing);
    this.reboots = new Reboots(timing::nanos);
    registrations.add(inventory.addListener(this));
    registrations.add(operations.addListener(this));
    registrations.add(hosts.addListener(this));
    registrations.add(polling.addConsumer(this));
    // their first round may be over, and the next is an interval away
    dispatcher.execute(() -> inventory.hosts().forEach(host -> {
      listed.show(host.id(), host.sameMachineAs());
      begin(host.id());
    }));
  }

  /** Hears nothing any more. */
  @Deactivate
  public void stop() {
    registrations.forEach(Registration::close);
  }

  // ---- on drivers' and polling threads ----

  @Override
  public void domainEvent(HostId host, DomainEvent event) {
    switch (event.type()) {
      case DEFINED, UNDEFINED -> {
        if (!inventory.isTravelling(host, event.domain())) { // a migration takes the definition along
          dispatcher.execute(() -> told(host, event));
        }
      }
      case REBOOTED, IO_ERROR, WATCHDOG -> dispatcher.execute(() -> told(host, event));
      case STOPPED -> dispatcher.execute(() -> stopped(host, event));
      default -> {} // states are heard of from the inventory
    }
  }

  @Override
  public void polled(Round round) {
    HostId host = round.host();
    if (!listed.isHeard(host)) {
      dispatcher.execute(() -> begin(host));
    }
    if (!held.isEmpty() || !vanished.isEmpty()) {
      dispatcher.execute(() -> {
        held.polled(host).forEach(this::changed);
        vanished.polled(host).forEach(this::tellVanished);
      });
    }
    if (!entries.isIdle()) {
      dispatcher.execute(entries::writeCounts);
    }
  }

  // ---- on the dispatcher's thread ----

  private void begin(HostId host) {
    if (listed.isHeard(host) || listed.isAnothers(host) || !inventory.isListed(host)) {
      return;
    }
    Map<UUID, VirtualMachine> now = inventory.virtualMachines(host).stream()
        .collect(Collectors.toMap(vm -> vm.id().uuid(), Function.identity()));
    own.heard(host);
    listed.begin(host, now).ifPresent(before -> tellMeanwhile(before, now));
  }

  private void tellMeanwhile(Map<UUID, VirtualMachine> before, Map<UUID, VirtualMachine> now) {
    before.forEach((id, was) -> {
      if (!now.containsKey(id)) {
        (was.isActive() ? vanished(was) : undefined(was))
            .ifPresent(happening -> note(was, happening, Messages.Chronicle_Meanwhile));
      }
    });
    now.forEach((id, vm) -> {
      VirtualMachine was = before.get(id);
      List<Happening> missed = was == null ? appearedMeanwhile(vm) : Transitions.meanwhile(was, vm);
      missed.forEach(happening -> note(vm, happening, Messages.Chronicle_Meanwhile));
    });
  }

  /** One that another host has now has moved, which is told where it is seen. */
  private Optional<Happening> undefined(VirtualMachine was) {
    return inventory.placements(was.id()).isEmpty() && !isTravelling(was)
        ? Optional.of(Happening.ofDefinition(Messages.Chronicle_Undefined)) : Optional.empty();
  }

  /** Not of one that is another host's, or was until that ended it. */
  private List<Happening> appearedMeanwhile(VirtualMachine vm) {
    boolean anothers = vm.id().isClaim() || isTravelling(vm) || inventory.placements(vm.id()).stream()
        .filter(placement -> !placement.host().equals(vm.host()))
        .anyMatch(placement -> !vm.isActive() || placement.state() != DomainState.SHUT_OFF);
    return anothers ? List.of() : Transitions.appearedMeanwhile(vm).stream().toList();
  }

  @Override
  public void inventoryChanged(List<InventoryChange> changes) {
    for (InventoryChange change : changes) {
      if (change instanceof InventoryChange.HostChange host) {
        host.after().ifPresentOrElse(this::changed, () -> forget(host.id()));
      }
    }
    for (InventoryChange change : changes) {
      if (change instanceof InventoryChange.VmChange vm) {
        changed(vm);
      }
    }
  }

  private void changed(Host host) {
    listed.show(host.id(), host.sameMachineAs()).ifPresent(other -> {
      own.handOver(host.id(), other);
      held.handOver(host.id(), other);
      vanished.handOver(host.id(), other);
    });
    if (!host.isConnected()) {
      own.lost(host.id());
      listed.pause(host.id());
      held.forget(host.id());
      vanished.take(host.id()).forEach(this::tellVanished); // no round of polling comes that would
    }
  }

  private void forget(HostId host) {
    own.forget(host);
    listed.forget(host);
    held.forget(host);
    vanished.forget(host);
  }

  private void changed(InventoryChange.VmChange change) {
    if (change.moved() && !listed.isSame(change.before().orElseThrow().host(), change.after().orElseThrow().host())) {
      change.before().filter(was -> listed.isHeard(was.host()) && !isClaimNow(was))
          .ifPresent(was -> listed.remove(was.host(), was.id()));
    }
    if (change.after().isEmpty()) {
      change.before().filter(was -> listed.isHeard(was.host()))
          .flatMap(was -> listed.remove(was.host(), was.id()))
          .filter(was -> vanished(was).isPresent()).ifPresent(vanished::hold);
      return;
    }
    VirtualMachine now = change.after().get();
    if (!listed.isHeard(now.host())) {
      return;
    }
    if (isUnexplained(now)) {
      return;
    }
    Optional<VirtualMachine> was = listed.put(now).or(() -> change.before().filter(before -> !before.isActive()));
    boolean isNew = was.isEmpty() && change.before().isEmpty();
    Optional<Happening> happened = was.isPresent() ? Transitions.between(was.get(), now)
        : isNew && !isTravelling(now) ? Transitions.appeared(now) : Optional.empty();
    happened.filter(happening -> !isPartOfAMigration(now, happening))
        .ifPresent(happening -> note(now, happening, "{0}"));
  }

  /** Whether the host still has that VM, which another's is taken for now. */
  private boolean isClaimNow(VirtualMachine was) {
    return inventory.virtualMachine(VmId.claim(was.host(), was.id().uuid())).isPresent();
  }

  /**
   * Whether nobody knows yet what it is a part of: a VM was paused by whomever, or is off that is to reboot. What was
   * held is news of its own unless this explains it.
   */
  private boolean isUnexplained(VirtualMachine now) {
    vanished.release(now.id());
    Optional<VirtualMachine> before = held.release(now.id()).filter(was -> was.state() != now.state());
    if (now.state().isRunning() && before.filter(was -> was.state() == DomainState.SHUT_OFF).isPresent()) {
      listed.put(now);
      rebooted(now);
      return true;
    }
    before.filter(was -> now.state() != DomainState.CRASHED).ifPresent(this::changed);
    boolean mayBePart = switch (now.state()) {
      case PAUSED -> now.reason() == StateReason.UNKNOWN;
      case SHUT_OFF -> own.hasAskedToReboot(now.id());
      default -> false;
    };
    boolean unexplained = mayBePart && listed.get(now.host(), now.id())
        .filter(was -> was.state() != now.state() && !was.isMigrating()).isPresent();
    if (unexplained) {
      held.hold(now);
    }
    return unexplained;
  }

  private void rebooted(VirtualMachine vm) {
    if (reboots.isAnother(vm.id())) {
      note(vm, Transitions.rebooted(), "{0}");
    }
  }

  /** A VM that was known is as given now. */
  private void changed(VirtualMachine now) {
    listed.put(now).flatMap(was -> Transitions.between(was, now)).ifPresent(happening -> note(now, happening, "{0}"));
  }

  /** A migration between two hosts that are in the list has an entry of its own. */
  private boolean isPartOfAMigration(VirtualMachine vm, Happening happening) {
    return switch (happening.reason()) {
      case MIGRATED, MIGRATING -> isTravelling(vm) || inventory.placements(vm.id()).stream()
          .anyMatch(placement -> !placement.host().equals(vm.host()));
      // so it begins on Xen
      case RESTORED -> isTravelling(vm) || inventory.placements(vm.id()).stream().anyMatch(
          placement -> !placement.host().equals(vm.host()) && placement.state() != DomainState.SHUT_OFF);
      default -> false;
    };
  }

  private boolean isTravelling(VirtualMachine vm) {
    return inventory.isTravelling(vm.host(), vm.id().uuid());
  }

  /** A claim is its host's own, unless it arrived there, paused, by a migration that nobody announced (Xen). */
  private Optional<Happening> vanished(VirtualMachine was) {
    boolean claim = was.id().isClaim();
    boolean there = inventory.placements(was.id()).stream()
        .anyMatch(placement -> !claim || listed.isSame(placement.host(), was.host()));
    boolean arriving = claim && was.state() == DomainState.PAUSED;
    return there || arriving || !was.isActive() || was.isMigrating() ? Optional.empty()
        : Optional.of(Happening.within(LogEntry.Status.WARNING, Messages.Chronicle_Vanished,
            SharedMessages.By_SomebodyElse));
  }

  /** One that was migrated a moment ago may still turn up where it was to go. */
  private void tellVanished(VirtualMachine was) {
    if (inventory.isTravelling(was.id().uuid())) {
      vanished.hold(was);
      return;
    }
    vanished(was).ifPresent(happening -> note(was, happening, "{0}"));
  }

  /** The event of a VM that a poll does not list any more already. */
  private void stopped(HostId host, DomainEvent event) {
    Predicate<HostId> there = other -> listed.isSame(other, host);
    Optional<VirtualMachine> held = vanished.release(VmId.onHost(host, event.domain()), there)
        .or(() -> vanished.release(VmId.claim(host, event.domain()), there));
    held.ifPresent(was -> {
      VirtualMachine now = was.ended(DerivedState.reason(event));
      Transitions.between(was, now).filter(happening -> !isPartOfAMigration(now, happening))
          .ifPresent(happening -> note(now, happening, "{0}"));
    });
  }

  private void told(HostId host, DomainEvent event) {
    if (listed.isAnothers(host)) {
      return; // the other one tells it as well
    }
    VmId id = inventory.identity(host, event.domain());
    Optional<VirtualMachine> vm = inventory.virtualMachine(id);
    if (!listed.isHeard(host) || vm.filter(known -> known.isMigrating() || !known.host().equals(host)).isPresent()) {
      return;
    }
    boolean pauses = event.cause() == DomainEvent.Cause.SUSPENDS;
    if (pauses && event.type() == DomainEvent.Type.IO_ERROR) {
      failingFiles.put(id, event.detail()); // for the entry that it is paused
    }
    if (!pauses && (event.type() != DomainEvent.Type.REBOOTED || reboots.isAnother(id))) {
      VirtualMachine subject = vm.orElseGet(() -> VirtualMachine.of(id, event.name(), host).build());
      Transitions.told(event, subject).ifPresent(happening -> note(subject, happening, "{0}", event.detail()));
    }
  }

  @Override
  public void operationChanged(OperationState state) {
    own.changed(state).filter(vm -> !own.isRunning(vm)).map(waiting::remove).ifPresent(
        noted -> noted.stream().filter(each -> !own.explain(each.vm().id(), each.happening())).forEach(entries::write));
  }

  private void note(VirtualMachine vm, Happening happening, String pattern) {
    Optional<String> file = happening.reason() == StateReason.IO_ERROR
        ? Optional.ofNullable(failingFiles.remove(vm.id())) : Optional.empty();
    note(vm, happening, pattern, happening.advice(file));
  }

  private void note(VirtualMachine vm, Happening happening, String pattern, String details) {
    if (vm.isControlDomain()) {
      return;
    }
    Noted noted = new Noted(vm, happening, NLS.bind(pattern, entries.text(vm, happening)), details,
        clock.instant());
    if (own.isRunning(vm.id())) {
      waiting.computeIfAbsent(vm.id(), key -> new ArrayList<>()).add(noted);
    } else if (!own.explain(vm.id(), happening)) {
      entries.write(noted);
    }
  }
}
