/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.vm.VmService;

/**
 * Writes down what is to be done with virtual machines, and does nothing. Any thread.
 *
 * @since 0.1
 */
public final class FakeVms implements VmService {

  private final Map<VmId, String> obstacles = new ConcurrentHashMap<>();
  private final List<Deed> deeds = new CopyOnWriteArrayList<>();

  /**
   * What was to be done.
   *
   * @param vm with which VM
   * @param host on which host; empty for adopting it
   * @param action the power action; empty for everything else
   * @param value what is set of it; empty for everything else
   * @param changed what is changed of it; empty for everything else
   * @param user who asked
   * @param id the identity of the operation
   */
  public record Deed(VmId vm, Optional<HostId> host, Optional<PowerAction> action, Optional<Value> value,
      Optional<Changed> changed, String user, UUID id) {
  }

  /**
   * What was to be set.
   *
   * @param setting what of it
   * @param number to what, in the setting's unit
   */
  public record Value(VmSetting setting, long number) {
  }

  /**
   * What was to be changed.
   *
   * @param change what of it
   * @param text with which text
   */
  public record Changed(VmChange change, String text) {
  }

  /** Says why nothing can be done with a VM; neither power actions nor adopting. */
  public void hinder(VmId vm, String reason) {
    obstacles.put(vm, reason);
  }

  /** What was to be done, in order. */
  public List<Deed> deeds() {
    return deeds;
  }

  private OperationHandle act(Deed deed) {
    deeds.add(deed);
    return new OperationHandle(deed.id(), new CompletableFuture<>());
  }

  @Override
  public OperationHandle power(VmId vm, HostId host, PowerAction action, String user) {
    return act(new Deed(vm, Optional.of(host), Optional.of(action), Optional.empty(), Optional.empty(), user,
        UUID.randomUUID()));
  }

  @Override
  public OperationHandle set(VmId vm, HostId host, VmSetting setting, long value, String user) {
    return act(new Deed(vm, Optional.of(host), Optional.empty(), Optional.of(new Value(setting, value)),
        Optional.empty(), user, UUID.randomUUID()));
  }

  @Override
  public Amount amount(VirtualMachine vm, VmSetting setting) {
    return setting.amount(vm);
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, VmSetting setting) {
    return Optional.ofNullable(obstacles.get(vm));
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, PowerAction action) {
    return Optional.ofNullable(obstacles.get(vm));
  }

  @Override
  public OperationHandle change(VmId vm, HostId host, VmChange change, String text, String user) {
    return act(new Deed(vm, Optional.of(host), Optional.empty(), Optional.empty(),
        Optional.of(new Changed(change, text)), user, UUID.randomUUID()));
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, VmChange change) {
    return Optional.ofNullable(obstacles.get(vm));
  }

  @Override
  public Optional<String> obstacle(VmId vm, Feature feature, Precondition state) {
    return Optional.ofNullable(obstacles.get(vm));
  }

  @Override
  public OperationHandle adopt(VmId claim, String user) {
    return act(new Deed(claim, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), user,
        UUID.randomUUID()));
  }

  @Override
  public Optional<String> adoptionObstacle(VmId vm) {
    return vm.isClaim() ? Optional.ofNullable(obstacles.get(vm)) : Optional.of("It is no claim.");
  }
}
