/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.alerts.internal.World.A;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.ManualScheduler;

class ActionRunnerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final World world = new World();
  private final ExecutorService pool = Threads.pool("test-actions", ActionThreads.MOST);
  private final ManualScheduler timer = new ManualScheduler(world.clock);
  private final List<AlertAction> offered = new ArrayList<>();
  private final ActionRunner runner = new ActionRunner(() -> offered, pool, timer, world.log, world.clock);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    runner.close();
  }

  /** What an action does. */
  private interface Deed {
    void run(Alert alert, AlertPhase phase) throws Exception;
  }

  private void offer(String id, Deed deed) {
    offered.add(new AlertAction() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String label() {
        return "Action " + id;
      }

      @Override
      public List<AlertActionSetting> settings() {
        return List.of();
      }

      @Override
      public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws Exception {
        deed.run(alert, phase);
      }
    });
  }

  private Alert alert(String... actions) {
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_HOSTS, "cpu_avg", 0.9)
        .actions(List.of(actions).stream().map(ActionRunnerTest::use).toList()).build();
    return Alert.of(rule, A, A, world.now(), 0.95).build();
  }

  /** What follows a hash tells one use of an action from others with other settings. */
  private static AlertActionUse use(String id) {
    int hash = id.indexOf('#');
    return hash < 0 ? AlertActionUse.of(id, Map.of())
        : AlertActionUse.of(id.substring(0, hash), Map.of("to", id.substring(hash)));
  }

  private void awaitDone(int count) {
    Await.until(count + " are done", PATIENCE, () -> done.size() >= count);
  }

  private List<String> told() {
    return world.log.written().stream().map(entry -> entry.message() + ": " + entry.details()).toList();
  }

  @Test
  void whatIsInItsWayIsAskedBeforeItRuns() {
    AlertAction command = new CommandAction(world.sampler, world.time);
    offered.add(command);
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_HOSTS, "cpu_avg", 0.9)
        .actions(List.of(AlertActionUse.of(command.id(), Map.of(CommandAction.PROGRAM, "prog")))).build();
    runner.run(Alert.of(rule, A, A, world.now(), 0.95).build(), AlertPhase.RAISED);
    Await.until("it is told", PATIENCE, () -> !told().isEmpty());
    assertThat(told()).singleElement().asString().contains("whole path");
  }

  @Test
  void actionsOfOneAlertRunOneAfterTheOther() {
    CountDownLatch go = new CountDownLatch(1);
    offer("slow", (alert, phase) -> {
      go.await();
      done.add("slow " + phase);
    });
    offer("fast", (alert, phase) -> done.add("fast " + phase));
    Alert alert = alert("slow", "fast");
    runner.run(alert, AlertPhase.RAISED);
    runner.run(alert, AlertPhase.RESOLVED);
    assertThat(done).isEmpty();
    go.countDown();
    awaitDone(4);
    assertThat(done).containsExactly("slow RAISED", "fast RAISED", "slow RESOLVED", "fast RESOLVED");
  }

  @Test
  void oneThatHangsHoldsUpNoOtherAlert() {
    CountDownLatch never = new CountDownLatch(1);
    offer("hangs", (alert, phase) -> never.await());
    offer("fast", (alert, phase) -> done.add("fast"));
    runner.run(alert("hangs"), AlertPhase.RAISED);
    runner.run(alert("fast"), AlertPhase.RAISED);
    awaitDone(1);
  }

  @Test
  void oneThatTakesTooLongIsInterruptedAndTold() {
    CountDownLatch begun = new CountDownLatch(1);
    offer("hangs", (alert, phase) -> {
      begun.countDown();
      new CountDownLatch(1).await();
    });
    runner.run(alert("hangs"), AlertPhase.RAISED);
    Await.until("it has begun", PATIENCE, () -> begun.await(1, TimeUnit.SECONDS));
    timer.advance(ActionThreads.PATIENCE);
    Await.until("it is told", PATIENCE, () -> !told().isEmpty());
    assertThat(told()).containsExactly(
        "The action 'Action hangs' of the alert rule 'busy' failed: It took too long and was ended.");
  }

  @Test
  void oneThatWaitsForOthersHasItsTimeYet() {
    CountDownLatch begun = new CountDownLatch(ActionThreads.AT_ONCE);
    offer("hangs", (alert, phase) -> {
      begun.countDown();
      new CountDownLatch(1).await();
    });
    offer("fast", (alert, phase) -> done.add("fast"));
    IntStream.range(0, ActionThreads.AT_ONCE).forEach(i -> runner.run(alert("hangs#" + i), AlertPhase.RAISED));
    runner.run(alert("fast"), AlertPhase.RAISED);
    Await.until("they have begun", PATIENCE, () -> begun.await(1, TimeUnit.SECONDS));
    assertThat(done).isEmpty();
    timer.advance(ActionThreads.PATIENCE);
    awaitDone(1);
    Await.until("those that hang are told", PATIENCE, () -> told().size() == ActionThreads.AT_ONCE);
  }

  @Test
  void theSameFailureIsToldOnceAndAnotherAfterASuccessAgain() {
    List<String> reasons = new ArrayList<>(List.of("full", "full", "gone", "", "gone"));
    offer("bad", (alert, phase) -> {
      String reason = reasons.remove(0);
      done.add(reason);
      if (!reason.isEmpty()) {
        throw new IOException(reason);
      }
    });
    Alert alert = alert("bad");
    IntStream.range(0, 5).forEach(i -> runner.run(alert, AlertPhase.RAISED));
    awaitDone(5);
    Await.until("three are told", PATIENCE, () -> told().size() == 3);
    String failed = "The action 'Action bad' of the alert rule 'busy' failed: ";
    assertThat(told()).containsExactly(failed + "full", failed + "gone", failed + "gone");
    assertThat(world.log.written()).extracting(LogEntry::status).containsOnly(LogEntry.Status.WARNING);
  }

  @Test
  void whatIsToldOfAFailureIsOneShortLine() {
    offer("bad", (alert, phase) -> {
      throw new IOException("no\r\npager\t" + "\ud83d\ude00".repeat(10_000));
    });
    runner.run(alert("bad"), AlertPhase.RAISED);
    Await.until("it is told", PATIENCE, () -> !told().isEmpty());
    assertThat(world.log.written()).singleElement().satisfies(entry -> assertThat(entry.details())
        .startsWith("no pager \ud83d\ude00").endsWith("\ud83d\ude00\u2026")
        .satisfies(text -> assertThat(text.codePointCount(0, text.length())).isEqualTo(ActionRunner.LONGEST_REASON)));
  }

  @Test
  void anActionThatNobodyOffersIsTold() {
    runner.run(alert("org.example.pager"), AlertPhase.RAISED);
    Await.until("it is told", PATIENCE, () -> !told().isEmpty());
    assertThat(told()).singleElement().asString().contains("org.example.pager").contains("Nobody offers");
  }

  @Test
  void onlyWhatIsMeantForUsersIsTold() {
    offer("bad", (alert, phase) -> {
      throw new IllegalArgumentException("Bearer s3cret");
    });
    runner.run(alert("bad"), AlertPhase.RAISED);
    Await.until("it is told", PATIENCE, () -> !told().isEmpty());
    assertThat(told()).singleElement().asString().endsWith("failed: java.lang.IllegalArgumentException");
  }

  /** As a lookup of a name does, or what a third party does outside Java. */
  @Test
  void thoseThatIgnoreTheirInterruptHoldUpNoOthers() {
    CountDownLatch begun = new CountDownLatch(ActionThreads.AT_ONCE);
    CountDownLatch go = new CountDownLatch(1);
    offer("deaf", (alert, phase) -> {
      begun.countDown();
      while (go.getCount() > 0) {
        awaitQuietly(go);
      }
      done.add("deaf");
    });
    offer("fast", (alert, phase) -> done.add("fast"));
    Alert first = alert("deaf", "fast");
    runner.run(first, AlertPhase.RAISED);
    IntStream.range(1, ActionThreads.AT_ONCE).forEach(i -> runner.run(alert("deaf#" + i), AlertPhase.RAISED));
    Await.until("they have begun", PATIENCE, () -> begun.await(1, TimeUnit.SECONDS));
    timer.advance(ActionThreads.PATIENCE);
    assertThat(told()).isEmpty();
    timer.advance(ActionThreads.UNTIL_GIVEN_UP);
    assertThat(told()).hasSize(ActionThreads.AT_ONCE).allSatisfy(text -> assertThat(text).contains("goes on though"));
    awaitDone(1);
    assertThat(done).containsExactly("fast");
    go.countDown();
    awaitDone(1 + ActionThreads.AT_ONCE);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // goes on
    }
  }

  @Test
  void theEndOfTheWorkbenchIsNoFailureAndWhatIsLeftIsTold() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    offer("slow", (alert, phase) -> {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        interrupted.countDown();
      }
    });
    Alert alert = alert("slow");
    runner.run(alert, AlertPhase.RAISED);
    runner.run(alert, AlertPhase.RESOLVED);
    Await.until("it has begun", PATIENCE, () -> begun.await(1, TimeUnit.SECONDS));
    runner.close();
    Await.until("it is ended", PATIENCE, () -> interrupted.await(1, TimeUnit.SECONDS));
    runner.close();
    assertThat(told()).singleElement().asString().contains("when the workbench was ended: 2");
  }

  /** A server that does not answer is asked by one at a time, however many alerts have something to tell it. */
  @Test
  void thoseThatHangForTheSameReasonHoldUpNoOthers() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    offer("hangs", (alert, phase) -> {
      done.add("at once " + atOnce.incrementAndGet());
      go.await();
      atOnce.decrementAndGet();
    });
    offer("fast", (alert, phase) -> done.add("fast"));
    IntStream.range(0, 100).forEach(i -> runner.run(alert("hangs"), AlertPhase.RAISED));
    IntStream.range(0, 50).forEach(i -> runner.run(alert("fast"), AlertPhase.RAISED));
    awaitDone(51);
    assertThat(done).filteredOn("fast"::equals).hasSize(50);
    go.countDown();
    awaitDone(150);
    assertThat(done).filteredOn(text -> text.startsWith("at once")).hasSize(100).containsOnly("at once 1");
  }

  /** Of a server that drowns each call only so many are given up: the others wait, and are not lost. */
  @Test
  void ofThoseThatIgnoreTheirInterruptAFewHoldAThread() {
    CountDownLatch go = new CountDownLatch(1);
    offer("deaf", (alert, phase) -> {
      done.add("begun");
      while (go.getCount() > 0) {
        awaitQuietly(go);
      }
    });
    IntStream.range(0, 10).forEach(i -> runner.run(alert("deaf"), AlertPhase.RAISED));
    for (int i = 1; i <= ActionThreads.MOST_LENT_TO_A_KIND; i++) {
      awaitDone(i);
      timer.advance(ActionThreads.PATIENCE.plus(ActionThreads.UNTIL_GIVEN_UP));
    }
    offer("fast", (alert, phase) -> done.add("fast"));
    runner.run(alert("fast"), AlertPhase.RAISED);
    Await.until("fast", PATIENCE, () -> done.contains("fast"));
    assertThat(done).filteredOn("begun"::equals).hasSize(ActionThreads.MOST_LENT_TO_A_KIND);
    go.countDown();
    awaitDone(11);
    assertThat(done).filteredOn("begun"::equals).hasSize(10);
  }

  /** Actions of many settings at random, some of which hang until the end, against what must hold of any of them. */
  @Test
  void whateverHangsEachKindHasItsTurn() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    CountDownLatch go = new CountDownLatch(1);
    Set<String> hanging = Set.of("#0", "#1", "#2", "#3", "#4");
    Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    offered.add(new AlertAction() {
      @Override
      public String id() {
        return "some";
      }

      @Override
      public String label() {
        return "Some";
      }

      @Override
      public List<AlertActionSetting> settings() {
        return List.of();
      }

      @Override
      public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws InterruptedException {
        String to = use.settings().getOrDefault("to", "");
        if (running.computeIfAbsent(to, key -> new AtomicInteger()).incrementAndGet() > 1) {
          done.add("two of " + to);
        }
        if (hanging.contains(to)) {
          go.await();
        }
        running.get(to).decrementAndGet();
        done.add(to);
      }
    });
    int all = 500;
    int quick = 0;
    for (int i = 0; i < all; i++) {
      String to = "#" + random.nextInt(20);
      quick += hanging.contains(to) ? 0 : 1;
      runner.run(alert("some" + to), AlertPhase.RAISED);
    }
    awaitDone(quick);
    assertThat(done).as("seed " + seed).hasSize(quick);
    go.countDown();
    awaitDone(all);
    assertThat(done).as("seed " + seed).hasSize(all).noneMatch(text -> text.startsWith("two"));
    assertThat(told()).isEmpty();
    System.out.println(all + " actions, " + (all - quick) + " of them behind 5 that hang, seed " + seed);
  }

  @Test
  void moreThanCanWaitAreLeftOutAndToldOnce() {
    CountDownLatch go = new CountDownLatch(1);
    offer("slow", (alert, phase) -> {
      go.await();
      done.add("slow");
    });
    IntStream.range(0, ActionRunner.MOST_WAITING + 10).forEach(i -> runner.run(alert("slow"), AlertPhase.RAISED));
    offer("fast", (alert, phase) -> done.add("fast"));
    runner.run(alert("fast"), AlertPhase.RAISED);
    awaitDone(1);
    assertThat(done).as("others have room").containsExactly("fast");
    done.clear();
    go.countDown();
    awaitDone(ActionRunner.MOST_WAITING);
    assertThat(told()).singleElement().asString().contains("those of the rule 'busy' and others are left out");
    runner.run(alert("slow"), AlertPhase.RAISED);
    awaitDone(ActionRunner.MOST_WAITING + 1);
    assertThat(done).hasSize(ActionRunner.MOST_WAITING + 1);
  }
}
