/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.VirtualTime;

/** When a session is polled, by a time that goes on when the test says so. */
class PollLoopTest {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  /** No back-off is longer after one failure or two. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final VirtualTime time = new VirtualTime();
  private final Answers answers = new Answers();
  private final Told told = new Told();
  private final PollLoop loop = new PollLoop(told, answers,
      new Pace(() -> INTERVAL, 1, new PollCount(), time, time.scheduler("ticker")), Runnable::run);

  private static HypervisorException failure(Kind kind) {
    return new HypervisorException(kind, "no answer");
  }

  @Test
  void eachTickIsARound() {
    loop.start();
    time.advance(INTERVAL.multipliedBy(3));
    assertThat(answers.asked).isEqualTo(4);
    assertThat(told.rounds).isEqualTo(4);
  }

  @Test
  void aFailedRoundIsTriedAgainSooner() {
    answers.next(() -> {
      throw failure(Kind.FAILED);
    });
    loop.start();
    time.advance(RETRY);
    assertThat(told.rounds).isEqualTo(1);
    assertThat(told.failures).hasSize(1);
    assertThat(told.losses).isEmpty();
  }

  /** As of a metric source's bundle that was updated: it ended the polling without a word. */
  @Test
  void anErrorIsAFailedRoundToo() {
    answers.next(() -> {
      throw new NoClassDefFoundError("org/example/Gone");
    });
    loop.start();
    time.advance(RETRY);
    assertThat(told.internal).singleElement().isInstanceOf(NoClassDefFoundError.class);
    assertThat(told.rounds).isEqualTo(1);
  }

  @Test
  void threeInARowAreALoss() {
    for (int i = 0; i < 3; i++) {
      answers.next(() -> {
        throw failure(Kind.FAILED);
      });
    }
    loop.start();
    time.advance(INTERVAL.multipliedBy(10));
    assertThat(answers.asked).as("then it is polled no more").isEqualTo(3);
    assertThat(told.failures).hasSize(2);
    assertThat(told.losses).hasSize(1);
  }

  @Test
  void whatIsLostIsPolledNoMore() {
    answers.next(() -> {
      throw failure(Kind.LOST);
    });
    loop.start();
    time.advance(INTERVAL.multipliedBy(10));
    assertThat(answers.asked).isEqualTo(1);
    assertThat(told.losses).hasSize(1);
  }

  /** The session is closed under the round, which fails for that reason: nobody wants to hear of it. */
  @Test
  void anEndDuringARoundIsNoFailure() {
    answers.next(() -> {
      loop.end();
      throw failure(Kind.LOST);
    });
    loop.start();
    loop.pollSoon();
    time.advance(INTERVAL.multipliedBy(10));
    assertThat(answers.asked).isEqualTo(1);
    assertThat(told.losses).isEmpty();
    assertThat(told.failures).isEmpty();
  }

  private interface Answer {
    void give() throws HypervisorException;
  }

  /** What is to be answered first; then every round is one without domains. */
  private final class Answers extends FakeSession {

    private final Deque<Answer> first = new ArrayDeque<>();
    private int asked;

    void next(Answer answer) {
      first.add(answer);
    }

    @Override
    public PollRound poll(PollRequest request) throws HypervisorException {
      asked++;
      if (!first.isEmpty()) {
        first.remove().give();
      }
      Instant now = time.clock().instant();
      return new PollRound(now, time.nanos(), new PollRound.HostReadings(time.nanos(), 1, false, List.of()),
          List.of());
    }
  }

  private static final class Told implements PollLoop.Polled {

    private final List<Throwable> internal = new ArrayList<>();
    private final List<HypervisorException> losses = new ArrayList<>();
    private final List<HypervisorException> failures = new ArrayList<>();
    private int rounds;

    @Override
    public PollRequest request() {
      return PollRequest.ALL;
    }

    @Override
    public boolean polled(PollRound readings, long began, Duration inForce) {
      rounds++;
      return true;
    }

    @Override
    public void lost(HypervisorException reason) {
      losses.add(reason);
    }

    @Override
    public HypervisorException internal(Throwable failure) {
      internal.add(failure);
      return PollLoopTest.failure(Kind.FAILED);
    }

    @Override
    public void failed(HypervisorException reason) {
      failures.add(reason);
    }

    @Override
    public void unread(PollRound readings) {
      throw new AssertionError(readings.unread());
    }
  }
}
