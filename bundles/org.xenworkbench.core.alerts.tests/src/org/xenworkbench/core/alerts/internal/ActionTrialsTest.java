/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.FakeCredentials;

class ActionTrialsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final AlertRule RULE =
      AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.75).holds(Duration.ofMinutes(5)).build();

  private final World world = new World();
  private final FakeCredentials store = new FakeCredentials();
  private final ActionTrials trials = new ActionTrials(() -> List.of(store), world.time);
  private final AlertActionUse use = AlertActionUse.of("pager", Map.of("number", "17"));
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    trials.close();
  }

  /** What the action does. */
  private interface Deed {
    void run(Alert alert, AlertPhase phase, AlertActionUse use) throws Exception;
  }

  private static AlertAction pager(Deed deed) {
    return new AlertAction() {
      @Override
      public String id() {
        return "pager";
      }

      @Override
      public String label() {
        return "Pager";
      }

      @Override
      public List<AlertActionSetting> settings() {
        return List.of(AlertActionSetting.required("number", "Number", ""),
            AlertActionSetting.optional("pin", AlertActionSetting.Kind.SECRET, "PIN", ""),
            AlertActionSetting.optional("key", AlertActionSetting.Kind.SECRET, "Key", ""));
      }

      @Override
      public Optional<String> obstacle(Map<String, String> settings) {
        return settings.getOrDefault("number", "").isEmpty() ? Optional.of("No number.") : Optional.empty();
      }

      @Override
      public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws Exception {
        deed.run(alert, phase, use);
      }
    };
  }

  private static Credentials secret(String text) {
    return new Credentials("", text.toCharArray());
  }

  private String secretOf(AlertActionUse of, String key) throws IOException {
    return store.get(of.secret(key)).map(Credentials::password).map(String::new).orElse("none");
  }

  private static Duration get(CompletableFuture<Duration> trial) throws Exception {
    return trial.get(30, TimeUnit.SECONDS);
  }

  @Test
  void itRunsOnceOnAnAlertThatIsNoRealOne() throws Exception {
    get(trials.begin(pager((alert, phase, with) -> {
      done.add(phase + " " + with.setting("number"));
      done.add(new AlertTexts(world.sampler).sentence(alert, phase));
      assertThat(world.inventory.host(alert.host())).isEmpty();
      assertThat(AlertFacts.of(alert, phase, new AlertTexts(world.sampler))).containsEntry("phase", "TEST");
    }), RULE, use, Map.of()));
    assertThat(done).hasSize(2).first().isEqualTo("TEST 17");
    assertThat(done.get(1))
        .startsWith("Test, no real alert: Alert 'Busy': CPU of VM 'made-up VM of a test' on 'made-up "
            + "host of a test' is just above 75.0 %");
    assertThat(world.log.written()).as("no alert, no failure").isEmpty();
  }

  @Test
  void whatGoesWrongIsTheAnswer() {
    assertThatThrownBy(() -> get(trials.begin(pager((alert, phase, with) -> {
      throw new IOException("No\nnetwork.");
    }), RULE, use, Map.of()))).isInstanceOf(ExecutionException.class).cause().isInstanceOf(IOException.class)
        .hasMessage("No network.");
    assertThatThrownBy(() -> get(trials.begin(pager((alert, phase, with) -> {
      throw new IllegalStateException("with a secret");
    }), RULE, use, Map.of()))).cause().hasMessage("java.lang.IllegalStateException");
    assertThatThrownBy(() -> get(trials.begin(pager((alert, phase, with) -> done.add("ran")),
        RULE, AlertActionUse.of("pager", Map.of()), Map.of()))).cause().hasMessage("No number.");
    assertThat(done).isEmpty();
  }

  @Test
  void secretsThatWereTypedAreLentAndThoseThatAreKeptAreUsedBesides() throws Exception {
    store.put(use.secret("pin"), secret("old"));
    store.put(use.secret("key"), secret("kept"));
    Deed tell = (alert, phase, with) -> done.add(secretOf(with, "pin") + " " + secretOf(with, "key"));
    get(trials.begin(pager(tell), RULE, use, Map.of()));
    get(trials.begin(pager(tell), RULE, use, Map.of("pin", secret("new"))));
    get(trials.begin(pager(tell), RULE, use, Map.of("pin", secret(""))));
    assertThat(done).containsExactly("old kept", "new kept", "none kept");
    assertThatThrownBy(() -> get(trials.begin(pager((alert, phase, with) -> {
      throw new IOException(secretOf(with, "pin"));
    }), RULE, use, Map.of("pin", secret("wrong"))))).cause().hasMessage("wrong");
    assertThat(store.kept().keySet()).as("nothing of a test stays")
        .containsExactlyInAnyOrder(use.secret("pin"), use.secret("key"));
    assertThat(secretOf(use, "pin")).isEqualTo("old");
  }

  /** Under identities that are known: what a kill leaves in the store is found at the next start. */
  @Test
  void whatAKillLeftIsTakenBackAtTheNextStart() throws Exception {
    List<AlertActionUse> lent = new CopyOnWriteArrayList<>();
    get(trials.begin(pager((alert, phase, with) -> lent.add(with)), RULE, use, Map.of("pin", secret("1234"))));
    assertThat(secretOf(lent.get(0), "pin")).isEqualTo("none");
    store.put(lent.get(0).secret("pin"), secret("left"));
    store.put(use.secret("pin"), secret("of a rule"));
    ActionTrials next = new ActionTrials(() -> List.of(store), world.time);
    next.storesChanged();
    world.time.advance(Duration.ofSeconds(1));
    assertThat(secretOf(lent.get(0), "pin")).isEqualTo("none");
    assertThat(secretOf(use, "pin")).isEqualTo("of a rule");
    next.close();
  }

  /** A store comes while a test begins: what was just lent to that is not taken back. */
  @Test
  void whatWasJustLentIsNotTakenBack() throws Exception {
    CountDownLatch performs = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    List<CompletableFuture<Duration>> begun = new CopyOnWriteArrayList<>();
    List<ActionTrials> next = new CopyOnWriteArrayList<>();
    CredentialStore comes = new CredentialStore() {
      @Override
      public Optional<Credentials> get(SecretId wanted) throws IOException {
        return store.get(wanted);
      }

      @Override
      public void put(SecretId wanted, Credentials credentials) {
        store.put(wanted, credentials);
      }

      @Override
      public void remove(SecretId unwanted) throws IOException {
        store.remove(unwanted);
      }

      @Override
      public void removeAll(SecretId group) throws IOException {
        if (begun.isEmpty()) {
          begun.add(next.get(0).begin(pager((alert, phase, with) -> {
            performs.countDown();
            awaitQuietly(looked);
            done.add(secretOf(with, "pin"));
          }), RULE, use, Map.of("pin", secret("1234"))));
          awaitQuietly(performs);
        }
        store.removeAll(group);
      }
    };
    next.add(new ActionTrials(() -> List.of(comes), world.time));
    next.get(0).storesChanged();
    world.time.advance(Duration.ofSeconds(1));
    looked.countDown();
    get(begun.get(0));
    assertThat(done).containsExactly("1234");
    next.get(0).close();
  }

  @Test
  void aTestThatSucceededDidSoThoughSecretsCannotBeTakenBack() throws Exception {
    assumeTrue(org.eclipse.core.runtime.Platform.isRunning(), "it is logged");
    store.failRemoving(Optional.of("The disk is gone."));
    assertThat(get(trials.begin(pager((alert, phase, with) -> done.add("ran")), RULE, use, Map.of("pin", secret("1")))))
        .isNotNull();
    assertThat(done).containsExactly("ran");
  }

  @Test
  void neverTwoAtATimeHoweverManyAreWanted() throws Exception {
    long seed = System.nanoTime();
    System.out.println("Seed " + seed);
    Random random = new Random(seed);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Duration>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean fails = random.nextInt(4) == 0;
      all.add(trials.begin(pager((alert, phase, with) -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        Thread.yield();
        running.decrementAndGet();
        done.add("ran");
        if (fails) {
          throw new IOException("no");
        }
      }), RULE, AlertActionUse.of("pager", Map.of("number", "" + random.nextInt(5))), Map.of()));
    }
    Await.until("all have ended", PATIENCE, () -> all.stream().allMatch(CompletableFuture::isDone));
    assertThat(done).hasSize(200);
    assertThat(most).hasValue(1);
  }

  @Test
  void oneThatHangsIsToldAndOneThatIsCancelledNeverBegins() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Duration> deaf = trials.begin(pager((alert, phase, with) -> {
      begun.countDown();
      while (go.getCount() > 0) {
        awaitQuietly(go);
      }
    }), RULE, use, Map.of());
    CompletableFuture<Duration> cancelled =
        trials.begin(pager((alert, phase, with) -> done.add("ran")), RULE, use, Map.of());
    cancelled.cancel(false);
    Await.until("it has begun", PATIENCE, () -> begun.await(1, TimeUnit.SECONDS));
    world.time.advance(ActionTrials.LONGEST.minusMillis(1));
    assertThat(deaf).isNotDone();
    world.time.advance(Duration.ofMillis(1));
    assertThatThrownBy(() -> get(deaf)).cause().hasMessageContaining("more than a minute");
    go.countDown();
    CompletableFuture<Duration> next =
        trials.begin(pager((alert, phase, with) -> done.add("next")), RULE, use, Map.of());
    Await.until("the next one has run", PATIENCE, next::isDone);
    assertThat(done).containsExactly("next");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // goes on
    }
  }

  /** Each of those that are deaf keeps a thread; what waits behind them has an answer all the same. */
  @Test
  void oneThatNeverBeginsIsToldAsWell() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AlertAction deaf = pager((alert, phase, with) -> {
      begun.incrementAndGet();
      while (go.getCount() > 0) {
        awaitQuietly(go);
      }
    });
    for (int i = 1; i <= ActionThreads.MOST_LENT_TO_A_KIND; i++) {
      CompletableFuture<Duration> next = trials.begin(deaf, RULE, use, Map.of());
      int count = i;
      Await.until("it has begun", PATIENCE, () -> begun.get() == count);
      world.time.advance(ActionTrials.LONGEST);
      assertThat(next).isCompletedExceptionally();
    }
    CompletableFuture<Duration> waiting = trials.begin(deaf, RULE, use, Map.of());
    world.time.advance(ActionTrials.LONGEST);
    assertThatThrownBy(() -> get(waiting)).cause().hasMessageContaining("more than a minute");
    assertThat(begun).hasValue(ActionThreads.MOST_LENT_TO_A_KIND);
    go.countDown();
  }

  @Test
  void onlyWhatIsOfferedCanBeTested() {
    AlertsImpl alerts = new AlertsImpl(world.engine(), world.time, Optional.empty());
    assertThatThrownBy(() -> get(alerts.test(RULE, use, Map.of()))).cause().isInstanceOf(IOException.class)
        .hasMessageContaining("Nobody offers this action");
    alerts.stop();
  }
}
