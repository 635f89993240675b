/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.management.MBeanServer;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EntryActions;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * Publishes the core as MBeans for as long as it is active. It is a part of the engine: inside somebody's Eclipse
 * nothing is registered before that starts. It registers and notifies on a thread of its own, so that the dispatcher
 * goes on.
 */
@Component(service = EnginePart.class)
public final class Management implements EnginePart {

  private static final String EVENT_TYPE = Names.DOMAIN + ".event";

  private final ExecutorService executor;
  private final BeanRegistry beans;
  private final ObjectBeans objects;
  private final Notifier events = new Notifier(Names.EVENT_LOG, Timing.system().clock(),
      "A new state of an entry of the event log", EVENT_TYPE);
  private final Notifier changes = new Notifier(Names.MIGRATIONS, Timing.system().clock(),
      "That a migration began, how far it is, and that it ended", MigrationSteps.TYPES);
  private final Notifier alarms = new Notifier(Names.ALERTS, Timing.system().clock(),
      "That an alert was raised, lasts, changed, or is over", AlertSteps.TYPES);
  private final MigrationSteps steps = new MigrationSteps();
  private final List<Registration> registrations;
  private volatile @Nullable HistoryStore history;

  /** Used by Declarative Services. */
  @Activate
  public Management(@Reference Inventory inventory, @Reference Sampler sampler, @Reference Polling polling,
      @Reference MigrationService migrations, @Reference EventLog log, @Reference EventRetention retention,
      @Reference EntryActions actions, @Reference Alerts alerts, @Reference RebalanceService rebalances,
      @Reference ScheduleService schedule) {
    this(ManagementFactory.getPlatformMBeanServer(), Timing.system().single("xenworkbench-jmx"), inventory, sampler,
        polling, migrations, log, retention, actions, alerts, rebalances, schedule);
  }

  /**
   * Creates one on a server of its own.
   *
   * @param executor runs one task at a time; ended by {@link #close}
   */
  Management(MBeanServer server, ExecutorService executor, Inventory inventory, Sampler sampler, Polling polling,
      MigrationService migrations, EventLog log, EventRetention retention, EntryActions actions, Alerts alerts,
      RebalanceService rebalances, ScheduleService schedule) {
    this.executor = executor;
    beans = new BeanRegistry(server, new Audit(log, Timing.system().clock()),
        (text, cause) -> SafeLog.of(Management.class).error(text, cause));
    objects = new ObjectBeans(beans, executor);
    executor.execute(() -> {
      beans.register(Names.MIGRATIONS, new MigrationsBean(inventory, migrations, rebalances, schedule, Caller::name),
          MigrationsMXBean.class, changes.emitter());
      beans.register(Names.EVENT_LOG, new EventLogBean(log, retention, actions), EventLogMXBean.class,
          events.emitter());
      beans.register(Names.ALERTS, new AlertsBean(alerts), AlertsMXBean.class, alarms.emitter());
      beans.register(Names.SAMPLER, new SamplerBean(inventory, sampler, polling, this::history), SamplerMXBean.class);
    });
    registrations = List.of(log.addListener(entry -> executor.execute(() -> notify(entry))),
        migrations.addListener(migration -> executor.execute(() -> notify(migration))),
        alerts.addListener((alert, phase) -> executor.execute(() -> notify(alert, phase))));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindKind(BeanKind<?> kind) {
    objects.add(kind);
  }

  void unbindKind(BeanKind<?> kind) {
    objects.remove(kind);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHistory(HistoryStore bound) {
    history = bound;
  }

  void unbindHistory(HistoryStore unbound) {
    if (unbound.equals(history)) {
      history = null;
    }
  }

  private Optional<HistoryStore> history() {
    HistoryStore bound = history;
    return bound == null ? Optional.empty() : Optional.of(bound);
  }

  private void notify(LogEntry entry) {
    events.send(EVENT_TYPE, entry.message(), EventData.of(entry));
  }

  private void notify(Migration migration) {
    changes.send(steps.type(migration), MigrationSteps.message(migration), MigrationData.of(migration));
  }

  private void notify(Alert alert, AlertPhase phase) {
    alarms.send(AlertSteps.type(phase), AlertSteps.message(alert, phase), AlertData.of(alert, phase.name()));
  }

  /** Removes all beans. */
  @Deactivate
  public void close() {
    registrations.forEach(Registration::close);
    objects.close();
    executor.shutdown();
    beans.close();
  }
}
