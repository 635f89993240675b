/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * The font of a chart's texts, for who has no GC.
 *
 * @param family its name
 * @param points its size as the system has it
 * @param size its size, in pixels
 * @param ascent from the upper edge of a line to the baseline, in pixels
 * @param height of a line, in pixels
 */
record TextStyle(String family, int points, double size, int ascent, int height) {}
