/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.internal.check.CpuCheck;
import org.xenworkbench.core.migration.internal.check.DeviceCheck;
import org.xenworkbench.core.migration.internal.check.DiskCheck;
import org.xenworkbench.core.migration.internal.check.HostFacts;
import org.xenworkbench.core.migration.internal.check.IdentityCheck;
import org.xenworkbench.core.migration.internal.check.LeftBehindCheck;
import org.xenworkbench.core.migration.internal.check.NetworkCheck;
import org.xenworkbench.core.migration.internal.check.SlotsCheck;
import org.xenworkbench.core.migration.internal.check.VersionCheck;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeVmDevices;
import org.xenworkbench.core.testkit.Figure;

/**
 * What all checks of some virtual machines against many targets cost in CPU time of the whole process, simulator
 * included. Arguments: how many of each.
 */
public final class ChecksBenchmark {

  private static final long GIB = 1L << 30;
  private static final int VMS_PER_HOST = 10;
  private static final int WARM_UP = 3;
  /** As many speak of a VM that is well, the core's own among them. */
  private static final int CHECKS = 12;

  private ChecksBenchmark() {
  }

  /** Measures it. */
  public static void main(String[] arguments) throws Exception {
    int vms = Integer.parseInt(arguments[0]);
    int targets = Integer.parseInt(arguments[1]);
    try (Engine engine = new Engine()) {
      List<HostId> hosts = connect(engine, targets + 1, Math.max(vms, VMS_PER_HOST));
      List<VmId> wanted = engine.inventory.virtualMachines(hosts.get(0)).stream()
          .filter(vm -> !vm.isControlDomain()).map(VirtualMachine::id).limit(vms).toList();
      MigrationServiceImpl service = engine.parts.service();
      double asked = 0;
      double answered = 0;
      for (int round = 0; round <= WARM_UP; round++) {
        List<Bound> checks = checks(engine);
        checks.forEach(service::bindCheck);
        asked = check(service, wanted, hosts.subList(1, hosts.size()));
        answered = check(service, wanted, hosts.subList(1, hosts.size()));
        checks.forEach(service::unbindCheck);
      }
      String all = vms + " VMs x " + targets + " targets";
      Figure.print("all checks of " + all + ", hosts asked: CPU", asked, "s", 1);
      Figure.print("all checks of " + all + ", just answered: CPU", answered, "s", 1);
    }
  }

  private static List<HostId> connect(Engine engine, int count, int vms) {
    FleetDefinition.Builder fleet = FleetDefinition.named("many");
    for (int host = 0; host < count; host++) {
      fleet.host("pm" + host, 16, 256 * GIB);
      for (int vm = 0; vm < vms; vm++) {
        fleet.vm(SimulatedVm.of("vm" + host + '-' + vm, "pm" + host, 1, GIB, VmLoad.IDLE));
      }
    }
    engine.simulator.add(fleet.build());
    List<HostId> hosts =
        IntStream.range(0, count).mapToObj(host -> engine.add("pm" + host, "many/pm" + host)).toList();
    engine.until("all are connected and polled", () -> hosts.stream()
        .allMatch(host -> engine.inventory.host(host).filter(Host::isConnected).isPresent()
            && engine.polling.statistics(host).isPresent()
            && engine.inventory.virtualMachines(host).size() > vms));
    return hosts;
  }

  /** Those to which no host has answered anything yet. */
  private static List<Bound> checks(Engine engine) {
    HostFacts facts = new HostFacts(engine.hosts, engine.polling);
    FakeHostResources resources = new FakeHostResources();
    return Stream
        .<MigrationCheck>of(new VersionCheck(), new CpuCheck(facts),
            new DiskCheck(facts, resources, new FakeVmDevices()),
            new NetworkCheck(facts, resources), new DeviceCheck(facts), new IdentityCheck(), new LeftBehindCheck(),
            new SlotsCheck(engine.hosts))
        .map(Bound::of).toList();
  }

  /** The seconds of CPU time that it took; fails unless each target can take all. */
  private static double check(MigrationService service, List<VmId> vms, List<HostId> targets) {
    OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<Verdict> found = new ArrayList<>();
    long before = process.getProcessCpuTime();
    for (HostId target : targets) {
      found.addAll(
          service.checkTogether(vms.stream().map(vm -> MigrationRequest.peerToPeer(vm, target)).toList()));
    }
    double seconds = (process.getProcessCpuTime() - before) / 1e9;
    if (found.stream().map(Verdict::check).distinct().count() < CHECKS) {
      throw new IllegalStateException("some checks said nothing");
    }
    found.stream().filter(verdict -> verdict.severity() == Verdict.Severity.ERROR).findFirst().ifPresent(verdict -> {
      throw new IllegalStateException(verdict.toString());
    });
    return seconds;
  }

  /** A check as the whiteboard gives it. */
  private record Bound(MigrationCheck check, ServiceReference<MigrationCheck> reference)
      implements ComponentServiceObjects<MigrationCheck> {

    @SuppressWarnings("unchecked") // a reference is compared, and nothing else
    static Bound of(MigrationCheck check) {
      int own = System.identityHashCode(check);
      return new Bound(check, (ServiceReference<MigrationCheck>) Proxy.newProxyInstance(
          ServiceReference.class.getClassLoader(), new Class<?>[] {ServiceReference.class},
          (proxy, method, arguments) -> switch (method.getName()) {
            case "compareTo" -> Integer.compare(own, arguments[0].hashCode());
            case "hashCode" -> own;
            default -> throw new UnsupportedOperationException(method.getName());
          }));
    }

    @Override
    public MigrationCheck getService() {
      return check;
    }

    @Override
    public void ungetService(MigrationCheck service) {
      // there is nothing to give back
    }

    @Override
    public ServiceReference<MigrationCheck> getServiceReference() {
      return reference;
    }
  }
}
