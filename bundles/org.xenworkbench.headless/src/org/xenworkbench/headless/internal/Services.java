/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationService;

/** What deeds work with. */
record Services(Inventory inventory, HostRegistry registry, Polling polling, EventLog log, OperationService operations,
    MigrationService migrations, EvacuationService evacuations, RebalanceService rebalances, ScheduleService schedule,
    Timing timing) {
}
