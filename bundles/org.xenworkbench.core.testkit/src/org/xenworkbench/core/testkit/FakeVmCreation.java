/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmPlan;

/**
 * Writes down which virtual machines are to be made, and makes none. Any thread.
 *
 * @since 0.1
 */
public final class FakeVmCreation implements VmCreation {

  private final List<Made> made = new CopyOnWriteArrayList<>();
  private volatile Optional<String> obstacle = Optional.empty();

  /**
   * What was to be made.
   *
   * @param host on which host
   * @param what a plan, a definition, or the name of a clone
   * @param user who asked
   * @param id the identity of the operation
   */
  public record Made(HostId host, Object what, String user, UUID id) {
  }

  /** Says why nothing can be made. */
  public void hinder(String reason) {
    obstacle = Optional.of(reason);
  }

  /** What was to be made, in order. */
  public List<Made> made() {
    return made;
  }

  private OperationHandle make(HostId host, Object what, String user) {
    UUID id = UUID.randomUUID();
    made.add(new Made(host, what, user, id));
    return new OperationHandle(id, new CompletableFuture<>());
  }

  @Override
  public Optional<String> obstacle(HostId host) {
    return obstacle;
  }

  @Override
  public CompletableFuture<List<GuestType>> guestTypes(HostId host) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public OperationHandle create(HostId host, VmPlan plan, boolean start, String user) {
    return make(host, plan, user);
  }

  @Override
  public OperationHandle define(HostId host, String definition, String user) {
    return make(host, definition, user);
  }

  @Override
  public Optional<String> cloneObstacle(VmId vm, HostId host) {
    return obstacle;
  }

  @Override
  public CompletableFuture<List<ClonedDisk>> cloneDisks(VmId vm, HostId host) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public OperationHandle clone(VmId vm, HostId host, String name, String user) {
    return make(host, name, user);
  }
}
