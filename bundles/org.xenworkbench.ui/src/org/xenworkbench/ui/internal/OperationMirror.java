/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.whiteboard.LazyService;
import org.xenworkbench.ui.OperationJobs;

/** One {@link OperationJob} for every running operation. */
@Component
public final class OperationMirror implements OperationJobs {

  private final Map<UUID, OperationJob> jobs = new HashMap<>();
  private final OperationService operations;
  private final List<IWorkbenchListener> atShutdown;
  private final Registration registration;
  private boolean hasEnded;

  /** Begins to mirror. */
  @Activate
  public OperationMirror(@Reference OperationService operations,
      @Reference(service = MigrationService.class) ComponentServiceObjects<MigrationService> migrations,
      @Reference EventLog log) {
    this(operations, new LazyService<>(migrations)::get, log);
  }

  /** The migrations are got when somebody asks for them: who only watches operations does not wake the engine. */
  OperationMirror(OperationService operations, Supplier<MigrationService> migrations, EventLog log) {
    this.operations = operations;
    this.atShutdown = List.of(CloseGuard.ofMigrations(operations, id -> migrations.get().isQueued(id)),
        CloseGuard.ofUnsaved(log), new End());
    // While this is held, an end that is on its way waits until its operation is known here.
    synchronized (this) {
      registration = operations.addListener(this::changed);
      operations.running().forEach(this::changed);
    }
    if (PlatformUI.isWorkbenchRunning()) {
      atShutdown.forEach(PlatformUI.getWorkbench()::addWorkbenchListener);
    }
  }

  @Deactivate
  void deactivate() {
    letGo();
    if (PlatformUI.isWorkbenchRunning()) {
      atShutdown.forEach(PlatformUI.getWorkbench()::removeWorkbenchListener);
    }
  }

  /** What still runs when the workbench ends is not to be cancelled by the end of its jobs. */
  private synchronized void letGo() {
    hasEnded = true;
    registration.close();
    jobs.values().forEach(OperationJob::letGo);
    jobs.clear();
  }

  private final class End implements IWorkbenchListener {

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
      return true;
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
      letGo();
    }
  }

  @Override
  public synchronized int shown() {
    return jobs.size();
  }

  private synchronized void changed(OperationState state) {
    if (state.isPart()) {
      return; // that of which it is a part is shown
    }
    OperationJob job = jobs.get(state.id());
    if (job == null) {
      if (state.isRunning() && !hasEnded) { // a state may have been on its way
        OperationJob created = new OperationJob(state, operations);
        jobs.put(state.id(), created);
        created.schedule();
      }
      return;
    }
    job.update(state);
    if (!state.isRunning()) {
      jobs.remove(state.id());
    }
  }
}
