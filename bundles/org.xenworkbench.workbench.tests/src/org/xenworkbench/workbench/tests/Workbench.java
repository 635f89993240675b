/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.UiDrivers;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.WorkbenchPage;

/**
 * Gives every test two connected hosts of a fleet of its own, with VMs whose names no other test uses, and a window
 * without dialogs and consoles; takes a picture when a test fails.
 */
final class Workbench implements BeforeEachCallback, AfterEachCallback {

  static final String PM1 = "pm1";
  static final String PM2 = "pm2";
  static final String SHOWN_PM1 = HostsViewPage.simulated(PM1);
  static final String SHOWN_PM2 = HostsViewPage.simulated(PM2);

  private static final Query TREE = Query.key(Query.Kind.TREE, "hosts.tree");
  private static final String CONSOLE_VIEW = "org.xenworkbench.ui.console.view";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  private final int number = COUNT.incrementAndGet();
  private final UiDriver driver = UiDrivers.create();
  private final WorkbenchPage window = new WorkbenchPage(driver);
  private SimulatedFleet fleet;

  /** A running VM on pm1 that migrates within seconds. */
  final String alpha = "alpha-" + number;
  /** A running VM on pm2. */
  final String beta = "beta-" + number;
  /** A running VM on pm1 that migrates for a long time. */
  final String big = "big-" + number;
  /** A running VM on pm1 whose name says that it is meant to stay there. */
  final String pinned = "pinned-" + number;
  /** A VM on pm1 that is shut off. */
  final String idle = "idle-" + number;

  UiDriver driver() {
    return driver;
  }

  WorkbenchPage window() {
    return window;
  }

  SimulatedFleet fleet() {
    return fleet;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Watchdog.register(context);
    clear();
    Services.get(Polling.class).setInterval(Duration.ofSeconds(1));
    String name = "ui" + number + "-" + COUNT.incrementAndGet();
    fleet = Services.get(Simulator.class).add(definition(name));
    add(PM1, name + "/pm1");
    add(PM2, name + "/pm2");
    Wait.forValue("Hosts that are connected", () -> hosts().stream().filter(Host::isConnected).map(Host::name).toList(),
        List.of(PM1, PM2)::equals);
    Wait.forValue("Their VMs", () -> Services.get(Inventory.class).virtualMachines().stream()
        .filter(vm -> !vm.isControlDomain()).map(VirtualMachine::name).toList(),
        List.of(alpha, beta, big, idle, pinned)::equals);
  }

  private FleetDefinition definition(String name) {
    return FleetDefinition.named(name).host(PM1, 8, 16 * GIB).host(PM2, 8, 16 * GIB)
        .migrationBandwidth(64 * MIB).shutdownTime(Duration.ofMillis(300))
        .vm(vm(alpha, PM1, 128 * MIB)).vm(vm(beta, PM2, 128 * MIB)).vm(vm(big, PM1, 8 * GIB))
        .vm(vm(idle, PM1, 128 * MIB).shutOff()).vm(vm(pinned, PM1, 128 * MIB)).build();
  }

  /** Adds a host with a running copy of a VM whose UUID was not changed; its name. */
  String addCopy(String host, String vm) {
    String name = "ui" + number + "-" + COUNT.incrementAndGet();
    SimulatedVm copy = new SimulatedVm(uuid(vm), "copy-of-" + vm, host, 1, 128 * MIB, true,
        VmLoad.server(0.3, 40_000, 20_000, 1));
    Services.get(Simulator.class).add(FleetDefinition.named(name).host(host, 8, 16 * GIB).vm(copy).build());
    add(host, name + '/' + host);
    return copy.name();
  }

  private static SimulatedVm vm(String name, String host, long memory) {
    return SimulatedVm.of(name, host, 1, memory, VmLoad.server(0.3, 40_000, 20_000, name.hashCode() & 0xff));
  }

  private static void add(String name, String address) {
    Services.get(HostRegistry.class).add(new HostConfiguration(HostId.random(), name,
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, address, 0, Optional.empty()), Optional.empty(), true,
        false));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      picture(context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName());
    }
    clear();
  }

  /** Writes a picture of the screen to the folder of the test's reports. */
  void picture(String name) {
    try {
      Path folder =
          Files.createDirectories(Path.of(System.getProperty("xenworkbench.screenshots", "target/screenshots")));
      window.screenshot(folder.resolve(name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No dialog, no console, no words that the log is filtered by, no operation, no host. */
  private void clear() {
    closeDialogs();
    window.hideAll(CONSOLE_VIEW);
    if (driver.isShown(EventLogPage.FILTER)) {
      driver.setText(EventLogPage.FILTER, "");
    }
    OperationService operations = Services.get(OperationService.class);
    operations.running().forEach(state -> operations.cancel(state.id()));
    Wait.until("Operations have ended", () -> operations.running().isEmpty());
    HostRegistry registry = Services.get(HostRegistry.class);
    hosts().forEach(host -> registry.remove(host.id()));
    Wait.until("Hosts are gone", () -> hosts().isEmpty());
    // those of the next test have the same names
    Wait.until("Hosts are gone from the tree", () -> !driver.isShown(TREE)
        || driver.rows(TREE).stream().noneMatch(row -> List.of(SHOWN_PM1, SHOWN_PM2).contains(row.cell(0))));
    closeDialogs();
  }

  private void closeDialogs() {
    Wait.until("Dialogs are closed", () -> {
      List<String> dialogs = driver.dialogs();
      dialogs.forEach(driver::close);
      return dialogs.isEmpty();
    });
  }

  /** The hypervisor hosts. */
  static List<Host> hosts() {
    return Services.get(Inventory.class).hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
  }

  /** A host as it is now. */
  static Host host(String name) {
    return hosts().stream().filter(host -> host.name().equals(name)).findFirst().orElseThrow();
  }

  /** A VM as it is now. */
  static VirtualMachine vm(String name) {
    return Services.get(Inventory.class).virtualMachines().stream().filter(vm -> vm.name().equals(name)).findFirst()
        .orElseThrow();
  }

  /** The UUID of a VM of the fleet. */
  UUID uuid(String vm) {
    return fleet.vm(vm);
  }
}
