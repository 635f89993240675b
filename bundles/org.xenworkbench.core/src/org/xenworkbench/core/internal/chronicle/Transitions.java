/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;

/** What happened to a VM between two snapshots of it on the same host. Migrations have entries of their own. */
final class Transitions {

  private Transitions() {
  }

  /** What happened; empty if it is nothing that a user asks for. */
  static Optional<Happening> between(VirtualMachine was, VirtualMachine now) {
    if (now.isMigrating() || was.isMigrating()) {
      return Optional.empty();
    }
    if (phase(was.state()) == phase(now.state())) {
      return within(was, now);
    }
    return switch (phase(now.state())) {
      case RUNNING -> runs(was, now);
      case PAUSED -> paused(now);
      case PM_SUSPENDED -> info(now, Messages.Chronicle_Asleep, Messages.By_Guest);
      case CRASHED -> warning(now, now.reason().text().isEmpty() ? Messages.Chronicle_Crashed
          : Messages.Chronicle_CrashedBecause, Messages.By_Guest);
      case SHUT_OFF -> ended(was, now);
      default -> Optional.empty(); // it is shutting down, or nobody knows
    };
  }

  /** A VM that is new to the list and runs: it was created there, or came from where nobody sees. */
  static Optional<Happening> appeared(VirtualMachine now) {
    return phase(now.state()) == DomainState.RUNNING ? started(now) : Optional.empty();
  }

  /** All that happened while its host was not heard, also what an event would have told. */
  static List<Happening> meanwhile(VirtualMachine was, VirtualMachine now) {
    List<Happening> all = new ArrayList<>();
    if (!was.name().equals(now.name())) {
      all.add(Happening.ofDefinition(Messages.Chronicle_Renamed));
    }
    if (was.persistent() && !now.persistent() && !now.isMigrating()) {
      all.add(Happening.ofDefinition(Messages.Chronicle_Undefined));
    }
    between(was, now).ifPresent(all::add);
    return all;
  }

  /** A VM that the host did not list when it was last heard. Where it came from may be in the list. */
  static Optional<Happening> appearedMeanwhile(VirtualMachine now) {
    if (!now.isActive()) {
      return Optional.of(Happening.ofDefinition(Messages.Chronicle_Defined));
    }
    return switch (now.reason()) {
      case MIGRATED, MIGRATING -> info(now, Messages.Chronicle_CameMeanwhile, SharedMessages.By_SomebodyElse);
      default -> between(now.ended(StateReason.UNKNOWN), now);
    };
  }

  /** What an event tells of a VM besides its state. */
  static Optional<Happening> told(DomainEvent event, VirtualMachine vm) {
    return switch (event.type()) {
      case REBOOTED -> Optional.of(rebooted());
      case IO_ERROR -> Optional.of(
          Happening.within(LogEntry.Status.WARNING, Messages.Chronicle_IoError, Messages.By_Hypervisor));
      case WATCHDOG -> Optional.of(
          Happening.within(LogEntry.Status.WARNING, Messages.Chronicle_Watchdog, Messages.By_Hypervisor));
      case UNDEFINED -> event.cause() == DomainEvent.Cause.RENAMED ? Optional.empty()
          : Optional.of(Happening.ofDefinition(Messages.Chronicle_Undefined));
      case DEFINED -> switch (event.cause()) {
        case UPDATED -> Optional.of(Happening.ofDefinition(Messages.Chronicle_DefinitionChanged));
        case RENAMED -> Optional.of(Happening.ofDefinition(Messages.Chronicle_Renamed));
        // one that is active gets a definition when it has arrived from another host
        default -> vm.isActive() ? Optional.empty()
            : Optional.of(Happening.ofDefinition(Messages.Chronicle_Defined));
      };
      default -> Optional.empty();
    };
  }

  /** Its guest has begun anew. */
  static Happening rebooted() {
    return Happening.within(LogEntry.Status.INFO, Messages.Chronicle_Rebooted, Messages.By_Guest);
  }

  private static DomainState phase(DomainState state) {
    return state == DomainState.BLOCKED ? DomainState.RUNNING : state;
  }

  /** The state is called as before, but it is another run, or a worse reason. */
  private static Optional<Happening> within(VirtualMachine was, VirtualMachine now) {
    if (now.reason().isTrouble() && now.reason() != was.reason() && now.state() == DomainState.PAUSED) {
      return paused(now);
    }
    boolean another = was.isActive() && now.isActive() && was.domainNumber() != now.domainNumber();
    return another ? info(now, Messages.Chronicle_Restarted, SharedMessages.By_SomebodyElse) : Optional.empty();
  }

  private static Optional<Happening> runs(VirtualMachine was, VirtualMachine now) {
    return switch (was.state()) {
      case SHUT_OFF, CRASHED -> started(now);
      case PAUSED -> now.reason() == StateReason.MIGRATED || was.reason() == StateReason.MIGRATING ? Optional.empty()
          : info(now, Messages.Chronicle_Resumed, SharedMessages.By_SomebodyElse);
      case PM_SUSPENDED -> info(now, Messages.Chronicle_Woken, SharedMessages.By_SomebodyElse);
      default -> Optional.empty();
    };
  }

  private static Optional<Happening> started(VirtualMachine now) {
    return info(now, switch (now.reason()) {
      case MIGRATED, MIGRATING -> Messages.Chronicle_Arrived;
      case RESTORED -> Messages.Chronicle_Restored;
      case FROM_SNAPSHOT -> Messages.Chronicle_FromSnapshot;
      default -> Messages.Chronicle_Started;
    }, SharedMessages.By_SomebodyElse);
  }

  private static Optional<Happening> paused(VirtualMachine now) {
    StateReason reason = now.reason();
    if (reason.isTrouble()) {
      boolean guest = reason == StateReason.CRASHED || reason == StateReason.PANICKED;
      return warning(now, Messages.Chronicle_PausedBecause, guest ? Messages.By_Guest : Messages.By_Hypervisor);
    }
    return switch (reason) {
      case MIGRATING, MIGRATED, STARTING_UP, SHUTTING_DOWN -> Optional.empty();
      default -> info(now, reason.isNotable() ? Messages.Chronicle_PausedBecause : Messages.Chronicle_Paused,
          SharedMessages.By_SomebodyElse);
    };
  }

  private static Optional<Happening> ended(VirtualMachine was, VirtualMachine now) {
    boolean told = was.state() == DomainState.CRASHED;
    return switch (now.reason()) {
      case CRASHED, PANICKED -> told ? Optional.empty()
          : warning(now, Messages.Chronicle_EndedBecause, Messages.By_Guest);
      case FAILED, DAEMON, IO_ERROR, WATCHDOG -> warning(now, Messages.Chronicle_EndedBecause, Messages.By_Hypervisor);
      case DESTROYED -> info(now, Messages.Chronicle_ForcedOff, SharedMessages.By_SomebodyElse);
      case SAVED -> info(now, Messages.Chronicle_Saved, SharedMessages.By_SomebodyElse);
      case FROM_SNAPSHOT -> info(now, Messages.Chronicle_FromSnapshot, SharedMessages.By_SomebodyElse);
      case MIGRATED -> info(now, Messages.Chronicle_Left, SharedMessages.By_SomebodyElse);
      default -> info(now, Messages.Chronicle_ShutDown, Messages.By_Guest);
    };
  }

  private static Optional<Happening> info(VirtualMachine now, String pattern, String user) {
    return Optional.of(new Happening(LogEntry.POWER, LogEntry.Status.INFO, pattern, user,
        Optional.of(phase(now.state())), now.reason()));
  }

  private static Optional<Happening> warning(VirtualMachine now, String pattern, String user) {
    return Optional.of(new Happening(LogEntry.POWER, LogEntry.Status.WARNING, pattern, user,
        Optional.of(phase(now.state())), now.reason()));
  }
}
