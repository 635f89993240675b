/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Rules over metrics and the alerts that they raise. Rules are looked at while the engine runs, with or without
 * windows; rules and active alerts are kept over a restart. An OSGi service. Any thread; what changes something writes
 * a file, which is not for a UI thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Alerts {

  /** All rules, ordered by name, those included that cannot be looked at ({@link #problem}). */
  List<AlertRule> rules();

  /** The rule of that identity, empty if there is none. */
  Optional<AlertRule> rule(UUID id);

  /**
   * Why a rule cannot be saved, as a sentence for the user; empty if it can: it has no name or another's, a level is
   * not a number, the clearing level lies on the wrong side, a time is negative or too long, an action lacks a setting.
   */
  Optional<String> obstacle(AlertRule rule);

  /**
   * Why a rule raises no alerts although it is enabled, as a sentence for the user; empty if it does: there is an
   * {@link #obstacle}, nobody describes the metric of that scope, or the host, VM or group is not known. A VM that
   * comes later is watched then.
   */
  Optional<String> problem(AlertRule rule);

  /**
   * Adds a rule, or takes the place of the one with its identity. Alerts of that one are resolved if other values would
   * raise them, else they go on. Secrets of actions that it has no more are removed.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   * @throws IllegalStateException if a newer version stored the rules; nothing was changed then
   */
  void save(AlertRule rule);

  /**
   * Removes a rule and the secrets of its actions; its alerts are resolved.
   *
   * @throws IllegalArgumentException if there is none
   * @throws IllegalStateException as {@link #save}
   */
  void remove(UUID rule);

  /** Alerts that are not over: the most severe first, then the newest. Returns at once. */
  List<Alert> active();

  /** Those of one host or VM, in that order. Returns at once: for icons. */
  List<Alert> active(ObjectId object);

  /** How many alerts are not over; costs the same however many there are. */
  int activeCount();

  /** The alert of that identity, while it is not over; costs the same however many there are. */
  Optional<Alert> alert(UUID id);

  /**
   * Somebody has seen it: nothing is repeated any more. Told in its log entry.
   *
   * @return whether it is not over, and nobody had
   */
  boolean acknowledge(UUID alert, String user);

  /**
   * Silences an alert: for that time from now no action runs for its rule and object, also if it is over meanwhile and
   * raised anew; zero ends that. It is raised and resolved in the list and the log all the same.
   *
   * @return whether it is not over
   * @throws IllegalArgumentException if the time is negative or longer than a year
   */
  boolean silence(UUID alert, Duration time, String user);

  /**
   * How often and when a rule would have fired on the stored history, whether or not it is saved or enabled. Works on a
   * thread of its own and reads files; cancelling the future ends that soon.
   *
   * @param from the first time
   * @param to the last time; what lasts then, lasts
   * @return completed with the answer; exceptionally with an {@link IllegalArgumentException}, whose message is for the
   *     user, if there is a {@link #problem}
   */
  CompletableFuture<AlertPreview> preview(AlertRule rule, Instant from, Instant to);

  /** What can be done when an alert is raised, ordered by label. */
  List<AlertAction> actions();

  /**
   * Runs an action once, on an alert that is made up and says so: {@link AlertPhase#TEST}. In the background, one test
   * after the other, and for no longer than actions run for alerts. Cancelling the future keeps a test from running
   * that has not begun.
   *
   * @param rule whose alert that could be, whether or not it is saved
   * @param use the action and its settings, whether or not the rule has them
   * @param secrets what is used in place of the secrets that are kept, by the key of the setting; empty passwords for
   *     none. They are in the credential store as long as the test runs
   * @return completed with how long it took; exceptionally with an {@link java.io.IOException}, whose message says as
   *     a sentence why it failed
   */
  CompletableFuture<Duration> test(AlertRule rule, AlertActionUse use, Map<String, Credentials> secrets);

  /** Why rules are not as they were saved, in sentences; empty if all is well. Told in the event log, too. */
  Optional<String> damage();

  /** Listens to alerts and rules. */
  Registration addListener(AlertListener listener);
}
