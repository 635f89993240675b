/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.libvirt.internal.jna.EventPoll;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.RecordingSessionListener;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * A thousand connections are opened, used and closed: what the process has of file descriptors, threads and memory is
 * the same after as before. Linux only.
 */
class LeakTest {

  private static final int CONNECTIONS = 1_000;
  private static final int WARM_UP = 200;
  private static final int ROUNDS = 4;
  private static final int DOMAINS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  /**
   * One connection has 22 to 79 KB, and a domain that is not freed keeps all of it; the rest is the JVM's own growth.
   */
  private static final long MEMORY_PER_CONNECTION = 20 << 10;

  /** Descriptors of files that the JVM opens, and threads that compile, now and then. */
  private static final int SLACK = 8;
  /** Between two collections hundreds of connections are made; a few are being closed while the next is opened. */
  private static final int BETWEEN = 50;

  private final LibvirtDriver driver = new LibvirtDriver(status -> {});
  private final ExecutorService calls = Threads.pool("test-calls", 4);

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    calls.shutdownNow();
    driver.deactivate();
  }

  /**
   * What the process has.
   *
   * @param natives native memory and callbacks that JNA keeps
   * @param sources what libvirt has registered with the event loop
   */
  private record Usage(long descriptors, long threads, long memory, long natives, long sources) {

    static Usage now() throws IOException, ReflectiveOperationException {
      try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
        return new Usage(open.count(), status("Threads:"), status("VmRSS:") << 10,
            kept(Memory.class) + kept(CallbackReference.class), EventPoll.instance().sources());
      }
    }

    /** Each connection that leaves something behind adds at least one, and there are hundreds. */
    boolean isLike(Usage before) {
      return !hasMoreNatives(before) && isLikeBesidesNatives(before);
    }

    boolean isLikeBesidesNatives(Usage before) {
      return descriptors <= before.descriptors + SLACK && threads <= before.threads + SLACK
          && sources <= before.sources;
    }

    /** Of a single round no proof: the process keeps some more now and then, and a leak does with every round. */
    boolean hasMoreNatives(Usage before) {
      return natives > before.natives + SLACK;
    }

    private static int kept(Class<?> type) throws ReflectiveOperationException {
      Field kept = type.getDeclaredField("allocatedMemory");
      kept.setAccessible(true);
      return ((Map<?, ?>) kept.get(null)).size();
    }

    private static long status(String key) throws IOException {
      try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
        String line = lines.filter(each -> each.startsWith(key)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
  }

  private void use(Endpoint endpoint, UUID domain) throws Exception {
    SessionContext context = new SessionContext(SessionContext.Role.POLLING, "PM1", Clock.systemUTC(), calls,
        Optional.empty(), false, new RecordingSessionListener());
    HypervisorSession session = driver.open(endpoint, context);
    try (session; ConnectionReferences references = ConnectionReferences.of(session)) {
      int before = references.others();
      assertThat(session.poll(PollRequest.ALL).domains()).hasSize(DOMAINS);
      assertThat(session.domain(domain)).isPresent();
      assertThat(session.domain(UUID.randomUUID())).isEmpty();
      assertThat(driver.listening()).isOne();
      assertThat(references.others()).as("handles that are not freed").isEqualTo(before);
      session.close();
      Await.until("nothing refers to the connection", PATIENCE, () -> references.others() == 0);
    }
    assertThat(driver.listening()).as("who hears of a closed connection").isZero();
  }

  @Test
  void connectionsLeaveNothingBehind() throws Exception {
    TestHost host = TestHost.with(folder, DOMAINS);
    try (TestDaemon daemon = TestDaemon.start()) {
      daemon.populate(DOMAINS);
      // Memory is compared once the process has what it keeps: code, arenas of the allocator, buffers.
      useInTurn(host, daemon, WARM_UP);
      boolean grows = true;
      for (int round = 0; grows && round < ROUNDS; round++) {
        grows = growsInRound(host, daemon);
      }
      assertThat(grows).as("memory grows with every round, not once, as the heap does").isFalse();
    }
  }

  /** Whether resident memory has grown, or what JNA keeps of native memory. */
  private boolean growsInRound(TestHost host, TestDaemon daemon) throws Exception {
    System.gc();
    Usage before = Usage.now();
    long most = useInTurn(host, daemon, CONNECTIONS - WARM_UP);
    Usage after = awaitAsBefore(before);
    System.out.println("[measured] " + CONNECTIONS + " connections: before " + before + ", after " + after
        + ", most descriptors in between " + most);
    assertThat(most).isLessThanOrEqualTo(before.descriptors() + BETWEEN);
    return after.memory() - before.memory() > (CONNECTIONS - WARM_UP) * MEMORY_PER_CONNECTION
        || after.hasMoreNatives(before);
  }

  /** What the process has when what is freed late is freed, too; else what it has in the end. */
  private static Usage awaitAsBefore(Usage before) throws Exception {
    AtomicReference<Usage> after = new AtomicReference<>(Usage.now());
    try {
      Await.until("all is as before", PATIENCE, () -> {
        System.gc(); // callbacks that open a connection are JNA's to free
        after.set(Usage.now());
        return after.get().isLike(before);
      });
    } catch (AssertionError e) {
      if (after.get().isLikeBesidesNatives(before)) {
        return after.get();
      }
      throw new AssertionError("Before " + before + ", after " + after, e);
    }
    return after.get();
  }

  /** The most file descriptors in between: a handle that is left to a finalizer keeps its connection's until then. */
  private long useInTurn(TestHost host, TestDaemon daemon, int times) throws Exception {
    long most = 0;
    for (int i = 0; i < times; i++) {
      if (i % 2 == 0) {
        use(host.endpoint(), TestHost.uuid(0));
      } else {
        use(daemon.endpoint(), daemon.uuid(0));
        most = Math.max(most, Usage.now().descriptors());
      }
    }
    return most;
  }
}
