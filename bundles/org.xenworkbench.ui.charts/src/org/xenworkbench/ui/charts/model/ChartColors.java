/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

/**
 * How a chart tells its series apart; each on a light and on a dark background.
 *
 * @since 0.1
 */
public enum ChartColors {
  /** By colours that colour-blind people can tell apart, too. */
  STANDARD,
  /** By colours, and each line by a pattern of its own, for who sees no colours at all. */
  PATTERNS,
  /** By strong colours and patterns on black or white. */
  HIGH_CONTRAST
}
