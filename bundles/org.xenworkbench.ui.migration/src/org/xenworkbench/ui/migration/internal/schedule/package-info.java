/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What is begun at a time: {@code ScheduleMigrationVmHandler} and {@code ScheduleEvacuationHostHandler} ask for it
 * ({@code TimeDialog}), and {@code ScheduledMigrationsHandler} lists what is scheduled ({@code ScheduledDialog}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.migration.internal.schedule;
