/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.vm.DiskTurns;
import org.xenworkbench.core.vm.VmBoot;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmPlan;

/** Two who make a VM with one disk at the same moment, and start it. */
class TwoStartsTest {

  @Test
  void onlyOneOfThemRuns() throws Exception {
    try (Engine engine = new Engine()) {
      VmCreationImpl creation = new VmCreationImpl(engine.inventory, engine.registry,
          new SlowHosts(engine.hosts, new CountDownLatch(2)), engine.operations, new DiskTurns());
      GuestType type = engine.get(creation.guestTypes(engine.a)).get(0);
      List<OperationHandle> both = List.of(make(creation, engine, type, "one"), make(creation, engine, type, "two"));
      List<OperationState> ends = List.of(engine.get(both.get(0).done()), engine.get(both.get(1).done()));
      assertThat(ends).extracting(OperationState::status).containsExactlyInAnyOrder(Status.SUCCEEDED, Status.FAILED);
      assertThat(ends).filteredOn(end -> end.status() == Status.FAILED)
          .allSatisfy(end -> assertThat(end.error().orElseThrow().getMessage()).contains("/dev/sdz", "not shut off"));
    }
  }

  private static OperationHandle make(VmCreationImpl creation, Engine engine, GuestType type, String name) {
    VmPlan plan = VmPlan.of(name, UUID.randomUUID(), type, 256L << 20, 1)
        .withBoot(new VmBoot.Kernel("/boot/vmlinuz", "", "")).withDisks(List.of(VmDisk.existing("/dev/sdz", "raw")))
        .withNic(Optional.empty());
    return creation.create(engine.a, plan, true, "t");
  }

  /**
   * Hosts that start a VM only when two have begun to, or none follows for a while.
   *
   * @param begun counted down by each
   */
  private record SlowHosts(HostCalls hosts, CountDownLatch begun) implements HostCalls {

    private static <T> T like(Class<T> type, InvocationHandler handler) {
      return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private PowerControl slow(PowerControl control) {
      return like(PowerControl.class, (proxy, method, arguments) -> {
        begun.countDown();
        System.out.println("TwoStartsTest: at once " + begun.await(500, TimeUnit.MILLISECONDS));
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
          (proxy, method, arguments) -> method.getName().equals("require") && arguments[0] == PowerControl.class
              ? slow(session.require(PowerControl.class)) : method.invoke(session, arguments))));
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
