/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/** What is known of running and past migrations; marks their VMs in the inventory. Thread-safe. */
@Component(service = MigrationRegister.class)
public class MigrationRegister {

  private static final int CAPACITY = 1_000;
  private static final Comparator<Migration> ORDER = Comparator.comparing((Migration m) -> !m.isRunning())
      .thenComparing(Migration::started, Comparator.reverseOrder());

  private final Dispatcher dispatcher;
  private final InventoryImpl inventory;
  private final Listeners<MigrationListener> listeners = new Listeners<>();
  private final Map<UUID, Migration> migrations = new LinkedHashMap<>();

  /** Creates an empty register. */
  @Activate
  public MigrationRegister(@Reference Dispatcher dispatcher, @Reference InventoryImpl inventory) {
    this.dispatcher = dispatcher;
    this.inventory = inventory;
  }

  /** Running ones, then past ones, newest first. */
  synchronized List<Migration> all() {
    List<Migration> sorted = new ArrayList<>(migrations.values());
    sorted.sort(ORDER);
    return List.copyOf(sorted);
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

  /** The newest migration of a VM, running or not. */
  synchronized Optional<Migration> latest(VmId vm) {
    return all().stream().filter(m -> m.vm().equals(vm)).findFirst();
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
      inventory.setMigrating(migration.vm(), migration.source(),
          migration.isRunning() ? Optional.of(migration.target()) : Optional.empty());
    }
    if (migrations.size() > CAPACITY) {
      migrations.values().stream().filter(m -> !m.isRunning()).findFirst().ifPresent(m -> migrations.remove(m.id()));
    }
    dispatcher.execute(() -> listeners.fire(listener -> listener.migrationChanged(migration)));
  }
}
