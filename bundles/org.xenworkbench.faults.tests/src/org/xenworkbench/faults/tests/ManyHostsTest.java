/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.faults.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.model.Connection.State;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** A thousand configured hosts of which half are dead: the living are polled, the dead say why, nothing is used up. */
class ManyHostsTest {

  private static final int DAEMONS = 40;
  private static final int ALIVE = 500;
  private static final int DEAD = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  /**
   * Threads are lent to hosts that have something to do: a living one a few times in five seconds, a dead one seldom.
   */
  private static final int THREADS_PER_HOST = 1;
  private static final int SLACK = 50;

  @TempDir
  Path folder;
  private final List<TestDaemon> daemons = new ArrayList<>();
  private final List<HostId> alive = new ArrayList<>();
  private final List<HostId> dead = new ArrayList<>();
  private ServerSocket silent;
  private Engine engine;

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < DAEMONS; i++) {
      TestDaemon daemon = TestDaemon.start();
      daemon.populate(2);
      daemons.add(daemon);
    }
    silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    engine = new Engine();
    engine.polling.setInterval(Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    silent.close();
    for (TestDaemon daemon : daemons) {
      daemon.close();
    }
  }

  /** A daemon, or libvirt's test driver in this process; each has domains of its own. */
  private Endpoint aliveEndpoint(int number) throws IOException {
    if (number < DAEMONS) {
      return daemons.get(number).endpoint();
    }
    String description = """
        <node><domain type='test'><name>vm</name><uuid>%s</uuid><memory>1048576</memory><vcpu>1</vcpu>
        <os><type>hvm</type></os></domain></node>""".formatted(UUID.randomUUID());
    Path file = Files.writeString(folder.resolve("host" + number + ".xml"), description);
    return new Endpoint("test", Transport.LOCAL, file.toString(), 0, Optional.empty());
  }

  /** Refuses at once, never answers, or has no address. */
  private Endpoint deadEndpoint(int number) {
    return switch (number % 3) {
      case 0 -> TestDaemon.endpoint(1);
      case 1 -> TestDaemon.endpoint(silent.getLocalPort());
      default -> new Endpoint("test", Transport.TCP, "no-such-host-" + number + ".invalid", 0, Optional.empty());
    };
  }

  private static long sockets() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(ManyHostsTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  private static int threads() {
    return Thread.getAllStackTraces().size();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void theLivingArePolledWhateverTheDeadDo() throws Exception {
    int threadsBefore = threads();
    long socketsBefore = sockets();
    long heapBefore = heap();
    for (int i = 0; i < Math.max(ALIVE, DEAD); i++) {
      alive.add(engine.add("alive" + i, aliveEndpoint(i)));
      dead.add(engine.add("dead" + i, deadEndpoint(i)));
    }
    Await.until("all living hosts are connected", PATIENCE,
        () -> alive.stream().allMatch(host -> engine.connection(host).state() == State.CONNECTED));
    Map<HostId, Long> rounds = alive.stream().collect(Collectors.toMap(host -> host, engine::rounds));
    Await.until("all living hosts are polled on", PATIENCE,
        () -> alive.stream().allMatch(host -> engine.rounds(host) >= rounds.get(host) + 2));
    Set<HostId> silentSoFar = new HashSet<>(dead);
    Await.until("all dead hosts have failed at least once", PATIENCE, () -> {
      silentSoFar.removeIf(host -> engine.connection(host).reason().isPresent()); // until it is tried again
      return silentSoFar.isEmpty();
    });
    assertThat(alive).allSatisfy(host -> assertThat(engine.inventory.virtualMachines(host)).isNotEmpty());
    int threads = threads() - threadsBefore;
    long heap = heap() - heapBefore;
    System.out.println("[measured] " + (ALIVE + DEAD) + " hosts, half of them dead: " + threads + " threads, "
        + (sockets() - socketsBefore) + " sockets, " + (heap >> 20) + " MiB of heap more than none");
    assertThat(threads).isLessThan(THREADS_PER_HOST * (ALIVE + DEAD));
    assertThat(heap).as("heap").isLessThan(256L << 20);
    silent.close();
    engine.close();
    Await.until("threads and sockets are given back", PATIENCE,
        () -> threads() < threadsBefore + SLACK && sockets() < socketsBefore + SLACK);
  }
}
