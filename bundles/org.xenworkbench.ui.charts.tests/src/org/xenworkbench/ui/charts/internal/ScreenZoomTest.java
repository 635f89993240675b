/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chart whose view is detached and docked. */
class ScreenZoomTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell window = new Shell(display);

  @AfterEach
  void close() {
    window.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void theShellThatItWasMadeInMayBeGoneBeforeIt() {
    Shell detached = new Shell(display);
    Canvas control = new Canvas(detached, SWT.NONE);
    ScreenZoom zoom = new ScreenZoom(control, () -> {});
    control.setParent(window);
    detached.dispose();
    assertThat(zoom.percent()).isPositive();
    control.dispose();
    assertThat(window.getListeners(SWT.Move)).isEmpty();
  }

  @Test
  void itFollowsTheShellItIsIn() {
    Shell detached = new Shell(display);
    Canvas control = new Canvas(window, SWT.NONE);
    ScreenZoom zoom = new ScreenZoom(control, () -> {});
    assertThat(window.getListeners(SWT.Move)).hasSize(1);
    control.setParent(detached);
    assertThat(zoom.percent()).isPositive();
    assertThat(window.getListeners(SWT.Move)).isEmpty();
    assertThat(detached.getListeners(SWT.Move)).hasSize(1);
    detached.dispose();
  }
}
