/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What views tell each other of metrics without seeing each other: limits, of which alerts are made and which charts
 * draw. {@link org.xenworkbench.ui.metric.MetricLimits} has those of every
 * {@link org.xenworkbench.ui.metric.LimitSource}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.metric;
