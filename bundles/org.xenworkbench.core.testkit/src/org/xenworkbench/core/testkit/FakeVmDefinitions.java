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
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.vm.VmDefinitions;

/**
 * Tells the definition that a test says, and writes down what is to be defined. Any thread.
 *
 * @since 0.1
 */
public final class FakeVmDefinitions implements VmDefinitions {

  private final List<Deed> deeds = new CopyOnWriteArrayList<>();
  private volatile String definition = "<domain/>";
  private volatile Optional<String> obstacle = Optional.empty();

  /**
   * What was to be defined.
   *
   * @param vm which VM
   * @param text how
   * @param user who asked
   * @param id the identity of the operation
   */
  public record Deed(VmId vm, String text, String user, UUID id) {
  }

  /** Says how every VM is defined. */
  public void tell(String now) {
    definition = now;
  }

  /** Says why nothing can be done; empty if everything can. */
  public void hinder(Optional<String> reason) {
    obstacle = reason;
  }

  /** What was to be defined, in order. */
  public List<Deed> deeds() {
    return deeds;
  }

  @Override
  public CompletableFuture<String> next(VmId vm, HostId host) {
    return CompletableFuture.completedFuture(definition);
  }

  @Override
  public CompletableFuture<String> present(VmId vm, HostId host) {
    return next(vm, host);
  }

  @Override
  public Optional<String> unreadable(VmId vm, HostId host) {
    return obstacle;
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host) {
    return obstacle;
  }

  @Override
  public OperationHandle define(VmId vm, HostId host, String base, String text, String user) {
    return define(vm, host, text, user);
  }

  @Override
  public OperationHandle define(VmId vm, HostId host, String text, String user) {
    Deed deed = new Deed(vm, text, user, UUID.randomUUID());
    deeds.add(deed);
    return new OperationHandle(deed.id(), new CompletableFuture<>());
  }
}
