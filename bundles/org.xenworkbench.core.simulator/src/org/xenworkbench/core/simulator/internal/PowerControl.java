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

/** Changes of power state, with the events that libvirt would send. Its world's monitor is held. */
final class PowerControl {

  private final World world;

  PowerControl(World world) {
    this.world = world;
  }

  void apply(HostState host, UUID uuid, PowerAction action) throws HypervisorException {
    Domain domain = world.requireIdle(host, uuid);
    Guest guest = domain.guest().orElseThrow(() -> new HypervisorException(Kind.UNSUPPORTED,
        NLS.bind(Messages.PowerControl_ControlDomain, domain.name(), host.name())));
    switch (action) {
      case START -> start(host, domain, guest);
      case PAUSE -> pause(host, domain, guest);
      case RESUME -> resume(host, domain, guest);
      case FORCE_OFF -> forceOff(host, domain);
      case SHUT_DOWN -> {
        requireRunning(host, domain);
        world.time().later(world.definition().shutdownTime(), () -> shutDown(guest, guest.boots()));
      }
      case REBOOT -> {
        requireRunning(host, domain);
        world.time().later(world.definition().shutdownTime(), () -> reboot(guest, guest.boots()));
      }
      default -> throw new IllegalArgumentException(action.name());
    }
  }

  private void start(HostState host, Domain domain, Guest guest) throws HypervisorException {
    if (domain.state().isActive()) {
      throw World.wrongState(host, domain, Messages.State_shutOff);
    }
    if (domain.memory() > host.memoryFree()) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.PowerControl_NoMemory, domain.name(), host.name()));
    }
    domain.activate(host.nextNumber());
    domain.run(world.now());
    world.fire(host, domain, Type.STARTED, Cause.OTHER);
    guest.placeOn(host);
    guest.boot();
  }

  private void pause(HostState host, Domain domain, Guest guest) throws HypervisorException {
    requireRunning(host, domain);
    domain.pause(world.now());
    guest.standStill();
    world.fire(host, domain, Type.SUSPENDED, Cause.OTHER);
  }

  private void resume(HostState host, Domain domain, Guest guest) throws HypervisorException {
    if (domain.state() != DomainState.PAUSED) {
      throw World.wrongState(host, domain, Messages.State_paused);
    }
    domain.run(world.now());
    guest.goOn();
    world.fire(host, domain, Type.RESUMED, Cause.OTHER);
  }

  private void forceOff(HostState host, Domain domain) throws HypervisorException {
    if (!domain.state().isActive()) {
      throw World.wrongState(host, domain, Messages.State_running);
    }
    off(host, domain, Cause.DESTROYED);
  }

  private void off(HostState host, Domain domain, Cause cause) {
    host.off(domain, world.now());
    domain.guest().ifPresent(guest -> guest.off(host));
    world.fire(host, domain, Type.STOPPED, cause);
  }

  private void requireRunning(HostState host, Domain domain) throws HypervisorException {
    if (!domain.state().isRunning()) {
      throw World.wrongState(host, domain, Messages.State_running);
    }
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
          off(host, domain, Cause.OTHER);
        });
      }
    }
  }

  private void reboot(Guest guest, int boots) {
    synchronized (world) {
      if (guest.executes() && guest.boots() == boots) {
        guest.boot();
      }
    }
  }
}
