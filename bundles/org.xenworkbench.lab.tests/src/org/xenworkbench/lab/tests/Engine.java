/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.testkit.RunningEngine;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;

/** The running engine, and the lab's hosts and VMs by name. */
final class Engine extends RunningEngine {

  final Lab lab;

  Engine(Lab lab) {
    this.lab = lab;
  }

  VmCreation creation() {
    return service(VmCreation.class);
  }

  VmDefinitions definitions() {
    return service(VmDefinitions.class);
  }

  Alerts alerts() {
    return service(Alerts.class);
  }

  /** Brings the lab home, and waits until the inventory agrees: VM1 on PM1, VM2 on PM2, both hosts connected. */
  void bringHome() {
    lab.bringHome();
    for (String host : List.of("PM1", "PM2")) {
      Await.until(host + " is in the inventory", lab.patience(), () -> find(host).isPresent());
      registry.connect(host(host).id());
      Await.until(host + " is connected", lab.patience(), () -> host(host).isConnected());
    }
    awaitOwner("VM1", "PM1");
    awaitOwner("VM2", "PM2");
    Await.until("no migration runs", lab.patience(),
        () -> migrations.migrations().stream().noneMatch(Migration::isRunning));
  }

  void awaitOwner(String vm, String host) {
    Await.until(vm + " runs on " + host + " in the inventory", lab.patience(), () -> findVm(vm)
        .filter(found -> found.state().isRunning() && found.host().equals(host(host).id())).isPresent());
  }

  Optional<Host> find(String name) {
    return inventory.hosts().stream().filter(host -> host.name().equals(name)).findFirst();
  }

  Host host(String name) {
    return find(name).orElseThrow(() -> new AssertionError("The inventory has no host " + name));
  }

  HostId id(String host) {
    return host(host).id();
  }

  Optional<VirtualMachine> findVm(String name) {
    return inventory.virtualMachines().stream().filter(vm -> vm.name().equals(name)).findFirst();
  }

  VirtualMachine vm(String name) {
    return findVm(name).orElseThrow(() -> new AssertionError("The inventory has no VM " + name));
  }

  VmId vmId(String name) {
    return vm(name).id();
  }

  OperationHandle migrate(String vm, String to) {
    return migrations.migrate(MigrationRequest.peerToPeer(vmId(vm), id(to)), "lab test");
  }

  OperationState await(OperationHandle handle) throws Exception {
    return handle.done().get(lab.migrationPatience().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The event log's migrations, running ones first, then the newest first. */
  List<LogEntry> loggedMigrations() {
    return Logged.newest(log, 200).stream().filter(entry -> entry.kind().equals(LogEntry.MIGRATION)).toList();
  }

  LogEntry logged(java.util.UUID id) {
    return loggedMigrations().stream().filter(entry -> entry.correlation().equals(id)).findFirst()
        .orElseThrow(() -> new AssertionError("The event log has no migration " + id));
  }
}
