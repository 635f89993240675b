/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertListener;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.NameOrder;

/**
 * Rules and alerts as a test puts them in; nothing is looked at. One thread.
 *
 * @since 0.1
 */
public final class FakeAlerts implements Alerts {

  private final Map<UUID, AlertRule> rules = new LinkedHashMap<>();
  private final Map<UUID, Alert> active = new LinkedHashMap<>();
  private final List<AlertAction> actions = new ArrayList<>();
  private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Silence> silences = new ArrayList<>();
  private Function<AlertRule, Optional<String>> obstacle = rule -> Optional.empty();
  private Function<AlertRule, Optional<String>> problem = rule -> Optional.empty();
  private Optional<String> damage = Optional.empty();
  private CompletableFuture<AlertPreview> preview = new CompletableFuture<>();
  private CompletableFuture<Duration> tested = new CompletableFuture<>();
  private final List<Test> tests = new ArrayList<>();

  /**
   * That an alert was silenced.
   *
   * @param alert which
   * @param time how long
   * @param user by whom
   */
  public record Silence(UUID alert, Duration time, String user) {
  }

  /**
   * That an action was tested.
   *
   * @param rule for which rule
   * @param use with which settings
   * @param secrets with which secrets in place of those that are kept
   */
  public record Test(AlertRule rule, AlertActionUse use, Map<String, Credentials> secrets) {
  }

  /** Adds an alert, or what became of it, and tells listeners. */
  public Alert put(Alert alert, AlertPhase phase) {
    if (alert.isActive()) {
      active.put(alert.id(), alert);
    } else {
      active.remove(alert.id());
    }
    listeners.forEach(listener -> listener.alertChanged(alert, phase));
    return alert;
  }

  /** Sets why rules cannot be saved. */
  public void refuse(Function<AlertRule, Optional<String>> reason) {
    obstacle = reason;
  }

  /** Sets why rules raise no alerts. */
  public void doubt(Function<AlertRule, Optional<String>> reason) {
    problem = reason;
  }

  /** Sets why rules are not as they were saved. */
  public void damage(Optional<String> text) {
    damage = text;
  }

  /** Sets what previews answer from now on. */
  public void answer(CompletableFuture<AlertPreview> next) {
    preview = next;
  }

  /** Sets what tests of actions answer from now on. */
  public void answerTest(CompletableFuture<Duration> next) {
    tested = next;
  }

  /** What was tested, in order. */
  public List<Test> tests() {
    return tests;
  }

  /** Offers an action. */
  public void offer(AlertAction action) {
    actions.add(action);
  }

  /** What was silenced, in order. */
  public List<Silence> silences() {
    return silences;
  }

  /** Whether somebody listens. */
  public boolean isHeard() {
    return !listeners.isEmpty();
  }

  @Override
  public List<AlertRule> rules() {
    return rules.values().stream().sorted(Comparator.comparing(AlertRule::name, NameOrder.NAMES)).toList();
  }

  @Override
  public Optional<AlertRule> rule(UUID id) {
    return Optional.ofNullable(rules.get(id));
  }

  @Override
  public Optional<String> obstacle(AlertRule rule) {
    return obstacle.apply(rule);
  }

  @Override
  public Optional<String> problem(AlertRule rule) {
    return obstacle(rule).or(() -> problem.apply(rule));
  }

  @Override
  public void save(AlertRule rule) {
    obstacle(rule).ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
    rules.put(rule.id(), rule);
    listeners.forEach(AlertListener::rulesChanged);
  }

  @Override
  public void remove(UUID rule) {
    if (rules.remove(rule) == null) {
      throw new IllegalArgumentException("There is no such rule: " + rule);
    }
    listeners.forEach(AlertListener::rulesChanged);
  }

  @Override
  public List<Alert> active() {
    return active.values().stream().sorted(Comparator.comparing((Alert alert) -> alert.rule().severity())
        .thenComparing(Alert::raised).reversed()).toList();
  }

  @Override
  public List<Alert> active(ObjectId object) {
    return active().stream().filter(alert -> alert.object().equals(object)).toList();
  }

  @Override
  public int activeCount() {
    return active.size();
  }

  @Override
  public Optional<Alert> alert(UUID id) {
    return Optional.ofNullable(active.get(id));
  }

  @Override
  public boolean acknowledge(UUID id, String user) {
    Optional<Alert> now = alert(id).filter(alert -> alert.acknowledged().isEmpty());
    now.ifPresent(alert -> put(alert.toBuilder().acknowledged(Optional.of(user)).build(), AlertPhase.CHANGED));
    return now.isPresent();
  }

  @Override
  public boolean silence(UUID id, Duration time, String user) {
    Optional<Alert> now = alert(id);
    now.ifPresent(alert -> {
      silences.add(new Silence(id, time, user));
      Optional<Instant> until = time.isZero() ? Optional.empty() : Optional.of(alert.latestTime().plus(time));
      put(alert.toBuilder().silencedUntil(until).build(), AlertPhase.CHANGED);
    });
    return now.isPresent();
  }

  @Override
  public CompletableFuture<AlertPreview> preview(AlertRule rule, Instant from, Instant to) {
    return preview;
  }

  @Override
  public List<AlertAction> actions() {
    return List.copyOf(actions);
  }

  @Override
  public CompletableFuture<Duration> test(AlertRule rule, AlertActionUse use, Map<String, Credentials> secrets) {
    tests.add(new Test(rule, use, Map.copyOf(secrets)));
    return tested;
  }

  @Override
  public Optional<String> damage() {
    return damage;
  }

  @Override
  public Registration addListener(AlertListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
