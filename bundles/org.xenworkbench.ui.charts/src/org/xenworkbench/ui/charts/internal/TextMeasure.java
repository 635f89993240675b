/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/** How large text is, in points. */
public interface TextMeasure {

  /** The width of a text. */
  int width(String text);

  /** The width of a text in bold. */
  int boldWidth(String text);

  /** The height of a line. */
  int height();
}
