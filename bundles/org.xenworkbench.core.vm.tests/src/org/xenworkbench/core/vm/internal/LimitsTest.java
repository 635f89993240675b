/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;

/** What a host's driver does not allow is not offered: a host like Xen, with eight CPUs, and one that is not. */
class LimitsTest {

  private static final long MEMORY = 256L << 20;

  private final Engine engine = new Engine();
  private HostId xen;
  private VmId vm;

  @BeforeEach
  void addHost() {
    VmLoad idle = new VmLoad(Load.NONE, Load.NONE, Load.NONE, Load.NONE, Load.NONE);
    vm = VmId.of(engine.simulator.add(FleetDefinition.named("xen").host("x", 8, 8L << 30)
        .vm(SimulatedVm.of("guest", "x", 2, MEMORY, idle)).xenLike().build()).vm("guest"));
    HostConfiguration host = new HostConfiguration(HostId.random(), "x",
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "xen/x", 0, Optional.empty()), Optional.empty(), true,
        false);
    engine.registry.add(host);
    xen = host.id();
    engine.until("it runs", () -> engine.inventory.virtualMachine(vm).filter(VirtualMachine::isActive).isPresent());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private VirtualMachine vm(VmId id) {
    return engine.inventory.virtualMachine(id).orElseThrow();
  }

  private long most(VmId id, VmSetting setting) {
    return engine.vms.amount(vm(id), setting).greatest();
  }

  private OperationState set(VmSetting setting, long value) throws Exception {
    return engine.get(engine.vms.set(vm, xen, setting, value, "t").done());
  }

  @Test
  void whatRunsIsGivenNoMoreThanItsMaximumOnXen() throws Exception {
    VirtualMachine running = vm(vm);
    assertThat(most(vm, VmSetting.SET_NEXT_MEMORY)).isEqualTo(running.maxMemory());
    assertThat(most(vm, VmSetting.SET_NEXT_VCPUS)).isEqualTo(running.maxVcpus()).isLessThan(8);
    for (VmSetting setting : new VmSetting[] {VmSetting.SET_NEXT_MEMORY, VmSetting.SET_NEXT_VCPUS}) {
      String why = engine.vms.amount(running, setting).bound();
      assertThat(why).isNotEmpty();
      long more = most(vm, setting) + setting.amount(running).unit().step();
      assertThatThrownBy(() -> set(setting, more)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(why);
    }
    assertThat(set(VmSetting.SET_NEXT_MEMORY, running.maxMemory()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(set(VmSetting.SET_NEXT_VCPUS, running.maxVcpus()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
  }

  @Test
  void whatIsOffIsGivenAsManyVcpusAsTheHostHasOnXen() throws Exception {
    engine.get(engine.vms.power(vm, xen, PowerAction.FORCE_OFF, "t").done());
    engine.until("it is off", () -> !vm(vm).isActive());
    assertThat(most(vm, VmSetting.SET_NEXT_VCPUS)).isEqualTo(8);
    assertThat(most(vm, VmSetting.SET_NEXT_MEMORY)).isEqualTo(VmSetting.SET_NEXT_MEMORY.amount(vm(vm)).greatest());
    assertThatThrownBy(() -> set(VmSetting.SET_NEXT_VCPUS, 9)).hasMessageContaining("can be 1 to 8, and not 9.");
    assertThat(set(VmSetting.SET_NEXT_VCPUS, 8).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(set(VmSetting.SET_NEXT_MEMORY, 2 * MEMORY).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
  }

  @Test
  void otherHostsAllowWhatTheyDid() {
    VirtualMachine web = vm(engine.web);
    for (VmSetting setting : VmSetting.values()) {
      assertThat(engine.vms.amount(web, setting)).isEqualTo(setting.amount(web));
    }
  }
}
