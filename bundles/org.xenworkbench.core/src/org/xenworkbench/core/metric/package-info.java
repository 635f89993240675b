/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Metrics: what is measured ({@link org.xenworkbench.core.metric.Metrics}), sampling
 * ({@link org.xenworkbench.core.metric.Sampler}), the series of the last ten minutes and older
 * ({@link org.xenworkbench.core.metric.MetricHistory}), and what third parties add
 * ({@link org.xenworkbench.core.metric.MetricSource}). Values are in base units; NaN is a gap.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.metric;
