/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The maintenance of hosts: {@code EvacuateHostHandler} and {@code EndMaintenanceHostHandler} show what would go where
 * ({@code EvacuationDialog}) before the core does it, and {@code MaintenanceMarks} puts a sign on hosts that are in it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.migration.internal.evacuation;
