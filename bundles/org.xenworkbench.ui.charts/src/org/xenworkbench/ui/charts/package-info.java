/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * A time series chart for SWT that knows nothing of what it shows: {@link
 * org.xenworkbench.ui.charts.TimeSeriesChart} is the control, {@link org.xenworkbench.ui.charts.ChartImage} draws the
 * same picture without one, {@link org.xenworkbench.ui.charts.ChartSheet} takes what several show for export. What is
 * drawn is an immutable {@link org.xenworkbench.ui.charts.model.ChartModel}; how it is laid out, rastered and painted
 * is internal.
 */
@NonNullByDefault
package org.xenworkbench.ui.charts;

import org.eclipse.jdt.annotation.NonNullByDefault;
