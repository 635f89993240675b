/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.faults.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** One machine that is connected twice, and one UUID on two machines. */
class IdentityTest {

  private static final int DOMAINS = 3;
  private static final UUID UUID_OF_BOTH = UUID.fromString("99999999-1111-4222-8333-000000000001");

  @TempDir
  private Path folder;
  private TestDaemon first;
  private TestDaemon second;
  private Engine engine;
  private HostId a;

  @BeforeEach
  void start() throws Exception {
    first = TestDaemon.start();
    first.populate(DOMAINS);
    second = TestDaemon.start();
    second.populate(DOMAINS);
    engine = new Engine();
    a = engine.add("A", first.endpoint());
    engine.awaitRounds(a, 1);
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    first.close();
    second.close();
  }

  @Test
  void machineThatIsConnectedTwiceIsRecognised() {
    HostId again = engine.add("A2",
        new Endpoint("test", Endpoint.Transport.TCP, "localhost", first.port(), Optional.empty()));
    Await.until("it is recognised", Engine.PATIENCE, () -> engine.host(again).sameMachineAs().isPresent());
    engine.awaitRounds(again, 2);
    engine.awaitRounds(a, 2);
    assertThat(engine.host(again).sameMachineAs()).contains(a);
    assertThat(engine.inventory.virtualMachines(a)).hasSize(DOMAINS).allMatch(vm -> vm.alsoOn().isEmpty());
    assertThat(engine.inventory.virtualMachines(again)).isEmpty();
    Await.until("it is said", Engine.PATIENCE, () -> !warnings(again).isEmpty());
    assertThat(warnings(again)).singleElement().asString().contains("'A2' is the same machine as 'A'");
  }

  @Test
  void bothVmsWithOneUuidAreShownAndCanBeActedOn() throws Exception {
    HostId b = engine.add("B", second.endpoint());
    engine.awaitRounds(b, 1);
    create(first, "web");
    Await.until("web is there", Engine.PATIENCE,
        () -> engine.inventory.virtualMachine(VmId.of(UUID_OF_BOTH)).isPresent());
    create(second, "web-copy");
    VmId claim = VmId.claim(b, UUID_OF_BOTH);
    Await.until("the copy is sampled", Engine.PATIENCE,
        () -> engine.sampler.latest(claim).containsKey(Metrics.CPU_USAGE));
    assertThat(vm(VmId.of(UUID_OF_BOTH))).satisfies(web -> {
      assertThat(web.name()).isEqualTo("web");
      assertThat(web.alsoOn()).containsExactly(b);
    });
    assertThat(vm(claim).name()).isEqualTo("web-copy");
    Await.until("the alarm", Engine.PATIENCE, () -> !warnings(a).isEmpty());
    assertThat(warnings(a)).singleElement().asString().contains("'web' on 'A'", "'web-copy' on 'B'");
    engine.machines.power(claim, b, PowerAction.PAUSE, "t").done().get(30, TimeUnit.SECONDS);
    Await.until("the copy is paused", Engine.PATIENCE, () -> !vm(claim).state().isRunning());
    assertThat(vm(VmId.of(UUID_OF_BOTH)).state().isRunning()).isTrue();
    engine.machines.power(VmId.of(UUID_OF_BOTH), a, PowerAction.FORCE_OFF, "t").done().get(30, TimeUnit.SECONDS);
    Await.until("web is gone, and the copy is the VM", Engine.PATIENCE,
        () -> engine.inventory.virtualMachine(claim).isEmpty() && vm(VmId.of(UUID_OF_BOTH)).host().equals(b));
  }

  private VirtualMachine vm(VmId id) {
    return engine.inventory.virtualMachine(id).orElseThrow();
  }

  private void create(TestDaemon daemon, String name) throws Exception {
    Path file = folder.resolve(name + ".xml");
    Files.writeString(file, "<domain type='test'><name>" + name + "</name><uuid>" + UUID_OF_BOTH
        + "</uuid><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>");
    daemon.virsh("create " + file);
  }

  private List<String> warnings(HostId host) {
    return engine.logged(host).stream().filter(entry -> entry.status() == LogEntry.Status.WARNING)
        .map(LogEntry::message).toList();
  }
}
