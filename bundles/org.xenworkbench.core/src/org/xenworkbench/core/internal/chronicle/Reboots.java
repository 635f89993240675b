/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.xenworkbench.core.model.VmId;

/**
 * Tells reboots from one another: of one on QEMU, libvirt tells twice, when the guest asks for it and when its machine
 * is reset. Not thread-safe.
 */
final class Reboots {

  /** No guest boots and reboots within that time, while both events of a reboot come within a moment. */
  static final Duration ONE = Duration.ofSeconds(3);

  private final LongSupplier nanos;
  private final Map<VmId, Long> begun = new HashMap<>();

  Reboots(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A host told that a VM reboots; whether it is another reboot than the one that was told of last. */
  boolean isAnother(VmId vm) {
    long now = nanos.getAsLong();
    begun.values().removeIf(time -> now - time > ONE.toNanos());
    return begun.putIfAbsent(vm, now) == null;
  }
}
