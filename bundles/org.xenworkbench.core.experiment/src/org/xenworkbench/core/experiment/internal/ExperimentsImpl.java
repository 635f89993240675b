/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.experiment.UnreadableExperimentException;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.vm.ConsoleService;

/** Reads experiments, and runs them as operations. */
@Component(service = Experiments.class)
public final class ExperimentsImpl implements Experiments {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Services services;
  private final AtomicBoolean running = new AtomicBoolean();

  /** Used by Declarative Services. */
  @Activate
  public ExperimentsImpl(@Reference Inventory inventory, @Reference Polling polling, @Reference MetricHistory history,
      @Reference EventLog log, @Reference OperationService operations, @Reference MigrationService migrations,
      @Reference ConsoleService consoles) {
    this(new Services(inventory, polling, history, log, operations, migrations, consoles, Timing.system(),
        Timing.system().scheduler("xenworkbench-experiment")));
  }

  ExperimentsImpl(Services services) {
    this.services = services;
  }

  @Deactivate
  void stop() {
    services.timer().shutdownNow();
  }

  @Override
  public Experiment read(Path file) throws UnreadableExperimentException {
    return ExperimentFile.read(file);
  }

  @Override
  public Path reportFor(Path file, Instant time) {
    String name = String.valueOf(file.getFileName());
    String ending = '.' + FILE_EXTENSION;
    String plain = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    return file.toAbsolutePath()
        .resolveSibling(plain + '-' + TIME.format(time.atZone(ZoneId.systemDefault())) + ".html");
  }

  @Override
  public OperationHandle run(Experiment experiment, Path report, String user) {
    return services.operations()
        .start(new RunExperimentOperation(experiment, report, user, services, running), user);
  }
}
