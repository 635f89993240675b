/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * How a chart is made. Pure: {@code Presentation} (what the user has chosen), scales ({@code TimeScale}, {@code
 * ValueScale} over an {@code AxisRange}), ticks ({@code TimeTicks}, {@code ValueTicks}), {@code Trace} (decimation, by
 * {@code PixelColumns}), {@code Levels} and {@code StackArea} (edges of areas), {@code LineMask}, {@code DenseLine}
 * and {@code PlotRaster} (pixels of the plot area, made off the UI thread), {@code ChartLayout} with {@code Head},
 * {@code Legend}, {@code LabelRows} and {@code PlotLabel}, {@code Palette}, {@code CursorValues} and {@code
 * ChartSummary}. {@code ChartPainter} paints what a {@code ChartPlan} says onto a {@code Surface}: a {@code GcSurface}
 * on the UI thread, or an {@code SvgSurface} with {@code SvgPlot} on any, so that a file shows what the screen does. A
 * {@code ChartFrame} (one finished picture) is made by {@code FrameLoader}'s executor and used on the UI thread. On
 * that only: {@code TextMetrics}, {@code ChartCursor}, {@code ChartNavigator}, {@code LegendControl} and {@code
 * ScreenZoom}.
 */
@NonNullByDefault
package org.xenworkbench.ui.charts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
