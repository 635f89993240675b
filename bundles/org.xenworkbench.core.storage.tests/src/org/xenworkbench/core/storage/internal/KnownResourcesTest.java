/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** What becomes of answers, which come when the test says. */
class KnownResourcesTest {

  private final SimulatedEngine engine = new SimulatedEngine();
  private final Queue<Runnable> questions = new ArrayDeque<>();
  private final Queue<CompletableFuture<?>> asked = new ArrayDeque<>();
  private final KnownResources known = new KnownResources(engine.inventory, new Calls());
  private final ResourceId storage = ResourceId.storage(engine.a);

  /** Keeps questions until they are to be answered by the real host. */
  private final class Calls implements HostCalls {

    @Override
    public Timing timing() {
      return engine.time;
    }

    @Override
    public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
      CompletableFuture<R> answer = new CompletableFuture<>();
      questions.add(() -> {
        try {
          answer.complete(engine.get(engine.hosts.submit(host, connection, call)));
        } catch (Exception e) {
          answer.completeExceptionally(e);
        }
      });
      asked.add(answer);
      return answer;
    }

    @Override
    public void pollSoon(HostId host) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Registration addListener(HostEventListener listener) {
      return () -> {};
    }
  }

  @AfterEach
  void close() {
    known.close();
    engine.close();
  }

  private boolean isConnected() {
    return engine.inventory.host(engine.a).filter(Host::isConnected).isPresent();
  }

  /** Who looks while a host is asked is served by another question, and not by one for each look. */
  @Test
  void looksAreGathered() {
    for (int i = 0; i < 100; i++) {
      known.look(storage);
    }
    assertThat(questions).hasSize(1);
    questions.remove().run();
    assertThat(questions).as("one for the other 99").hasSize(1);
    assertThat(known.of(storage).asking()).isTrue();
    questions.remove().run();
    assertThat(questions).isEmpty();
    assertThat(known.of(storage).all()).hasSize(2);
    assertThat(known.of(storage).asking()).isFalse();
  }

  /** As of a host that was frozen when it was asked, and is connected again since. */
  @Test
  void anAnswerToAFormerConnectionComesTooLate() throws Exception {
    known.look(storage);
    known.look(storage);
    CompletableFuture<?> late = asked.remove();
    questions.clear();
    engine.registry.disconnect(engine.a);
    engine.until("it is forgotten", () -> !isConnected() && !known.of(storage).asking());
    engine.registry.connect(engine.a);
    engine.until("it is connected", this::isConnected);
    engine.settle();
    known.look(storage);
    late.completeExceptionally(new HypervisorException(HypervisorException.Kind.LOST, "frozen"));
    assertThat(known.of(storage).asking()).as("its own question is open").isTrue();
    assertThat(known.of(storage).problem()).isEmpty();
    questions.remove().run();
    assertThat(known.of(storage).all()).hasSize(2);
    assertThat(questions).as("looks of before are over").isEmpty();
  }

  /** Listeners may be told of a host's going when it is back and was looked at already. */
  @Test
  void whatWasLookedAtBeforeItsGoingWasToldIsAskedForAgain() throws Exception {
    CompletableFuture<Void> told = new CompletableFuture<>();
    engine.core.delivery().execute(told::join);
    engine.registry.disconnect(engine.a);
    engine.until("it is gone", () -> !isConnected());
    engine.registry.connect(engine.a);
    engine.until("it is connected", this::isConnected);
    known.look(storage);
    questions.clear();
    told.complete(null);
    engine.settle();
    while (!questions.isEmpty()) {
      questions.remove().run();
    }
    assertThat(known.of(storage).all()).hasSize(2);
  }

  @Test
  void aFailureIsKeptWithItsReason() {
    known.look(storage);
    asked.remove().completeExceptionally(new HypervisorException(HypervisorException.Kind.FAILED, "no disk"));
    assertThat(known.of(storage).problem()).contains("no disk");
    assertThat(known.of(storage).told()).isFalse();
  }
}
