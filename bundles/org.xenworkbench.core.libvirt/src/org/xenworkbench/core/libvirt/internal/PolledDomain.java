/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.Reading;

/**
 * A domain in one round: its handle, which is freed once and never during a call, and what was read of it. Written by
 * one thread at a time.
 */
final class PolledDomain implements JobCalls.Item {

  final Domain handle;
  volatile @Nullable DomainInfo info;
  private final UUID uuid;
  private volatile long nanos = System.nanoTime();
  private volatile long cpuTime = -1;
  private volatile List<Reading> readings = List.of();
  private boolean inUse;
  private boolean unwanted;
  private boolean freed;

  PolledDomain(Domain handle) throws LibvirtException {
    this.handle = handle;
    this.uuid = UUID.fromString(handle.getUUIDString());
  }

  void read(DomainReader.Snapshot snapshot) {
    nanos = snapshot.nanos();
    cpuTime = snapshot.cpuTime();
    info = snapshot.info();
  }

  void readings(List<Reading> read) {
    readings = read;
  }

  boolean isActive() {
    DomainInfo known = info;
    return known != null && known.state().isActive();
  }

  /** What was read until now, null if the domain has vanished. */
  @Nullable DomainReadings result() {
    DomainInfo known = info;
    return known == null ? null : new DomainReadings(known, nanos, cpuTime, readings);
  }

  @Override
  public UUID uuid() {
    return uuid;
  }

  /** Begins a call on the handle; whether it may be used. */
  synchronized boolean take() {
    inUse = !unwanted;
    return inUse;
  }

  /** The call has ended; the handle is freed if nobody wants it any more. */
  synchronized void giveBack() {
    inUse = false;
    if (unwanted) {
      freeOnce();
    }
  }

  /** Frees the handle, at the end of the call that is under way at the latest. */
  @Override
  public synchronized void free() {
    unwanted = true;
    if (!inUse) {
      freeOnce();
    }
  }

  private void freeOnce() {
    if (!freed) {
      freed = true;
      free(handle);
    }
  }

  /** Frees a handle, which fails only if it was freed before. */
  static void free(Domain handle) {
    try {
      handle.free();
    } catch (LibvirtException e) {
      throw new IllegalStateException(e);
    }
  }
}
