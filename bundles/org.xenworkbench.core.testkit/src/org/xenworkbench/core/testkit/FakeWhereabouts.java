/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.model.Whereabouts;

/**
 * Writes down what is said of virtual machines, and moves none. Any thread.
 *
 * @since 0.1
 */
public final class FakeWhereabouts implements Whereabouts {

  private final Map<VmId, Journey> journeys = new ConcurrentHashMap<>();
  private final List<VmId> adopted = new CopyOnWriteArrayList<>();

  /**
   * The way of a VM.
   *
   * @param source where it began
   * @param target where it goes
   */
  public record Journey(HostId source, HostId target) {
  }

  /** Where a VM is on its way to. */
  public Optional<Journey> journey(VmId vm) {
    return Optional.ofNullable(journeys.get(vm));
  }

  /** Which claims became the VM of their UUID, in order. */
  public List<VmId> adopted() {
    return adopted;
  }

  @Override
  public void setMigrating(VmId vm, HostId source, Optional<HostId> target) {
    target.ifPresentOrElse(host -> journeys.put(vm, new Journey(source, host)), () -> journeys.remove(vm));
  }

  @Override
  public boolean adopt(VmId claim) {
    return claim.isClaim() && adopted.add(claim);
  }
}
