/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainEvent.Cause;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/** Changes of power state, with the events that libvirt would send. Its world's monitor is held. */
final class PowerSwitch {

  private final World world;

  PowerSwitch(World world) {
    this.world = world;
  }

  void apply(HostState host, UUID uuid, PowerAction action) throws HypervisorException {
    Domain domain = world.requireIdle(host, uuid);
    Guest guest = domain.guest().orElseThrow(() -> new HypervisorException(Kind.UNSUPPORTED,
        NLS.bind(Messages.PowerSwitch_ControlDomain, domain.name(), host.name())));
    if (!action.fits(domain.state(), domain.isActive())) {
      throw World.wrongState(host, domain, wanted(action));
    }
    switch (action) {
      case START -> start(host, domain, guest);
      case START_PAUSED -> startPaused(host, domain, guest);
      case SAVE -> save(host, domain, guest);
      case PAUSE -> pause(host, domain, guest);
      case RESUME -> resume(host, domain, guest);
      case FORCE_OFF -> off(host, domain, Cause.DESTROYED, StateReason.DESTROYED);
      case SHUT_DOWN ->
          world.time().later(world.definition().shutdownTime(), () -> shutDown(guest, guest.boots()));
      case REBOOT ->
          world.time().later(world.definition().shutdownTime(), () -> reboot(guest, guest.boots()));
      case FORCE_REBOOT -> reboot(guest, guest.boots());
      default -> throw new IllegalArgumentException(action.name());
    }
  }

  private static String wanted(PowerAction action) {
    return switch (action.precondition()) {
      case OFF -> Messages.State_shutOff;
      case ACTIVE, RUNNING -> Messages.State_running;
      default -> Messages.State_paused;
    };
  }

  private void start(HostState host, Domain domain, Guest guest) throws HypervisorException {
    boolean saved = activate(host, domain, guest);
    domain.run(world.now(), saved ? StateReason.RESTORED : StateReason.BOOTED);
    world.fire(host, domain, Type.STARTED, saved ? Cause.RESTORED : Cause.OTHER);
    guest.goOn();
    failDiskAgain(host, domain, guest);
  }

  private void startPaused(HostState host, Domain domain, Guest guest) throws HypervisorException {
    boolean saved = activate(host, domain, guest);
    domain.pause(world.now());
    world.fire(host, domain, Type.STARTED, saved ? Cause.RESTORED : Cause.OTHER);
    world.fire(host, domain, Type.SUSPENDED, Cause.OTHER);
  }

  /** Makes room for it; whether it was saved, so that its guest goes on where it was. */
  private boolean activate(HostState host, Domain domain, Guest guest) throws HypervisorException {
    if (domain.memory() > host.memoryFree()) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.PowerSwitch_NoMemory, domain.name(), host.name()));
    }
    boolean saved = domain.isSaved();
    if (!saved) {
      guest.bootLater();
    }
    domain.activate(host.nextNumber());
    guest.placeOn(host);
    return saved;
  }

  private void save(HostState host, Domain domain, Guest guest) throws HypervisorException {
    host.requireThatItKeeps(domain);
    host.off(domain, world.now(), StateReason.SAVED);
    guest.sleep(host);
    world.fire(host, domain, Type.STOPPED, Cause.SAVED);
  }

  private void pause(HostState host, Domain domain, Guest guest) {
    domain.pause(world.now());
    guest.standStill();
    world.fire(host, domain, Type.SUSPENDED, Cause.OTHER);
  }

  private void resume(HostState host, Domain domain, Guest guest) {
    boolean slept = domain.state() == DomainState.PM_SUSPENDED;
    domain.run(world.now(), slept ? StateReason.WOKEN : StateReason.UNPAUSED);
    guest.goOn();
    world.fire(host, domain, slept ? Type.STARTED : Type.RESUMED, slept ? Cause.WOKEN : Cause.OTHER);
    failDiskAgain(host, domain, guest);
  }

  /** Puts a VM into a state as its guest or its host would. */
  void become(HostState host, Domain domain, DomainState state, StateReason reason) {
    domain.stopAs(state, reason, world.now());
    domain.guest().ifPresent(Guest::standStill);
    switch (state) {
      case PAUSED -> world.fire(host, domain, Type.SUSPENDED, cause(reason));
      case CRASHED -> {
        world.fire(host, domain, Type.SUSPENDED, Cause.OTHER); // as QEMU does
        world.fire(host, domain, Type.CRASHED,
            reason == StateReason.PANICKED ? Cause.PANICKED : Cause.CRASHED);
      }
      case PM_SUSPENDED -> world.fire(host, domain, Type.PM_SUSPENDED, Cause.OTHER);
      default -> world.tell(host, listener -> listener.domainChanged(domain.uuid()));
    }
  }

  private static Cause cause(StateReason reason) {
    return switch (reason) {
      case IO_ERROR -> Cause.IO_ERROR;
      case WATCHDOG -> Cause.WATCHDOG;
      case FAILED -> Cause.FAILED;
      default -> Cause.OTHER;
    };
  }

  /** A guest whose disk fails is paused as soon as it executes: it tries to write again. */
  void failDiskAgain(HostState host, Domain domain, Guest guest) {
    guest.failingFile().ifPresent(file -> {
      world.fire(host, domain, Type.IO_ERROR, Cause.SUSPENDS, file);
      become(host, domain, DomainState.PAUSED, StateReason.IO_ERROR);
    });
  }

  /** Puts a domain back to what it was; whatever it is, it ends first, as QEMU's does. */
  void revert(HostState host, Domain domain, Domain.Kept kept) throws HypervisorException {
    boolean active = kept.snapshot().state() != DomainState.SHUT_OFF;
    if (active && kept.hardware().memory() > host.memoryFree() + (domain.isActive() ? domain.memory() : 0)) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.PowerSwitch_NoMemory, domain.name(), host.name()));
    }
    if (domain.isActive()) {
      off(host, domain, Cause.FROM_SNAPSHOT, StateReason.FROM_SNAPSHOT);
    }
    domain.discardSaved();
    domain.revertTo(kept);
    if (active) {
      domain.guest().ifPresent(Guest::bootLater);
      domain.activate(host.nextNumber());
      domain.guest().ifPresent(guest -> guest.placeOn(host));
      world.fire(host, domain, Type.STARTED, Cause.FROM_SNAPSHOT);
      if (kept.snapshot().state().isRunning()) {
        domain.run(world.now(), StateReason.FROM_SNAPSHOT);
        domain.guest().ifPresent(Guest::goOn);
      } else {
        domain.stopAs(DomainState.PAUSED, StateReason.FROM_SNAPSHOT, world.now());
        world.fire(host, domain, Type.SUSPENDED, Cause.FROM_SNAPSHOT);
      }
    }
  }

  private void off(HostState host, Domain domain, Cause cause, StateReason reason) {
    host.off(domain, world.now(), reason);
    domain.guest().ifPresent(guest -> guest.off(host));
    if (!domain.isPersistent()) { // nothing keeps it
      host.remove(domain.uuid(), world.now());
    }
    world.fire(host, domain, Type.STOPPED, cause);
  }

  /** The guest has shut down, unless it was started anew in between; one that just migrates arrives first. */
  private void shutDown(Guest guest, int boots) {
    synchronized (world) {
      HostState host = guest.host();
      UUID uuid = guest.vm().uuid();
      if (host.job(uuid).isPresent()) {
        world.time().later(world.definition().shutdownTime(), () -> shutDown(guest, boots));
      } else if (guest.executes() && guest.boots() == boots) {
        host.domain(uuid).ifPresent(domain -> {
          world.fire(host, domain, Type.SHUTDOWN, Cause.OTHER);
          off(host, domain, Cause.OTHER, StateReason.SHUT_DOWN);
        });
      }
    }
  }

  private void reboot(Guest guest, int boots) {
    synchronized (world) {
      if (guest.executes() && guest.boots() == boots) {
        HostState host = guest.host();
        guest.boot();
        host.domain(guest.vm().uuid()).ifPresent(domain -> world.fire(host, domain, Type.REBOOTED, Cause.OTHER));
      }
    }
  }
}
