/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.DiskUse;

/**
 * What VMs of other connected hosts have of the storage that a host has in common with them, as its pools' types tell:
 * what is there by one path is the same for all. All are asked at once, and none is waited for long. One that should be
 * connected and is not is as silent as one that does not answer; one that its user has disconnected is not asked.
 *
 * @param host whose storage it is
 */
record SharedDisks(Inventory inventory, HostCalls hosts, HostId host) implements DiskUsers.Elsewhere {

  /** A frozen host stops nobody here for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public DiskUsers.Found of(HypervisorSession session, Optional<Set<String>> paths) throws HypervisorException {
    Set<String> shared = new HashSet<>();
    HostVolumes.of(session, StoragePool::isOnServer).all().stream().map(StorageVolume::path)
        .filter(one -> !one.isEmpty()).map(DiskUse::plain).forEach(shared::add);
    paths.ifPresent(wanted -> shared.retainAll(wanted.stream().map(DiskUse::plain).toList()));
    if (shared.isEmpty()) {
      return DiskUsers.Found.NOTHING; // nobody need be asked
    }
    Map<Host, CompletableFuture<DiskUse>> asked = new LinkedHashMap<>();
    for (Host other : inventory.hosts()) {
      if (other.connection().state() != Connection.State.DISCONNECTED && other.kind() == Host.Kind.HYPERVISOR
          && !other.id().equals(host)) {
        asked.put(other, hosts.submit(other.id(), Role.POLLING,
            theirs -> DiskUsers.listed(inventory, other.id()).use(theirs)));
      }
    }
    await(asked);
    return found(asked, shared);
  }

  private void await(Map<Host, CompletableFuture<DiskUse>> asked) {
    try {
      hosts.timing().await(CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)), PATIENCE);
    } catch (ExecutionException | TimeoutException e) {
      // those that answered are heard, and the others are untold
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private DiskUsers.Found found(Map<Host, CompletableFuture<DiskUse>> asked, Set<String> shared) {
    Map<VirtualMachine, Set<String>> disks = new LinkedHashMap<>();
    List<VirtualMachine> untold = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    asked.forEach((other, answer) -> {
      if (answer.isDone() && !answer.isCompletedExceptionally()) {
        answer.thenAccept(said -> {
          untold.addAll(said.untold());
          said.disks().forEach((vm, named) -> {
            Set<String> common = new HashSet<>(named);
            common.retainAll(shared);
            if (!common.isEmpty() && vm.host().equals(other.id())) { // else it was left behind there by a migration
              disks.put(vm, common);
            }
          });
        });
      } else {
        answer.cancel(false);
        silent.add(other.name());
        if (other.isConnected()) {
          inventory.virtualMachines(other.id()).stream().filter(vm -> !vm.isControlDomain()).forEach(untold::add);
        }
      }
    });
    return new DiskUsers.Found(disks, untold, shared, silent);
  }
}
