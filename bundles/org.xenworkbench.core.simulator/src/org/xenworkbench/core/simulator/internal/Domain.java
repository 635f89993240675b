/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VmId;

/** A domain as one host lists it. Guarded by its world. */
final class Domain {

  private final UUID uuid;
  private final String name;
  private final int vcpus;
  private final long memory;
  private final Meter meter;
  private final Optional<Guest> guest;
  private int number = -1;
  private DomainState state = DomainState.SHUT_OFF;

  Domain(UUID uuid, String name, int vcpus, long memory, Meter meter, Optional<Guest> guest) {
    this.uuid = uuid;
    this.name = name;
    this.vcpus = vcpus;
    this.memory = memory;
    this.meter = meter;
    this.guest = guest;
  }

  /** A fresh entry for a guest, shut off. */
  static Domain of(Guest guest) {
    return new Domain(guest.vm().uuid(), guest.vm().name(), guest.vm().vcpus(), guest.vm().memory(),
        new Meter(guest.vm().load()), Optional.of(guest));
  }

  UUID uuid() {
    return uuid;
  }

  String name() {
    return name;
  }

  int vcpus() {
    return vcpus;
  }

  long memory() {
    return memory;
  }

  Meter meter() {
    return meter;
  }

  /** The guest in it; empty for a control domain. */
  Optional<Guest> guest() {
    return guest;
  }

  boolean isControlDomain() {
    return uuid.equals(VmId.CONTROL_DOMAIN_UUID);
  }

  DomainState state() {
    return state;
  }

  int number() {
    return number;
  }

  /** Becomes active under that number, without executing. */
  void activate(int newNumber) {
    number = newNumber;
    state = DomainState.PAUSED;
  }

  void run(double now) {
    state = DomainState.RUNNING;
    meter.run(now);
  }

  void pause(double now) {
    state = DomainState.PAUSED;
    meter.stop(now);
  }

  /** Executes no more although it is still listed as it was, as Xen lists one whose guest has left for another host. */
  void standStill(double now) {
    meter.stop(now);
  }

  void shuttingDown() {
    state = DomainState.SHUTTING_DOWN;
  }

  void off(double now) {
    state = DomainState.SHUT_OFF;
    number = -1;
    meter.stop(now);
    meter.reset(now);
  }

  DomainInfo info() {
    return new DomainInfo(uuid, name, number, state, vcpus, state.isActive() ? memory : 0, memory, true);
  }
}
