/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.testkit.FakeSession;

/** What is noted of something that may have been done is what the host ended with, not what it was still at. */
class DoubtTest {

  private static final UUID OLD = UUID.randomUUID();

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  /** Its host is lost when it has done it; each look finds the next of those, and the last again and again. */
  private final class Lost implements Operation {

    private final Deque<Object> looks;
    private final AtomicInteger looked = new AtomicInteger();

    Lost(Object... looks) {
      this.looks = new ArrayDeque<>(List.of(looks));
    }

    @Override
    public Description describe() {
      return Description.of("lose", engine.b, "b", "Losing", "Lost");
    }

    @Override
    public void execute(OperationMonitor monitor) throws HypervisorException {
      engine.hosts.run(engine.b, Role.OPERATIONS, session -> {
        throw new HypervisorException(Kind.LOST, "It does not answer.");
      });
    }

    @Override
    public String found(HypervisorSession session, Map<String, String> facts) throws HypervisorException {
      looked.incrementAndGet();
      Object next = looks.size() > 1 ? looks.remove() : looks.element();
      if (next instanceof HypervisorException failure) {
        throw failure;
      } else if (next instanceof RuntimeException broken) {
        throw broken;
      }
      return String.valueOf(next);
    }
  }

  private LogEntry entry(OperationHandle handle) throws Exception {
    return engine.log.get(handle.id()).orElseThrow();
  }

  private String noted(Lost lost) throws Exception {
    OperationHandle handle = engine.operations.start(lost, "me");
    String end = engine.get(handle.done()).error().orElseThrow().getMessage();
    engine.until("it is noted", () -> !LogAttribute.IN_DOUBT.isIn(entry(handle)));
    assertThat(entry(handle).details()).startsWith(end);
    return entry(handle).details().substring(end.length() + 1);
  }

  @Test
  void whatTheHostIsStillAtIsNotNoted() throws Exception {
    assertThat(noted(new Lost("It is begun.", "It goes on.", "It is done.")))
        .matches("Found when 'b' answered again, at [-0-9]+ [:0-9]+: It is done\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST", "BUSY"})
  void whatIsOnlyNotAnsweredNowIsLookedAtAgain(Kind kind) throws Exception {
    Lost lost = new Lost(new HypervisorException(kind, "Not now."), "It is done.");
    assertThat(noted(lost)).endsWith(": It is done.");
    assertThat(lost.looked).hasValue(3);
  }

  @Test
  void whatCannotBeLookedAtIsToldAndNotAskedAnyMore() throws Exception {
    Lost refused = new Lost(new HypervisorException(Kind.FAILED, "No."), "It is done.");
    assertThat(noted(refused)).isEqualTo("Whether it was done could not be looked at: No.");
    assertThat(noted(new Lost(new IllegalStateException("broken"), "It is done.")))
        .startsWith("Whether it was done could not be looked at: ").contains("broken");
    assertThat(refused.looked).hasValue(1);
  }

  /** A managed save of a large VM takes minutes. */
  @Test
  void aVmThatHasAJobIsLookedAtAgain() throws Exception {
    LogEntry entry = inDoubt().host(engine.b, "b").vm(VmId.of(OLD), "old").build();
    engine.log.append(entry);
    WithJob session = new WithJob();
    Doubt doubt = Doubt.earlier(entry, engine.log, Clock.systemUTC());
    assertThat(List.of(doubt.at(session), doubt.at(session), doubt.at(session))).containsOnly(false);
    session.job = Optional.empty();
    assertThat(doubt.at(session)).isTrue();
    assertThat(engine.log.get(entry.correlation()).orElseThrow().message()).endsWith(": VM 'old' is not there.");
  }

  private static final class WithJob extends FakeSession implements JobControl {

    private Optional<JobProgress> job = Optional.of(JobProgress.elapsedOnly(Duration.ofMinutes(1)));

    @Override
    public Optional<JobProgress> jobProgress(UUID domain) {
      return job;
    }

    @Override
    public void abortJob(UUID domain) {
      throw new AssertionError("It is only looked at.");
    }
  }

  @Test
  void aHostThatIsRemovedIsNotWaitedFor() throws Exception {
    Lost lost = new Lost(new HypervisorException(Kind.LOST, "Not now."));
    OperationHandle handle = engine.operations.start(lost, "me");
    engine.get(handle.done());
    assertThat(LogAttribute.IN_DOUBT.isIn(entry(handle))).isTrue();
    engine.registry.registry().remove(engine.b);
    engine.until("it is told", () -> !LogAttribute.IN_DOUBT.isIn(entry(handle)));
    assertThat(entry(handle).message()).contains("could not be looked at: There is no such host");
  }

  private LogEntry.Builder inDoubt() {
    return LogEntry.of("start", LogEntry.Status.FAILED, "Failed.", engine.time.clock().instant().minusSeconds(60))
        .correlation(UUID.randomUUID()).finished(engine.time.clock().instant())
        .attribute(LogAttribute.IN_DOUBT, "true");
  }

  /** When the process ended before the host answered. */
  @Test
  void whatAnEarlierProcessLeftIsTakenUpByTheVm() throws Exception {
    VmId old = engine.inventory.virtualMachines().stream().filter(vm -> vm.name().equals("old")).findFirst()
        .orElseThrow().id();
    List<LogEntry> left = List.of(inDoubt().host(engine.b, "b").vm(old, "old").build(),
        inDoubt().host(engine.b, "b").build(), inDoubt().host(HostId.random(), "c").vm(old, "old").build());
    left.forEach(engine.log::append);
    new EarlierDoubts(engine.log, engine.hosts, engine.time);
    List<String> messages = new ArrayList<>();
    for (LogEntry each : left) {
      engine.until("it is told", () -> !LogAttribute.IN_DOUBT.isIn(engine.log.get(each.correlation()).orElseThrow()));
      messages.add(engine.log.get(each.correlation()).orElseThrow().message());
    }
    assertThat(messages.get(0)).matches("Failed\\. Found when 'b' answered again, at .*: VM 'old' is shut off\\.");
    assertThat(messages.get(1))
        .endsWith("The workbench was closed before 'b' answered again: nobody has looked whether it was done.");
    assertThat(messages.get(2)).contains("There is no such host");
  }

  @Test
  void whatShowsNothingIsToldAsThat() throws Exception {
    assertThat(noted(new Lost(""))).isEqualTo("'b' answers again, and shows nothing of whether it was done.");
  }
}
