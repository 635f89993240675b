/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;

/**
 * What is recorded.
 *
 * @param inventory hosts and VMs
 * @param sampler what metrics are
 * @param polling how often is sampled
 * @param history what was sampled
 * @param log what happened
 * @param hosts which hosts are configured
 */
record Sources(Inventory inventory, Sampler sampler, Polling polling, MetricHistory history, EventLog log,
    HostRegistry hosts) {
}
