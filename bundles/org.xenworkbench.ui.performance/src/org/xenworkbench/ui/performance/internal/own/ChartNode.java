/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

/** What an element of XML may have in it. */
sealed interface ChartNode permits ChartElement, ChartNode.Other {

  /**
   * A text, a comment or an instruction to programs: it says nothing of a chart, and stays for whoever wrote it.
   *
   * @param xml as it is written in a file
   */
  record Other(String xml) implements ChartNode {
  }
}
