/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertListener;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.whiteboard.LazyServices;
import org.xenworkbench.core.workspace.FrameworkEnd;

/** Keeps the rules; what comes of them is {@link AlertRun}'s. */
@Component(service = {Alerts.class, EnginePart.class})
public final class AlertsImpl implements Alerts, EnginePart {

  private static final Comparator<AlertRule> BY_NAME =
      Comparator.comparing(AlertRule::name, NameOrder.NAMES).thenComparing(AlertRule::id);
  private static final Comparator<Alert> WORST_FIRST = Comparator.comparing((Alert alert) -> alert.rule().severity())
      .thenComparing(Alert::raised).reversed().thenComparing(Alert::id);

  private final LazyServices<AlertAction> services = new LazyServices<>();
  private final LazyServices<CredentialStore> stores = new LazyServices<>();
  private final EventLog log;
  private final Timing timing;
  private final RuleStore store;
  private final RuleChecks checks;
  private final AlertRun run;
  private final Previews previews;
  private final ActionTrials trials;
  private final Registration frameworkEnd = FrameworkEnd.before(this::restore); // while there is a log to tell it
  /** A change puts another one in its place, so that nobody who looks waits for the disk. */
  private volatile Map<UUID, AlertRule> rules;

  /** Used by Declarative Services. */
  @Activate
  public AlertsImpl(@Reference Inventory inventory, @Reference HostGroups groups, @Reference Sampler sampler,
      @Reference Polling polling, @Reference MetricHistory history, @Reference EventLog log,
      @Reference Delivery delivery) {
    this(new Engine(inventory, groups, sampler, polling, history, log, delivery), Timing.system(),
        RuleStore.workspaceFile());
  }

  /** Once actions are bound, without which nothing can be said of those of a rule. */
  @Activate
  void useGivenFile() {
    useFile(LaunchOptions.ofProcess());
  }

  /**
   * What rules are looked at with.
   *
   * @param inventory hosts and VMs
   * @param groups groups of hosts
   * @param sampler what is measured
   * @param polling how often
   * @param history what was measured
   * @param log where alerts are told
   * @param delivery calls listeners
   */
  record Engine(Inventory inventory, HostGroups groups, Sampler sampler, Polling polling, MetricHistory history,
      EventLog log, Delivery delivery) {
  }

  AlertsImpl(Engine engine, Timing timing, Optional<RuleFile> file) {
    this.log = engine.log();
    this.timing = timing;
    store = new RuleStore(file, log, timing.clock());
    rules = byId(store.load());
    checks = new RuleChecks(engine.inventory(), engine.groups(), engine.sampler(), this::actions);
    run = new AlertRun(engine, timing, this::actions);
    previews = new Previews(engine, timing);
    trials = new ActionTrials(stores::get, timing);
    run.use(looked(), false);
    run.start(id -> Optional.ofNullable(rules.get(id)));
  }

  private static Map<UUID, AlertRule> byId(Collection<AlertRule> rules) {
    return rules.stream().sorted(BY_NAME)
        .collect(Collectors.toMap(AlertRule::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  @Reference(service = AlertAction.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindAction(ComponentServiceObjects<AlertAction> action) {
    services.add(action);
  }

  void unbindAction(ComponentServiceObjects<AlertAction> action) {
    services.remove(action);
  }

  @Reference(service = CredentialStore.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindStore(ComponentServiceObjects<CredentialStore> credentials) {
    stores.add(credentials);
    trials.storesChanged();
  }

  void unbindStore(ComponentServiceObjects<CredentialStore> credentials) {
    stores.remove(credentials);
  }

  /** Takes over the rules of a file that is named at the start. */
  void useFile(LaunchOptions options) {
    try {
      Optional<Path> given = options.file(GivenRules.OPTION);
      if (given.isPresent()) {
        new GivenRules(rules(), store::tell).take(given.get(), this::saveAll);
      }
    } catch (IOException e) { // with a sentence
      store.tell(String.valueOf(e.getMessage()));
    }
  }

  /** Those without a mistake that are enabled. An action that lacks a setting costs no alert. */
  private List<AlertRule> looked() {
    return rules.values().stream().filter(rule -> rule.enabled() && RuleChecks.mistake(rule).isEmpty()).toList();
  }

  @Override
  public List<AlertRule> rules() {
    return List.copyOf(rules.values());
  }

  @Override
  public Optional<AlertRule> rule(UUID id) {
    return Optional.ofNullable(rules.get(id));
  }

  @Override
  public Optional<String> obstacle(AlertRule rule) {
    return checks.obstacle(rule, rules.values());
  }

  @Override
  public Optional<String> problem(AlertRule rule) {
    return checks.problem(rule, rules.values());
  }

  @Override
  public synchronized void save(AlertRule rule) {
    saveAll(List.of(rule), (refused, e) -> {
      throw e;
    });
  }

  /**
   * Saves several, and so writes them once.
   *
   * @param refusals is told of each that is not saved, and why
   */
  synchronized void saveAll(List<AlertRule> wanted, BiConsumer<AlertRule, RuntimeException> refusals) {
    Map<UUID, AlertRule> before = rules;
    Map<UUID, AlertRule> next = new LinkedHashMap<>(before);
    Map<UUID, AlertRule> changed = new LinkedHashMap<>();
    for (AlertRule rule : wanted) {
      try {
        requireSavable(rule, next);
        if (!rule.equals(next.put(rule.id(), rule))) {
          changed.put(rule.id(), rule);
        }
      } catch (IllegalArgumentException | IllegalStateException e) {
        refusals.accept(rule, e);
      }
    }
    if (!changed.isEmpty()) {
      put(next);
      changed.values().forEach(rule -> tellSaved(Optional.ofNullable(before.get(rule.id())), rule));
    }
  }

  private void requireSavable(AlertRule rule, Map<UUID, AlertRule> others) {
    store.requireChangeable();
    checks.obstacle(rule, others.values()).ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
    Map<UUID, AlertRule> all = new LinkedHashMap<>(others);
    all.put(rule.id(), rule);
    store.requireReadable(all.values());
  }

  private void tellSaved(Optional<AlertRule> before, AlertRule rule) {
    tell(NLS.bind(before.isEmpty() ? Messages.Alerts_Added : Messages.Alerts_Changed, rule.name()));
    before.ifPresent(old -> forgetSecrets(old, Optional.of(rule)));
  }

  @Override
  public synchronized void remove(UUID id) {
    store.requireChangeable();
    AlertRule before = rule(id).orElseThrow(
        () -> new IllegalArgumentException(NLS.bind(Messages.Alerts_UnknownRule, id)));
    Map<UUID, AlertRule> next = new LinkedHashMap<>(rules);
    next.remove(id);
    put(next);
    tell(NLS.bind(Messages.Alerts_Removed, before.name()));
    forgetSecrets(before, Optional.empty());
  }

  private void put(Map<UUID, AlertRule> next) {
    rules = byId(next.values());
    run.use(looked(), true);
    store.save(rules.values());
  }

  private void forgetSecrets(AlertRule before, Optional<AlertRule> after) {
    new Secrets(stores::get, log, timing.clock()).forget(before, after);
  }

  private void tell(String message) {
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, message, timing.clock().instant())
        .user(Initiator.current()).build());
  }

  @Override
  public List<Alert> active() {
    return run.active().stream().sorted(WORST_FIRST).toList();
  }

  @Override
  public List<Alert> active(ObjectId object) {
    return run.active(object).stream().sorted(WORST_FIRST).toList();
  }

  @Override
  public Optional<Alert> alert(UUID id) {
    return run.alert(id);
  }

  @Override
  public int activeCount() {
    return run.activeCount();
  }

  @Override
  public boolean acknowledge(UUID alert, String user) {
    return run.change(alert,
        now -> now.acknowledged().isPresent() ? now : now.toBuilder().acknowledged(Optional.of(user)).build(), user);
  }

  @Override
  public boolean silence(UUID alert, Duration time, String user) {
    if (time.isNegative() || time.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException(NLS.bind(Messages.Alerts_BadSilence, time));
    }
    Instant until = timing.clock().instant().plus(time);
    return run.change(alert, now -> time.isZero() && now.silencedUntil().isEmpty() ? now : now.toBuilder()
        .silencedUntil(time.isZero() ? Optional.empty() : Optional.of(until)).build(), user);
  }

  @Override
  public CompletableFuture<AlertPreview> preview(AlertRule rule, Instant from, Instant to) {
    return problem(rule)
        .map(text -> CompletableFuture.<AlertPreview>failedFuture(new IllegalArgumentException(text)))
        .orElseGet(() -> previews.begin(rule, from, to));
  }

  @Override
  public List<AlertAction> actions() {
    return services.stream().sorted(Comparator.comparing(AlertAction::label, NameOrder.NAMES)).toList();
  }

  @Override
  public CompletableFuture<Duration> test(AlertRule rule, AlertActionUse use, Map<String, Credentials> secrets) {
    return services.stream().filter(action -> action.id().equals(use.action())).findFirst()
        .map(action -> trials.begin(action, rule, use, secrets))
        .orElseGet(() -> CompletableFuture.failedFuture(new IOException(Messages.Action_NotOffered)));
  }

  @Override
  public Optional<String> damage() {
    return store.damage();
  }

  @Override
  public Registration addListener(AlertListener listener) {
    return run.addListener(listener);
  }

  private synchronized void restore() {
    store.restore(rules.values());
  }

  /** Looks at nothing any more. */
  @Deactivate
  public void stop() {
    frameworkEnd.close();
    restore();
    run.close();
    previews.close();
    trials.close();
  }
}
