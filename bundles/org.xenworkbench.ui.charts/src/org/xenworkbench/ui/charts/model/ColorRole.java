/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

/**
 * What the colour of a band, a marker or a threshold means; the chart picks the colour that fits its background.
 *
 * @since 0.1
 */
public enum ColorRole {
  /** Something is or was going on, for example a migration. */
  ACTIVITY,
  /** Something ended well. */
  GOOD,
  /** Something deserves attention. */
  WARNING,
  /** Something failed. */
  ERROR,
  /** A limit that was set, for example the threshold of an alert. */
  LIMIT,
  /** Of no particular meaning. */
  NEUTRAL
}
