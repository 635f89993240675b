/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.model.Whereabouts;

/** What is known of running and past migrations; marks their VMs in the inventory. Thread-safe. */
@Component(service = MigrationRegister.class)
public class MigrationRegister {

  private static final int CAPACITY = 1_000;
  private static final Comparator<Migration> ORDER = Comparator.comparing((Migration m) -> !m.isRunning())
      .thenComparing(Migration::started, Comparator.reverseOrder());

  private final Delivery delivery;
  private final Whereabouts whereabouts;
  private final Listeners<MigrationListener> listeners = new Listeners<>();
  private final Map<UUID, Migration> migrations = new LinkedHashMap<>();
  /** Those that ended before this process began: shown like the others, but nothing here follows from them. */
  private List<Migration> earlier = List.of();

  /** Creates an empty register. */
  @Activate
  public MigrationRegister(@Reference Delivery delivery, @Reference Whereabouts whereabouts) {
    this.delivery = delivery;
    this.whereabouts = whereabouts;
  }

  /** Running ones, then past ones, newest first; those of earlier sessions among them. */
  synchronized List<Migration> all() {
    return Stream.concat(migrations.values().stream(),
        earlier.stream().filter(migration -> !migrations.containsKey(migration.id())))
        .sorted(ORDER).limit(CAPACITY).toList();
  }

  /** Shows those that ended in earlier sessions as well. Nobody is told, since nothing happens. */
  synchronized void setEarlier(List<Migration> ended) {
    earlier = List.copyOf(ended);
  }

  synchronized Optional<Migration> get(UUID id) {
    return Optional.ofNullable(migrations.get(id));
  }

  synchronized Optional<Migration> running(VmId vm) {
    return migrations.values().stream().filter(m -> m.isRunning() && m.vm().equals(vm)).findFirst();
  }

  synchronized List<Migration> running() {
    return migrations.values().stream().filter(Migration::isRunning).toList();
  }

  /** The last migration of a VM in this session, running or not; not by its time, as clocks are set back. */
  synchronized Optional<Migration> latest(VmId vm) {
    return migrations.values().stream().filter(m -> m.vm().equals(vm)).reduce((before, after) -> after);
  }

  Registration addListener(MigrationListener listener) {
    return listeners.add(listener);
  }

  /** Adds a migration unless its VM is migrating already. */
  synchronized boolean begin(Migration migration) {
    if (running(migration.vm()).isPresent()) {
      return false;
    }
    put(migration);
    return true;
  }

  /** Changes a migration; does nothing if it is not known. */
  synchronized void update(UUID id, UnaryOperator<Migration> change) {
    get(id).ifPresent(was -> put(change.apply(was)));
  }

  private void put(Migration migration) {
    Migration was = migrations.put(migration.id(), migration);
    if (was == null || was.isRunning() != migration.isRunning()) {
      whereabouts.setMigrating(migration.vm(), migration.source(),
          migration.isRunning() ? Optional.of(migration.target()) : Optional.empty());
    }
    if (migrations.size() > CAPACITY) {
      migrations.values().stream().filter(m -> !m.isRunning()).findFirst().ifPresent(m -> migrations.remove(m.id()));
    }
    delivery.execute(() -> listeners.fire(listener -> listener.migrationChanged(migration)));
  }
}
