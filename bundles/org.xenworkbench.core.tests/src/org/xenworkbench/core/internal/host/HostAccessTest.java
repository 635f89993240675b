/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;

/** Whoever calls a host does so on its threads, within what a connection bears, and is told why not. */
class HostAccessTest {

  private final Engine engine = new Engine();
  private final HostCalls hosts = engine.hosts;
  private final int bound = engine.driver().callsPerConnection();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    goOn.countDown();
    engine.close();
  }

  private boolean hold(HypervisorSession session) {
    try {
      return goOn.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HypervisorException.Kind failure(CompletableFuture<?> answer) {
    Throwable reason = answer.handle((given, failed) -> failed).join();
    return ((HypervisorException) reason).kind();
  }

  @ParameterizedTest
  @EnumSource
  void everyConnectionAnswersOnThreadsOfItsHost(Role connection) throws HypervisorException {
    String thread = hosts.call(engine.a, connection, session -> {
      session.hostInfo();
      return Thread.currentThread().getName();
    });
    assertThat(thread).startsWith("xenworkbench-").contains("-a");
  }

  @ParameterizedTest
  @EnumSource
  void noMoreAreUnderWayThanAConnectionBears(Role connection) {
    engine.polling.setInterval(org.xenworkbench.core.host.Polling.MAX_INTERVAL);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 3 * bound; i++) {
      answers.add(hosts.submit(engine.a, connection, session -> {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        boolean went = hold(session);
        now.decrementAndGet();
        return went;
      }));
    }
    engine.until("as many are under way as it bears", () -> now.get() == bound);
    goOn.countDown();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isTrue());
    assertThat(most).hasValue(bound);
  }

  @Test
  void whatIsCancelledBeforeItsTurnIsNeverDone() {
    for (int i = 0; i < bound; i++) {
      hosts.submit(engine.a, Role.OPERATIONS, this::hold);
    }
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Boolean> waiting = hosts.submit(engine.a, Role.OPERATIONS, session -> done.getAndSet(true));
    waiting.cancel(false);
    goOn.countDown();
    assertThat(hosts.submit(engine.a, Role.OPERATIONS, session -> "afterwards").join()).isEqualTo("afterwards");
    assertThat(done).isFalse();
  }

  @Test
  void hostsThatCannotBeReachedAreToldAtOnce() {
    HostId nobody = HostId.random();
    assertThat(failure(hosts.submit(nobody, Role.POLLING, session -> true)))
        .isEqualTo(HypervisorException.Kind.CONFIGURATION);
    hosts.pollSoon(nobody);
    engine.registry.registry().disconnect(engine.a);
    for (Role connection : Role.values()) {
      assertThat(failure(hosts.submit(engine.a, connection, session -> true)))
          .isEqualTo(HypervisorException.Kind.LOST);
    }
    hosts.pollSoon(engine.a);
    assertThatExceptionOfType(HypervisorException.class)
        .isThrownBy(() -> hosts.run(engine.a, Role.OPERATIONS, HypervisorSession::hostInfo))
        .withMessageContaining("'a'");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatMustNotBeThrownIsLoggedAndTold(boolean error) throws Exception {
    CompletableFuture<Boolean> answer = hosts.submit(engine.a, Role.POLLING, session -> {
      if (error) { // as of a bundle that was updated
        throw new NoClassDefFoundError("broken caller");
      }
      throw new IllegalStateException("broken caller");
    });
    engine.until("it is answered", answer::isDone);
    assertThat(failure(answer)).isEqualTo(HypervisorException.Kind.FAILED);
    assertThat(engine.registry.problems()).anySatisfy(
        problem -> assertThat(problem.getException()).hasMessage("broken caller"));
  }

  /** As many operations as both hosts bear, each of which needs the other host too, as client-managed migrations do. */
  @Test
  void operationsThatNeedEachOthersHostsDoNotWaitForOneAnother() throws Exception {
    CountDownLatch allRun = new CountDownLatch(2 * bound);
    List<CompletableFuture<?>> ends = new ArrayList<>();
    for (int i = 0; i < bound; i++) {
      ends.add(engine.operations.start(new Visit(engine.a, engine.b, allRun), "t").done());
      ends.add(engine.operations.start(new Visit(engine.b, engine.a, allRun), "t").done());
    }
    engine.get(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)));
    assertThat(engine.entries("visit")).hasSize(2 * bound)
        .allSatisfy(entry -> assertThat(entry.message()).isEqualTo("Visited"));
  }

  /** An operation as a third party writes it: with a kind of its own, from exported packages alone. */
  private final class Visit implements Operation {

    private final HostId host;
    private final HostId other;
    private final CountDownLatch allRun;

    Visit(HostId host, HostId other, CountDownLatch allRun) {
      this.host = host;
      this.other = other;
      this.allRun = allRun;
    }

    @Override
    public Description describe() {
      return Description.of("visit", host, "h", "Visiting", "Visited");
    }

    @Override
    public void execute(org.xenworkbench.core.operation.OperationMonitor monitor) throws HypervisorException {
      allRun.countDown();
      hosts.run(host, Role.OPERATIONS, here -> {
        requireAllRun();
        hosts.run(other, Role.OPERATIONS, HypervisorSession::hostInfo);
      });
    }

    private void requireAllRun() throws HypervisorException {
      try {
        if (!allRun.await(30, TimeUnit.SECONDS)) {
          throw new HypervisorException(HypervisorException.Kind.FAILED, "They wait for one another.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
