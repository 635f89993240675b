/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.Snapshot;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;

/** A domain as one host lists it. Guarded by its world. */
final class Domain {

  private final UUID uuid;
  private final Meter meter;
  private final Optional<Guest> guest;
  private String name;
  private Hardware defined;
  private Hardware now;
  private String description = "";
  /** The definition of its next start, and of what it is now; both empty where nobody has defined it otherwise. */
  private Optional<String> written = Optional.empty();
  private Optional<String> begunWith = Optional.empty();
  private Optional<String> countedOf = Optional.empty();
  private Counted counted = Descriptions.FIRST;
  private int number = -1;
  private DomainState state = DomainState.SHUT_OFF;
  private StateReason reason = StateReason.UNKNOWN;
  private final Map<String, Kept> snapshots = new LinkedHashMap<>();
  private Optional<String> current = Optional.empty();
  private boolean saved;
  private boolean autostart;
  private boolean persistent = true;

  /** A snapshot, and what the domain had then. */
  record Kept(Snapshot snapshot, Hardware hardware) {
  }

  Domain(UUID uuid, String name, int vcpus, long memory, Meter meter, Optional<Guest> guest) {
    this.uuid = uuid;
    this.name = name;
    this.defined = new Hardware(vcpus, 2 * vcpus, memory, memory);
    this.now = defined;
    this.meter = meter;
    this.guest = guest;
  }

  /** A fresh entry for a guest, shut off. */
  static Domain of(Guest guest) {
    return new Domain(guest.vm().uuid(), guest.vm().name(), guest.vm().vcpus(), guest.vm().memory(),
        new Meter(guest.vm().load()), Optional.of(guest));
  }

  /** What another host lists while that one moves to it: whatever it was given goes along. Shut off as yet. */
  static Domain of(Domain from) {
    Domain moved = of(from.guest.orElseThrow());
    moved.name = from.name;
    moved.description = from.description;
    moved.defined = from.defined;
    moved.now = from.now;
    moved.written = from.written;
    moved.begunWith = from.begunWith;
    moved.snapshots.putAll(from.snapshots);
    moved.current = from.current;
    return moved;
  }

  UUID uuid() {
    return uuid;
  }

  String name() {
    return name;
  }

  int vcpus() {
    return now.vcpus();
  }

  long memory() {
    return now.memory();
  }

  /** Gives it more or less, but never more than it may have. */
  void setMemory(long bytes) {
    now = now.withMemory(Math.min(bytes, now.maxMemory()));
  }

  long maxMemory() {
    return now.maxMemory();
  }

  int maxVcpus() {
    return now.maxVcpus();
  }

  void setVcpus(int count) {
    now = now.withVcpus(count);
  }

  Hardware defined() {
    return defined;
  }

  /** What it has from its next start on. */
  void define(Hardware next) {
    defined = next;
    if (!isActive() && !saved) {
      now = next;
    }
  }

  /** The same, and whatever else its definition says. */
  void define(Hardware next, String xml, String words) {
    written = Optional.of(xml);
    if (!isActive() && !saved) {
      begunWith = written;
    }
    description = words;
    define(next);
  }

  /** Its devices are others: that is its definition from its next start on, and what it is now. */
  void rewrite(String next, String present) {
    written = Optional.of(next);
    begunWith = isActive() || saved ? Optional.of(present) : written;
  }

  /** What it has of disks and interfaces now, read anew only after it was written anew. */
  Counted counted() {
    if (!begunWith.equals(countedOf)) {
      countedOf = begunWith;
      counted = begunWith.map(Domain::devicesOf).map(Counted::of).orElse(Descriptions.FIRST);
    }
    return counted;
  }

  private static DomainDevices devicesOf(String xml) {
    try {
      return DomainDevices.of(xml);
    } catch (IOException e) {
      return DomainDevices.NONE; // it was read when it was written
    }
  }

  /** The definition of its next start, with passwords. */
  DomainForm nextForm(boolean xenLike) throws HypervisorException {
    return DomainForm.of(written.orElseGet(() -> Descriptions.first(this, xenLike))).with(name, description, defined);
  }

  /** The definition of what it is now, with passwords. */
  DomainForm presentForm(boolean xenLike) throws HypervisorException {
    return DomainForm.of(begunWith.orElseGet(() -> Descriptions.first(this, xenLike))).with(name, description, now);
  }

  void rename(String newName) {
    name = newName;
  }

  String description() {
    return description;
  }

  void describe(String text) {
    description = text;
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

  /** Whether it takes memory and can be ended, in whatever state. */
  boolean isActive() {
    return number >= 0;
  }

  int number() {
    return number;
  }

  /** Becomes active under that number, without executing. */
  void activate(int newNumber) {
    activate(newNumber, StateReason.STARTING_UP);
  }

  /** The same for that reason. */
  void activate(int newNumber, StateReason why) {
    if (!saved) {
      begunWith = written;
    }
    saved = false;
    number = newNumber;
    state = DomainState.PAUSED;
    reason = why;
  }

  /** Whether it has a definition, as all but one that is on its way from another host of Xen. */
  boolean isPersistent() {
    return persistent;
  }

  void setPersistent(boolean defined) {
    persistent = defined;
  }

  void run(double now) {
    run(now, StateReason.UNPAUSED);
  }

  void run(double now, StateReason why) {
    state = DomainState.RUNNING;
    reason = why;
    meter.run(now);
  }

  void pause(double now) {
    stopAs(DomainState.PAUSED, StateReason.USER, now);
  }

  /** Executes no more, but stays active, in that state. */
  void stopAs(DomainState newState, StateReason why, double now) {
    state = newState;
    reason = why;
    meter.stop(now);
  }

  /** Executes no more although it is still listed as it was, as Xen lists one whose guest has left for another host. */
  void standStill(double now) {
    meter.stop(now);
  }

  void shuttingDown() {
    state = DomainState.SHUTTING_DOWN;
  }

  void off(double now, StateReason why) {
    state = DomainState.SHUT_OFF;
    reason = why;
    number = -1;
    saved = why == StateReason.SAVED;
    if (!saved) {
      this.now = defined;
      begunWith = written;
    }
    meter.stop(now);
    meter.reset(now);
  }

  /** Whether its next start goes on from where it was. */
  boolean isSaved() {
    return saved;
  }

  /** Its next start boots it. */
  void discardSaved() {
    begunWith = written;
    saved = false;
    now = defined;
  }

  void setAutostart(boolean on) {
    autostart = on;
  }

  /** As they are told. */
  List<Snapshot> snapshots() {
    return snapshots.values().stream().map(Kept::snapshot)
        .map(of -> new Snapshot(of.name(), of.parent(), of.taken(), of.state(),
            current.filter(of.name()::equals).isPresent(), of.description()))
        .toList();
  }

  Optional<Kept> snapshot(String snapshot) {
    return Optional.ofNullable(snapshots.get(snapshot));
  }

  void takeSnapshot(String snapshot, Instant taken) {
    snapshots.put(snapshot, new Kept(new Snapshot(snapshot, current, taken, state, true, ""), now));
    current = Optional.of(snapshot);
  }

  /** It goes on from that; in which state is its caller's to say. */
  void revertTo(Kept kept) {
    current = Optional.of(kept.snapshot().name());
    now = kept.hardware();
  }

  void deleteSnapshot(Kept kept) {
    Snapshot gone = kept.snapshot();
    snapshots.remove(gone.name());
    snapshots.replaceAll((other, each) -> each.snapshot().parent().filter(gone.name()::equals).isEmpty() ? each
        : new Kept(new Snapshot(other, gone.parent(), each.snapshot().taken(), each.snapshot().state(), false, ""),
            each.hardware()));
    current = current.filter(gone.name()::equals).isPresent() ? gone.parent() : current;
  }

  DomainInfo info() {
    return DomainInfo.of(uuid, name).state(state, number).vcpus(now.vcpus()).maxVcpus(now.maxVcpus())
        .memory(isActive() ? now.memory() : 0, now.maxMemory()).persistent(persistent).reason(reason).saved(saved)
        .autostart(autostart).build();
  }
}
