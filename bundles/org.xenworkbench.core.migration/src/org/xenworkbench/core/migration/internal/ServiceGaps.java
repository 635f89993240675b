/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.migration.Migration;

/** Takes the service gaps that consoles measured and adds them to migrations and their entries in the event log. */
@Component(service = ServiceGaps.class)
public class ServiceGaps {

  private final MigrationRegister register;
  private final EventLog log;
  private final Set<UUID> measuring = ConcurrentHashMap.newKeySet();

  /** Uses these services. */
  @Activate
  public ServiceGaps(@Reference MigrationRegister register, @Reference EventLog log) {
    this.register = register;
    this.log = log;
  }

  /** A migration runs; true for the first to say so. */
  public boolean begin(UUID migration) {
    return measuring.add(migration);
  }

  /** A migration has ended; true for the first to say so. */
  public boolean end(UUID migration) {
    return measuring.remove(migration);
  }

  /** The gap of a migration that has ended was measured. */
  public void measured(UUID migration, Migration.ServiceGap gap) {
    register.update(migration, Changes.serviceGap(gap));
    register.get(migration).map(MigrationEntries::facts)
        .ifPresent(facts -> log.amend(migration, entry -> entry.withFurther(facts)));
  }
}
