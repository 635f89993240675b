/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * How a chart is made. Pure: scales ({@code TimeScale}, {@code ValueScale}), ticks ({@code TimeTicks}, {@code
 * ValueTicks}), {@code Trace} (decimation), {@code LineMask} and {@code PlotRaster} (pixels of the plot area, made off
 * the UI thread), {@code ChartLayout} with {@code LabelRows}, {@code Palette}, {@code CursorValues} and {@code
 * ChartSummary}. On the UI thread: {@code TextMetrics}, {@code ChartFrame} (one finished picture) and {@code
 * ChartPainter}.
 */
@NonNullByDefault
package org.xenworkbench.ui.charts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
