/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;

/** Sessions to libvirt's test driver beyond what the contract asks. */
class LibvirtSessionTest {

  private final List<IStatus> log = new CopyOnWriteArrayList<>();
  private final LibvirtDriver driver = new LibvirtDriver(log::add);
  private final ExecutorService calls = Threads.pool("test-calls", 4);

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    calls.shutdownNow();
    driver.deactivate();
  }

  private static void assertFails(Kind kind, String text, ThrowingCallable call) {
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(call).satisfies(e -> {
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
      boolean ofConnection = kind == Kind.LOST || kind == Kind.AUTHENTICATION; // whoever shows it says the host
      assertThat(e.getMessage()).contains(text);
      assertThat(e.getMessage().contains("PM1")).as(e.getMessage()).isNotEqualTo(ofConnection);
      assertThat(e).hasNoCause();
    });
  }

  @Test
  void readsAllDomainsByAnyExecutor() throws Exception {
    TestHost host = TestHost.with(folder, 50);
    try (HypervisorSession parallel = host.open(driver, calls, SessionListener.NONE);
        HypervisorSession direct = host.open(driver, Runnable::run, SessionListener.NONE)) {
      for (HypervisorSession session : List.of(parallel, direct)) {
        PollRound round = session.poll(PollRequest.ALL);
        assertThat(round.domains()).hasSize(50).allSatisfy(domain -> {
          assertThat(domain.cpuTime()).isPositive();
          assertThat(domain.info().maxMemory()).isEqualTo(1L << 30);
          assertThat(domain.info().vcpus()).isEqualTo(2);
          assertThat(domain.readings()).extracting(Reading::metric).containsExactly("vif_0_rx", "vif_0_tx",
              "vbd_vda_read", "vbd_vda_write", "vbd_vda_iops_read", "vbd_vda_iops_write");
        });
        assertThat(round.host().cpus()).isEqualTo(4);
        assertThat(round.host().cpuFromDomains()).isFalse();
      }
    }
  }

  @Test
  void aSessionWhosePoolIsClosedIsLost() throws Exception {
    TestHost host = TestHost.with(folder, 5);
    try (HypervisorSession session = host.open(driver, task -> {
      throw new RejectedExecutionException();
    }, SessionListener.NONE)) {
      assertFails(Kind.LOST, "closed", () -> session.poll(PollRequest.ALL));
    }
  }

  @Test
  void theRightPasswordOpens() throws Exception {
    TestHost host = TestHost.guarded(folder, "ann", "s3crät");
    for (int i = 0; i < 200; i++) {
      try (HypervisorSession session = host.open(driver, Optional.of(new Credentials("ann", "s3crät".toCharArray())))) {
        assertThat(session.isAlive()).isTrue();
      }
    }
  }

  @Test
  void aWrongOrMissingPasswordIsSaidWithoutIt() throws Exception {
    TestHost host = TestHost.guarded(folder, "ann", "secret");
    assertFails(Kind.AUTHENTICATION, "user name and password", () -> host.open(driver, Optional.empty()));
    assertThatExceptionOfType(HypervisorException.class)
        .isThrownBy(() -> host.open(driver, Optional.of(new Credentials("ann", "guessed".toCharArray()))))
        .satisfies(e -> {
          assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION);
          assertThat(e.toString()).doesNotContain("guessed", "secret");
        });
  }

  @Test
  void aReadOnlySessionReadsAndRefusesToChange() throws Exception {
    TestHost host = TestHost.with(folder, 1);
    UUID vm = TestHost.uuid(0);
    try (HypervisorSession session = host.openReadOnly(driver)) {
      assertThat(session.poll(PollRequest.ALL).domains()).hasSize(1);
      for (PowerAction action : PowerAction.values()) {
        assertFails(Kind.CONFIGURATION, "read-only", () -> session.require(PowerControl.class).power(vm, action));
      }
      assertThat(session.capabilities().matrix()).hasSameSizeAs(Feature.values()).anySatisfy(line -> {
        assertThat(line.feature()).isEqualTo(Feature.POWER);
        assertThat(line.there()).isFalse();
        assertThat(line.reason()).contains("read-only");
      }).anySatisfy(line -> {
        assertThat(line.feature()).isEqualTo(Feature.EVENTS);
        assertThat(line.there()).isTrue();
      });
    }
  }

  @Test
  void whatTheDriverLacksIsRefusedWithItsReason() throws Exception {
    TestHost host = TestHost.with(folder, 1);
    try (HypervisorSession session = host.open(driver, Runnable::run, SessionListener.NONE)) {
      assertThat(session.capabilities().has(Feature.POWER)).isTrue();
      assertLacks(session, MigrationControl.class, "cannot migrate");
      assertLacks(session, ConsoleAccess.class, "no console");
      assertLacks(session, JobControl.class, "no jobs");
    }
  }

  @Test
  void architectureIsNoCpuModel() throws Exception {
    try (HypervisorSession session = TestHost.with(folder, 1).open(driver, Runnable::run, SessionListener.NONE)) {
      assertThat(session.hostInfo().architecture()).isEqualTo("i686");
      assertThat(session.hostInfo().cpuModel()).as("the test driver knows none").isEmpty();
    }
  }

  private static void assertLacks(HypervisorSession session, Class<?> facet, String reason) {
    assertThat(session.facet(facet)).isEmpty();
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> session.require(facet))
        .withMessageContaining(reason).extracting(HypervisorException::kind).isEqualTo(Kind.UNSUPPORTED);
  }

  @Test
  void aFileThatDescribesNoHostIsAnError() {
    Endpoint missing = new Endpoint("test", Transport.LOCAL, folder.resolve("none.xml").toString(), 0,
        Optional.empty());
    SessionContext context = new SessionContext(SessionContext.Role.POLLING, "PM1", Clock.systemUTC(), Runnable::run,
        Optional.empty(), false, SessionListener.NONE);
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> driver.open(missing, context))
        .withMessageContaining("none.xml").matches(e -> !e.getMessage().contains("PM1"), "leaves the host to be said");
  }

  @Test
  void sessionsAndDriversComeAndGo() throws Exception {
    TestHost host = TestHost.with(folder, 3);
    List<HypervisorSession> sessions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LibvirtDriver other = new LibvirtDriver(log::add);
      sessions.add(host.open(other, calls, SessionListener.NONE));
      assertThat(sessions.get(i).poll(PollRequest.ALL).domains()).hasSize(3);
      sessions.get(i).close();
      other.deactivate();
    }
    try (HypervisorSession last = host.open(driver, calls, SessionListener.NONE)) {
      assertThat(last.poll(PollRequest.ALL).domains()).hasSize(3);
    }
  }
}
