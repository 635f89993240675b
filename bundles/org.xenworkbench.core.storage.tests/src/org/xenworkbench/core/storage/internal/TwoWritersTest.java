/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** Two who attach one disk at the same moment. */
class TwoWritersTest {

  private static final DiskPlan DISK = new DiskPlan("/dev/sdz", "vdb", Bus.VIRTIO, "raw", Use.DISK);

  @Test
  void onlyOneOfThemGetsIt() throws Exception {
    SimulatedVm second = SimulatedVm.of("second", "a", 1, 1L << 28,
        new VmLoad(Load.busy(0.1, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE));
    try (SimulatedEngine engine = new SimulatedEngine(second);
        EmbeddedVms vms = new EmbeddedVms(engine.core, engine.time)) {
      HostResourcesImpl resources =
          new HostResourcesImpl(engine.inventory, engine.registry, engine.hosts, engine.operations);
      VmDevicesImpl devices = new VmDevicesImpl(engine.inventory, vms.vms(), resources,
          new SlowHosts(engine.hosts, new CountDownLatch(2)), engine.operations, vms.turns());
      OperationHandle one = devices.attach(engine.web, engine.a, DISK, "me");
      OperationHandle two = devices.attach(VmId.of(engine.fleet.vm("second")), engine.a, DISK, "you");
      assertThat(List.of(engine.get(one.done()).status(), engine.get(two.done()).status()))
          .containsExactlyInAnyOrder(LogEntry.Status.SUCCEEDED, LogEntry.Status.FAILED);
      resources.close();
    }
  }

  /**
   * Hosts that attach a disk only when two have begun to, or none follows for a while.
   *
   * @param begun counted down by each
   */
  private record SlowHosts(HostCalls hosts, CountDownLatch begun) implements HostCalls {

    private static <T> T like(Class<T> type, InvocationHandler handler) {
      return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private DeviceControl slow(DeviceControl control) {
      return like(DeviceControl.class, (proxy, method, arguments) -> {
        begun.countDown();
        System.out.println("TwoWritersTest: at once " + begun.await(500, TimeUnit.MILLISECONDS));
        return method.invoke(control, arguments);
      });
    }

    @Override
    public Timing timing() {
      return hosts.timing();
    }

    @Override
    public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
      return hosts.submit(host, connection, session -> call.on(like(HypervisorSession.class,
          (proxy, method, arguments) -> method.getName().equals("require") && arguments[0] == DeviceControl.class
              ? slow(session.require(DeviceControl.class)) : method.invoke(session, arguments))));
    }

    @Override
    public void pollSoon(HostId host) {
      hosts.pollSoon(host);
    }

    @Override
    public Registration addListener(HostEventListener listener) {
      return hosts.addListener(listener);
    }
  }
}
