/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Runs actions on an alert that is made up, since a user wants to see whether they work: one after the other, as
 * bounded as those of alerts, and on threads of their own, so that neither waits for the other. Any thread; returns at
 * once.
 */
final class ActionTrials {

  /** After that no answer comes any more. */
  static final Duration LONGEST = ActionThreads.PATIENCE.plus(ActionThreads.UNTIL_GIVEN_UP);
  private static final String KIND = "test";

  /**
   * As whose secrets are lent to tests: known, so that what a kill has left is found, as many as run at once, and one
   * that is just looked at.
   */
  private static final List<UUID> LENT = IntStream.rangeClosed(0, ActionThreads.MOST_LENT_TO_A_KIND + 1)
      .mapToObj(i -> new UUID(0x7465737400000000L, i)).toList();

  private final Queue<UUID> free = new ConcurrentLinkedQueue<>(LENT);
  private final Supplier<List<CredentialStore>> stores;
  private final Timing timing;
  private final ScheduledExecutorService timer;
  private final ActionThreads threads;

  ActionTrials(Supplier<List<CredentialStore>> stores, Timing timing) {
    this.stores = stores;
    this.timing = timing;
    timer = timing.scheduler("xenworkbench-alert-test-timer");
    threads = new ActionThreads(
        timing.pool("xenworkbench-alert-test", 1 + ActionThreads.MOST_LENT_TO_A_KIND), timer);
  }

  /** There may be a store that has what was lent to a test when the workbench was killed. */
  void storesChanged() {
    timer.execute(() -> LENT.stream().filter(free::remove).forEach(id -> { // else a test could take it meanwhile
      stores.get().forEach(store -> takeBack(store, id));
      free.add(id);
    }));
  }

  /** That it fails is nothing that a test has done: it is tried again at the next start. */
  private static void takeBack(CredentialStore store, UUID id) {
    try {
      store.removeAll(new AlertActionUse(id, KIND, Map.of()).secrets());
    } catch (IOException e) {
      SafeLog.of(ActionTrials.class).error("What was lent to a test cannot be taken back: " + e.getMessage(), e);
    }
  }

  /** Begins one; completed with how long it took, or with an {@link IOException} that says why it failed. */
  CompletableFuture<Duration> begin(AlertAction action, AlertRule rule, AlertActionUse use,
      Map<String, Credentials> secrets) {
    Trial trial = new Trial(action, rule, use, Map.copyOf(secrets));
    // Also where it waits for one that hangs:
    Future<?> last = timer.schedule(trial::hangs, LONGEST.toNanos(), TimeUnit.NANOSECONDS);
    trial.answer.whenComplete((took, failure) -> last.cancel(false));
    threads.run(trial);
    return trial.answer;
  }

  /** An alert of a rule that nobody takes for a real one: of no host or VM that there is, at the rule's level. */
  static Alert madeUp(AlertRule rule, AlertActionUse use, Instant now) {
    HostId host = HostId.random();
    boolean isVm = rule.scope().measured() == MetricDescriptor.Scope.VM;
    return Alert.of(rule.toBuilder().actions(List.of(use)).build(), isVm ? VmId.of(UUID.randomUUID()) : host, host, now,
        Math.nextAfter(rule.level(), rule.sense() == AlertSense.ABOVE ? Double.MAX_VALUE : -Double.MAX_VALUE))
        .objectName(isVm ? Messages.Trial_Vm : Messages.Trial_Host).host(host, Messages.Trial_Host).build();
  }

  /** One test. */
  private final class Trial implements ActionThreads.Deed {

    private final AlertAction action;
    private final AlertRule rule;
    private final AlertActionUse use;
    private final Map<String, Credentials> secrets;
    private final CompletableFuture<Duration> answer = new CompletableFuture<>();

    Trial(AlertAction action, AlertRule rule, AlertActionUse use, Map<String, Credentials> secrets) {
      this.action = action;
      this.rule = rule;
      this.use = use;
      this.secrets = secrets;
    }

    @Override
    public Object kind() {
      return KIND;
    }

    @Override
    public void run() {
      if (answer.isDone()) {
        return;
      }
      long begin = timing.nanos();
      try {
        Optional<String> obstacle = action.obstacle(use.settings());
        if (obstacle.isPresent()) {
          throw new IOException(obstacle.get());
        }
        runWithSecrets();
        answer.complete(Duration.ofNanos(timing.nanos() - begin));
      } catch (InterruptedException e) {
        fail(Messages.Action_Interrupted, e);
      } catch (Exception | LinkageError e) { // of a third party
        fail(ActionRunner.reason(e), e);
      }
    }

    private void runWithSecrets() throws Exception {
      if (secrets.isEmpty()) {
        perform(use);
        return;
      }
      CredentialStore store =
          stores.get().stream().findFirst().orElseThrow(() -> new IOException(Messages.Trial_NoStore));
      UUID id = Optional.ofNullable(free.poll()).orElseThrow(); // no more run at once
      AlertActionUse trial = new AlertActionUse(id, use.action(), use.settings());
      try {
        for (AlertActionSetting setting : action.settings()) {
          if (setting.kind() == AlertActionSetting.Kind.SECRET) {
            lend(store, trial, setting.key());
          }
        }
        perform(trial);
      } finally {
        Thread.interrupted(); // what was lent is taken back all the same
        takeBack(store, id);
        free.add(id);
      }
    }

    /** What was typed, else what is kept. */
    private void lend(CredentialStore store, AlertActionUse trial, String key) throws IOException {
      Credentials typed = secrets.get(key);
      Optional<Credentials> wanted = typed == null ? store.get(use.secret(key)) : Optional.of(typed);
      if (wanted.isPresent() && wanted.get().password().length > 0) {
        store.put(trial.secret(key), wanted.get());
      }
    }

    private void perform(AlertActionUse used) throws Exception {
      action.run(madeUp(rule, used, timing.clock().instant()), AlertPhase.TEST, used);
    }

    private void fail(String reason, Throwable cause) {
      answer.completeExceptionally(new IOException(ActionRunner.shortened(reason), cause));
    }

    @Override
    public void hangs() {
      answer.completeExceptionally(new IOException(Messages.Trial_Hangs));
    }

    @Override
    public void over() {
      // nothing waits for it but the next one, which the threads begin
    }
  }

  /** Ends what runs, and begins nothing more. */
  void close() {
    threads.close();
    timer.shutdownNow();
  }
}
