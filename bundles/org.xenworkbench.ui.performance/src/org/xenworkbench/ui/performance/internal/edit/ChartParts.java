/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/**
 * What the dialogs need.
 *
 * @param own the charts
 * @param inventory the objects that there are
 * @param sampler says what their metrics are
 * @param history says which metrics they had
 */
public record ChartParts(OwnCharts own, Inventory inventory, Sampler sampler, MetricHistory history) {
}
