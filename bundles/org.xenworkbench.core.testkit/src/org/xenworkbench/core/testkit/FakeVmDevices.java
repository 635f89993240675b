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
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.storage.DiskOfVm;

/**
 * Knows of the devices of VMs what a test says, and writes down what is to be done with them. Any thread.
 *
 * @since 0.1
 */
public final class FakeVmDevices implements VmDevices {

  private final List<Deed> deeds = new CopyOnWriteArrayList<>();
  private volatile Optional<String> obstacle = Optional.empty();
  private volatile DomainDevices devices = DomainDevices.NONE;
  private volatile List<DiskOfVm> disks = List.of();
  private volatile Optional<String> failure = Optional.empty();
  private final Map<HostId, String> failures = new ConcurrentHashMap<>();
  private volatile DiskUse use = new DiskUse(Map.of(), List.of());

  /**
   * What was to be done.
   *
   * @param what the plan, or the name of what is done
   * @param vm with which VM
   * @param with the device, the drive and its medium, or the volumes; empty for a plan
   * @param user who asked
   * @param id the identity of the operation
   */
  public record Deed(Object what, VmId vm, List<?> with, String user, UUID id) {
  }

  /** Says why nothing can be done; empty if everything can. */
  public void hinder(Optional<String> reason) {
    obstacle = reason;
  }

  /** Says what every VM has. */
  public void tell(DomainDevices now) {
    devices = now;
  }

  /** Says which disks there are to be deleted with VMs. */
  public void tell(List<DiskOfVm> now) {
    failure = Optional.empty();
    disks = List.copyOf(now);
  }

  /** Says why hosts do not tell which disks there are. */
  public void fail(String reason) {
    failure = Optional.of(reason);
  }

  /** Says why one host does not tell it. */
  public void fail(HostId host, String reason) {
    failures.put(host, reason);
  }

  /** Says which VMs have which disks. */
  public void tell(DiskUse now) {
    use = now;
  }

  /** What was to be done, in order. */
  public List<Deed> deeds() {
    return deeds;
  }

  private OperationHandle note(Object what, VmId vm, List<?> with, String user) {
    Deed deed = new Deed(what, vm, with, user, UUID.randomUUID());
    deeds.add(deed);
    return new OperationHandle(deed.id(), new CompletableFuture<>());
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId host, Feature feature) {
    return obstacle;
  }

  @Override
  public CompletableFuture<DomainDevices> devices(VmId vm, HostId host) {
    return CompletableFuture.completedFuture(devices);
  }

  @Override
  public CompletableFuture<DiskUse> use(HostId host) {
    return failure.<CompletableFuture<DiskUse>>map(
        reason -> CompletableFuture.failedFuture(new HypervisorException(HypervisorException.Kind.FAILED, reason)))
        .orElseGet(() -> CompletableFuture.completedFuture(use));
  }

  @Override
  public OperationHandle attach(VmId vm, HostId host, DiskPlan disk, String user) {
    return note(disk, vm, List.of(), user);
  }

  @Override
  public OperationHandle attach(VmId vm, HostId host, InterfacePlan nic, String user) {
    return note(nic, vm, List.of(), user);
  }

  @Override
  public OperationHandle detach(VmId vm, HostId host, String device, String user) {
    return note("detach", vm, List.of(device), user);
  }

  @Override
  public OperationHandle changeMedium(VmId vm, HostId host, String drive, String source, String user) {
    return note("changeMedium", vm, List.of(drive, source), user);
  }

  @Override
  public CompletableFuture<List<DiskOfVm>> disks(HostId host, List<VmId> vms) {
    return Optional.ofNullable(failures.get(host)).or(() -> failure).<CompletableFuture<List<DiskOfVm>>>map(
        reason -> CompletableFuture.failedFuture(new HypervisorException(HypervisorException.Kind.FAILED, reason)))
        .orElseGet(() -> CompletableFuture.completedFuture(disks));
  }

  @Override
  public OperationHandle delete(VmId vm, HostId host, List<ResourceId> volumes, String user) {
    return note("delete", vm, volumes, user);
  }
}
