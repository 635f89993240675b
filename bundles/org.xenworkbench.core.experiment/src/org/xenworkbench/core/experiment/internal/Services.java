/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.vm.ConsoleService;

/** What an experiment works with. */
record Services(Inventory inventory, Polling polling, MetricHistory history, EventLog log,
    OperationService operations, MigrationService migrations, ConsoleService consoles, Timing timing,
    ScheduledExecutorService timer) {
}
