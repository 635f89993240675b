/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/**
 * A domain in one round: its handle and what was read of it. It belongs to one thread at a time, the last of which
 * frees the handle; what was read may be looked at by any.
 */
final class PolledDomain implements JobCalls.Item {

  final long handle;
  volatile @Nullable DomainInfo info;
  private final UUID uuid;
  private volatile Optional<PollRound.Unread> unread = Optional.empty();
  private volatile long nanos = System.nanoTime();
  private volatile long cpuTime = -1;
  private volatile List<Reading> vcpus = List.of();
  private volatile List<Reading> readings = List.of();

  PolledDomain(long handle) {
    this.handle = handle;
    this.uuid = DomainCalls.uuid(handle);
  }

  void read(DomainReader.Snapshot snapshot) {
    nanos = snapshot.nanos();
    cpuTime = snapshot.cpuTime();
    info = snapshot.info();
  }

  /** It has vanished while it was to be read. */
  void vanished() {
    info = null;
  }

  /** It, or a part of it, cannot be read: unless there is better, it is listed as last seen, with nothing to sample. */
  void failed(HypervisorException reason, @Nullable DomainInfo lastSeen) {
    unread = Optional.of(new PollRound.Unread(uuid, DomainCalls.name(handle), reason.getMessage()));
    if (info == null && lastSeen != null) {
      info = lastSeen.toBuilder().memory(0, lastSeen.maxMemory()).build();
    }
  }

  /** The failure, if there was one. */
  Optional<PollRound.Unread> unread() {
    return unread;
  }

  long cpuTime() {
    return cpuTime;
  }

  void vcpus(List<Reading> read) {
    vcpus = read;
  }

  void readings(List<Reading> read) {
    readings = read;
  }

  boolean isActive() {
    DomainInfo known = info;
    return known != null && known.isActive();
  }

  /** What was read until now, null if the domain has vanished. */
  @Nullable
  DomainReadings result() {
    DomainInfo known = info;
    return known == null ? null : new DomainReadings(known, nanos, cpuTime, all(vcpus, readings));
  }

  private static List<Reading> all(List<Reading> some, List<Reading> others) {
    if (some.isEmpty()) {
      return others;
    }
    List<Reading> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  @Override
  public UUID uuid() {
    return uuid;
  }

  @Override
  public void free() {
    DomainCalls.free(handle);
  }
}
