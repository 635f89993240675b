/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.faults.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection.State;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.testkit.libvirt.SlowLine;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * Operations that take long, here by a slow line: libvirtd serves five requests of one client, and a connection that
 * has none left for keepalive is lost. So at most four run, the others wait, and polling goes on.
 */
class LongOperationsTest {

  private static final int OPERATIONS = 9;

  private TestDaemon daemon;
  private SlowLine line;
  private Engine engine;

  @BeforeEach
  void start() throws Exception {
    daemon = TestDaemon.start();
    daemon.populate(OPERATIONS);
    line = SlowLine.to(daemon.port(), Duration.ZERO);
    engine = new Engine();
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    line.close();
    daemon.close();
  }

  @Test
  void allOfThemEndWhilePollingGoesOn() throws Exception {
    HostId host = engine.add("slow", TestDaemon.endpoint(line.port()));
    engine.awaitRounds(host, 2);
    line.delay(Duration.ofMillis(400));
    long rounds = engine.rounds(host);
    List<OperationHandle> started = new ArrayList<>();
    for (VirtualMachine vm : engine.inventory.virtualMachines(host)) {
      started.add(engine.machines.power(vm.id(), host, PowerAction.PAUSE, "test"));
    }
    assertThat(started).hasSize(OPERATIONS);
    for (OperationHandle operation : started) {
      assertThat(operation.done().get(Engine.PATIENCE.toSeconds(), TimeUnit.SECONDS).status())
          .isEqualTo(LogEntry.Status.SUCCEEDED);
    }
    assertThat(engine.rounds(host)).as("rounds").isGreaterThan(rounds);
    assertThat(engine.connection(host).state()).isEqualTo(State.CONNECTED);
    assertThat(engine.statistics(host).orElseThrow().failures()).isZero();
  }
}
