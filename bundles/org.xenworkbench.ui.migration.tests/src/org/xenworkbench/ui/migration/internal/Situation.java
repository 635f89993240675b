/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.action.Subject;

/** Three hosts, with VMs on the first one: what the wizard of a test works with. */
final class Situation implements IServiceLocator {

  static final String XEN_CANNOT = "Xen's driver (libxl) cannot do that.";

  final FakeInventory inventory = new FakeInventory();
  final FakeHostRegistry registry = new FakeHostRegistry();
  final FakeMigrations migrations = new FakeMigrations();
  final FakeSampler sampler = new FakeSampler();
  final HostId pm1;
  final HostId pm2;
  final HostId pm3;
  final VirtualMachine web;
  final VirtualMachine db;
  final VirtualMachine mail;
  private final Map<Class<?>, Object> services = new HashMap<>();

  /** @param xen whether the driver has no more than Xen's */
  Situation(boolean xen) {
    pm1 = host("pm1", xen);
    pm2 = host("pm2", xen);
    pm3 = host("pm3", xen);
    web = vm("web");
    db = vm("db");
    mail = vm("mail");
    services.put(Inventory.class, inventory);
    services.put(HostRegistry.class, registry);
    services.put(MigrationService.class, migrations);
    services.put(Sampler.class, sampler);
    services.put(RefreshTimes.class, new Times());
  }

  private HostId host(String name, boolean xen) {
    HostId id = HostId.random();
    inventory.put(Host.of(id, name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
        .info(HostInfo.of(name + ".example", "QEMU").cpus(4).memory(16L << 30).build()).build());
    registry.add(new HostConfiguration(id, name,
        new Endpoint(xen ? "xen" : "qemu", Endpoint.Transport.TLS, name + ".lan", 0, Optional.empty()),
        Optional.of(new Endpoint(xen ? "xen" : "qemu", Endpoint.Transport.TLS, "10.0.0." + name.charAt(2), 0,
            Optional.empty())),
        false, false));
    registry.withCapabilities(id, xen ? Capabilities.ALL.without(Map.of(Feature.MIGRATION_BANDWIDTH, XEN_CANNOT,
        Feature.MIGRATION_STORAGE, XEN_CANNOT, Feature.ABORT_JOB, XEN_CANNOT)) : Capabilities.ALL);
    migrations.letReach(id, List.of("10.0.0." + name.charAt(2), name + ".lan", name + ".example"));
    sampler.put(id, Metrics.MEMORY_FREE, 3.0 * (1L << 30));
    sampler.put(id, Metrics.CPU_AVG, 0.42);
    return id;
  }

  private VirtualMachine vm(String name) {
    VirtualMachine vm = VirtualMachine.of(VmId.of(UUID.randomUUID()), name, pm1).state(DomainState.RUNNING, 3)
        .memory(1L << 30, 1L << 30).build();
    inventory.put(vm);
    return vm;
  }

  static Choice<VirtualMachine> choice(VirtualMachine... vms) {
    return new Choice<>(Subject.VM, List.of(vms), List.of());
  }

  @Override
  public <T> T getService(Class<T> type) {
    return type.cast(services.get(type));
  }

  @Override
  public boolean hasService(Class<?> type) {
    return services.containsKey(type);
  }

  private static final class Times implements RefreshTimes {
    @Override
    public void record(String name, long nanos) {
      // not judged here
    }

    @Override
    public void recordOpening(String name, long nanos) {
      // not judged here
    }

    @Override
    public List<Summary> summaries() {
      return List.of();
    }

    @Override
    public List<Summary> openings() {
      return List.of();
    }

    @Override
    public void reset() {
      // nothing was recorded
    }
  }
}
