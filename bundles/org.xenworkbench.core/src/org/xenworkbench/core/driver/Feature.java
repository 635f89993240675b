/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

/** Something that a hypervisor's driver may or may not be able to do. */
public enum Feature {
  POWER, PAUSE, LIVE_MIGRATION, PEER_TO_PEER_MIGRATION, MIGRATION_PROGRESS, MIGRATION_DOWNTIME, MIGRATION_BANDWIDTH,
  ABORT_JOB, CONSOLE, EVENTS, HOST_CPU_STATS, INTERFACE_STATS, BLOCK_STATS, BULK_STATS
}
