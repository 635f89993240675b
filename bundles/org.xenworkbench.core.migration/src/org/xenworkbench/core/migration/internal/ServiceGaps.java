/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.workspace.FrameworkEnd;

/**
 * Has the consoles of migrating VMs follow them and measure how long they are silent, which is added to the migration
 * and its entry in the event log.
 */
@Component(service = EnginePart.class)
public class ServiceGaps implements EnginePart {

  private final MigrationRegister register;
  private final EventLog log;
  private final ConsoleService consoles;
  private final Map<UUID, ConsoleMove> moves = new ConcurrentHashMap<>();
  private final Registration listening;
  private final Registration frameworkEnd = FrameworkEnd.before(() -> ending = true);
  private volatile boolean ending;

  /** Listens from now on. */
  @Activate
  public ServiceGaps(@Reference MigrationRegister register, @Reference EventLog log,
      @Reference ConsoleService consoles) {
    this.register = register;
    this.log = log;
    this.consoles = consoles;
    this.listening = register.addListener(this::changed);
  }

  @Deactivate
  void stop() {
    frameworkEnd.close();
    listening.close();
  }

  private void changed(Migration migration) {
    if (migration.isRunning()) {
      moves.computeIfAbsent(migration.id(), id -> consoles.begin(migration.vm(), migration.target()));
      return;
    }
    Optional.ofNullable(moves.remove(migration.id()))
        .filter(move -> migration.status() == LogEntry.Status.SUCCEEDED)
        .ifPresent(move -> move.arrived().thenAccept(
            silence -> silence.ifPresent(longest -> measured(migration.id(), longest))));
  }

  /** A console that is closed with the process has measured nothing, and the log is closed with it. */
  private void measured(UUID migration, ConsoleMove.Silence longest) {
    if (ending) {
      return;
    }
    register.update(migration, Changes.serviceGap(new Migration.ServiceGap(longest.length(), longest.resolution())));
    register.get(migration).map(MigrationEntries::facts)
        .ifPresent(facts -> log.amend(migration, entry -> entry.withFurther(facts)));
  }
}
