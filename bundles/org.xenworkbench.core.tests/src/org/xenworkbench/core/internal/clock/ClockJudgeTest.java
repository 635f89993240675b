/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.internal.clock.ClockJudge.Change;

class ClockJudgeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int RUNS = Integer.getInteger("clock.runs", 300);

  private final ClockJudge judge = new ClockJudge();
  /** Since the start. */
  private Duration elapsed = Duration.ZERO;
  private Duration error = Duration.ZERO;

  private Change round() {
    elapsed = elapsed.plus(ROUND);
    return judge.read(wall(), elapsed.toNanos());
  }

  private Instant wall() {
    return START.plus(elapsed).plus(error);
  }

  private boolean believed() {
    return judge.believes(wall(), elapsed.toNanos());
  }

  private void begin(Duration beforeStart) {
    judge.begin(Optional.of(START.minus(beforeStart)), 0);
  }

  @Test
  void nothingIsBelievedBeforeItIsKnownWhatIsStored() {
    assertThat(round()).isEqualTo(Change.NONE);
    assertThat(believed()).isFalse();
  }

  @Test
  void withNothingStoredAnyTimeIsTheFirst() {
    judge.begin(Optional.empty(), 0);
    error = Duration.ofDays(-9_000);
    assertThat(round()).isEqualTo(Change.NONE);
    assertThat(believed()).isTrue();
  }

  @Test
  void aStartSoonAfterTheLastSampleIsBelievedAtOnce() {
    begin(Duration.ofMinutes(9));
    assertThat(round()).isEqualTo(Change.NONE);
    assertThat(judge.isSettled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30M", "P30D", "P730D", "PT-30M", "P-30D", "P-730D"})
  void aStepIsDoubtedUntilTheClockIsRightAgain(Duration step) {
    begin(Duration.ofMinutes(1));
    round();
    error = step;
    assertThat(round()).isEqualTo(Change.STEPPED);
    assertThat(judge.step()).isEqualTo(step);
    for (int i = 0; i < 2; i++) {
      assertThat(round()).isEqualTo(Change.NONE);
      assertThat(believed()).isFalse();
    }
    error = Duration.ZERO;
    assertThat(round()).isEqualTo(Change.RETURNED);
    assertThat(believed() && judge.isSettled()).isTrue();
    assertThat(judge.time(elapsed.toNanos())).isEqualTo(wall());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30M", "P730D", "PT-30M", "P-730D"})
  void aStepAtTheStartIsDoubtedUntilTheClockIsRight(Duration step) {
    begin(Duration.ofMinutes(1));
    error = step;
    assertThat(round()).isEqualTo(Change.STEPPED);
    assertThat(round()).isEqualTo(Change.NONE);
    assertThat(judge.isSettled()).isFalse();
    error = Duration.ZERO;
    assertThat(round()).isEqualTo(Change.RETURNED);
    assertThat(judge.isSettled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30M", "P730D", "PT-30M", "P-730D"})
  void aStepThatStaysIsBelieved(Duration step) {
    begin(Duration.ofMinutes(1));
    round();
    error = step;
    assertThat(round()).isEqualTo(Change.STEPPED);
    for (Duration stayed = ROUND; stayed.compareTo(ClockJudge.CONFIRMATION) < 0; stayed = stayed.plus(ROUND)) {
      assertThat(round()).isEqualTo(Change.NONE);
      assertThat(believed()).isFalse();
    }
    assertThat(round()).isEqualTo(Change.CONFIRMED);
    assertThat(believed()).isTrue();
    error = Duration.ZERO;
    assertThat(round()).as("back again is a step too").isEqualTo(Change.STEPPED);
  }

  @Test
  void aLongPowerOffIsBelievedAfterAWhile() {
    begin(Duration.ofDays(61));
    assertThat(round()).isEqualTo(Change.STEPPED);
    Change last = Change.NONE;
    while (!judge.isSettled()) {
      last = round();
    }
    assertThat(last).isEqualTo(Change.CONFIRMED);
    assertThat(elapsed).isEqualTo(ClockJudge.CONFIRMATION.plus(ROUND));
  }

  @Test
  void aRoundFromBeforeTheStepDoesNotUndoIt() {
    begin(Duration.ofMinutes(1));
    round();
    Instant slowWall = wall();
    long slowNanos = elapsed.toNanos();
    round();
    error = Duration.ofHours(8); // the machine slept
    round();
    assertThat(judge.read(slowWall, slowNanos)).isEqualTo(Change.NONE);
    assertThat(judge.isSettled()).isFalse();
    assertThat(judge.believes(slowWall, slowNanos)).as("its own time is right").isTrue();
  }

  @Test
  void aClockThatRunsAwayIsNotFollowed() {
    begin(Duration.ofMinutes(1));
    round();
    Duration most = Duration.ZERO;
    for (int i = 0; i < 200; i++) {
      error = error.plusSeconds(30);
      round();
      most = judge.isSettled() ? error : most;
    }
    assertThat(most).isLessThanOrEqualTo(ClockJudge.TOLERANCE);
  }

  @Test
  void aClockThatIsSlewedIsFollowed() {
    begin(Duration.ofMinutes(1));
    for (int i = 0; i < 5_000; i++) {
      error = error.plusMillis(100);
      round();
      assertThat(believed()).as("after %s", elapsed).isTrue();
    }
  }

  /** Wrong for less than the confirmation takes, a clock is never believed; right again, always and at once. */
  @Test
  void shortErrorsAreNeverBelieved() {
    long seed = Long.getLong("clock.seed", System.nanoTime());
    System.out.println("ClockJudgeTest: " + RUNS + " runs, -Dclock.seed=" + seed);
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      elapsed = Duration.ZERO;
      error = Duration.ZERO;
      begin(Duration.ofSeconds(random.nextInt(600)));
      boolean wrong = random.nextBoolean();
      for (int part = 0; part < 20; part++) {
        error = wrong ? randomError(random) : Duration.ZERO;
        int rounds = wrong ? 1 + random.nextInt(50) : 1 + random.nextInt(200);
        for (int i = 0; i < rounds; i++) {
          round();
          assertThat(believed()).as("run %d, part %d, error %s", run, part, error).isEqualTo(!wrong);
          assertThat(judge.isSettled()).isEqualTo(!wrong);
        }
        wrong = !wrong;
      }
    }
  }

  private static Duration randomError(Random random) {
    // at the start ten minutes ahead are a pause
    long millis = 660_000 + (long) (Math.exp(random.nextDouble() * 12) * 1_000_000);
    return Duration.ofMillis(random.nextBoolean() ? millis : -millis);
  }
}
