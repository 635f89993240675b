/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
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
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.operation.OperationState;

/** What is noted of something that may have been done is what the host ended with, not what it was still at. */
class DoubtTest {

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
    engine.until("it is noted", () -> entry(handle).details().length() > end.length());
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

  @Test
  void whatShowsNothingIsToldAsThat() throws Exception {
    assertThat(noted(new Lost(""))).isEqualTo("'b' answers again, and shows nothing of whether it was done.");
  }
}
