/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import org.xenworkbench.core.model.ObjectId;

/** What the column stands for that has the user's charts of any objects: it is arranged like one of hosts or VMs. */
record MyCharts() implements ObjectId {

  static final MyCharts COLUMN = new MyCharts();

  @Override
  public String key() {
    return "my-charts";
  }
}
