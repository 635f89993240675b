/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import jakarta.annotation.PostConstruct;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.ui.RefreshTimes;

/** The bar in the window of a recording. Made by the workbench. */
public final class ReplayTrim {

  @PostConstruct
  void create(Composite parent, Replay replay, RefreshTimes times) {
    new ReplayBar(parent, replay, times);
  }
}
